import type { LandscapePicture, Picture } from '../../protocol/messages';
import { ClockChoice } from '../loss/clockChoice';
import { measureOf } from '../loss/curves';
import { LossPlot } from '../loss/lossPlot';
import { isLossKind } from '../loss/lossKinds';
import { MeasureChoice } from '../loss/measureChoice';
import { tickOn, timed, type Clock, type Timed } from '../player/clock';
import { movesSmoothly } from '../player/motion';
import { Player } from '../player/player';
import type { Moment } from '../player/steps';
import type { PanelState } from '../state';
import { whatFollows, type Streamed } from '../streaming';
import type { Palette } from '../theme/palette';
import type { ViewState } from '../view';

/** What is known of the picture before is not of what is trained. */
const noDetails: PanelState['details'] = new Map();

/** The player, and the curves that share its time. */
export function Timeline(props: {
  readonly state: PanelState;
  /** What the player plays. */
  readonly picture: Picture;
  /** Where it is trained still. */
  readonly stream: Streamed | undefined;
  /** How many rows of data it is trained on; none on a landscape. */
  readonly rows: number | undefined;
  /** The same by the clock that is chosen. */
  readonly time: Timed;
  /** Without the runs that are hidden; behind the plane while something is dragged. */
  readonly following: Picture;
  readonly landscape: LandscapePicture;
  readonly palette: Palette;
  readonly moment: Moment;
  readonly view: ViewState;
  readonly moving: boolean;
  readonly point: (slot: number | undefined) => void;
  readonly look: (change: Partial<ViewState>) => void;
}) {
  const { state, picture, stream, rows, time, following, landscape, palette, moment, view } = props;
  const { moving, point, look } = props;
  const { settings, details } = state;
  const { last, name, per } = time;
  const measure = measureOf(view.measure, landscape, view.block);
  const empty = time.picture.runs.length === 0;
  const count = (clock: Clock): void => {
    const after = timed(picture, clock, rows);
    look({ clock, step: tickOn(after, time, view.step), between: 0, playing: false });
  };
  return (
    <section class="timeline">
      <Player
        view={view}
        moment={moment}
        time={time}
        smooth={movesSmoothly(settings.animation)}
        disabled={empty}
        look={look}
      >
        <MeasureChoice measure={measure} landscape={landscape} choose={(id) => look({ measure: id })} />
        {rows === undefined ? null : <ClockChoice clock={time.clock} choose={count} />}
      </Player>
      <h2 class="unseen">
        {measure.name} at each {name.toLowerCase()}
      </h2>
      {empty ? (
        <p class="loss-plot placeholder">The loss of each step appears here.</p>
      ) : (
        <LossPlot
          picture={following}
          landscape={landscape}
          measure={measure}
          details={stream ? noDetails : details}
          follows={stream && whatFollows(stream, isLossKind(measure.id))}
          palette={palette}
          moment={moment}
          last={last}
          counted={name}
          per={per}
          pointed={view.pointed}
          moving={moving}
          point={point}
          chooseBlock={(block) => look({ block })}
        />
      )}
    </section>
  );
}
