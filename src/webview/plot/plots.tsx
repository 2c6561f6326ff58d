import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Change } from '../../core/index';
import type { Detail } from '../../protocol/details';
import type { LandscapePicture, Picture } from '../../protocol/messages';
import { useFocusHeir } from '../controls/focusHeir';
import { measureOf } from '../loss/curves';
import { LossPlot } from '../loss/lossPlot';
import { MeasureChoice } from '../loss/measureChoice';
import { movesSmoothly } from '../player/motion';
import { Player } from '../player/player';
import { lastStep, momentOf, strideOf } from '../player/steps';
import type { PanelState } from '../state';
import type { Palette } from '../theme/palette';
import type { ViewState } from '../view';
import { marksOf } from './marks';
import { PlanePlot } from './planePlot';
import { exactAt, readout } from './readout';
import { groundFor, isSane, sameView } from './region';
import type { Overlaid } from './drawOverlays';
import { OverlayNotes } from './overlayNotes';
import { fieldArrows, runArrows } from './overlays';

/** The left side: plane, player and loss, all at one time. */
export function Plots(props: {
  readonly state: PanelState;
  readonly picture: Picture;
  readonly landscape: LandscapePicture;
  readonly view: ViewState;
  readonly palette: Palette;
  readonly entering: boolean;
  readonly ask: (change: Change) => void;
  readonly cancel: () => void;
  readonly look: (change: Partial<ViewState>) => void;
}) {
  const { state, picture, landscape, view, palette, entering, ask, cancel, look } = props;
  const { progress, refusals, settings, details } = state;
  const [hovered, hover] = useState<readonly [number, number]>();
  useRest(hovered, (at) => look({ hovered: at }));
  const visible = useVisible(picture, view.hidden);
  const following = useVisible(state.following?.curves ?? picture, view.hidden);
  const last = lastStep(picture);
  const empty = picture.runs.length === 0;
  const moment = empty ? { step: 0, between: 0 } : momentOf(view, last);
  const moving = picture !== state.resting;
  const stale = refusals.has('formula');
  const measure = measureOf(view.measure, landscape);
  const point = (slot: number | undefined): void => {
    if (slot !== view.pointed) look({ pointed: slot });
  };
  const region = view.region && isSane(view.region, landscape.view) ? view.region : undefined;
  const [sampled, found] = [ofLandscape(state, 'region'), ofLandscape(state, 'marks')];
  const ground = region === undefined ? landscape : groundFor(region, landscape, sampled);
  const marks = useMemo(() => marksOf(landscape, found), [landscape, found]);
  const exact = ofLandscape(state, 'point');
  const known = state.details.get('arrows');
  const arrows =
    known?.detail.kind === 'arrows' && known.revision === picture.revision ? known.detail : undefined;
  const ofField = ofLandscape(state, 'field');
  const step = moment.between === 0 && !moving ? moment.step : -1;
  const overlaid = useMemo(
    (): Overlaid => ({
      shown: view.overlays,
      runs: step < 0 || view.overlays.length === 0 ? [] : runArrows(visible.runs, step, arrows, marks),
      field:
        ofField && view.overlays.includes('field') && sameView(ofField.view, region ?? landscape.view)
          ? fieldArrows(ofField, marks)
          : [],
    }),
    [view.overlays, visible, step, arrows, marks, ofField, region, landscape],
  );
  const shown = { picture: visible, landscape, palette, moment, pointed: view.pointed, moving, point };
  return (
    <div class="plots">
      <section>
        <div class="heading">
          <h2>Landscape</h2>
          <span class="aside landscape-name">{stale ? 'last valid landscape' : landscape.name}</span>
          {progress === undefined ? (
            <span class="readout" aria-hidden="true">
              {hovered === undefined
                ? null
                : readout(ground, region ?? landscape.view, ...hovered, exactAt(hovered, exact)).map(
                    ([name, value]) => (
                      <span key={name} class={`readout-${name}`}>
                        <span class="readout-name">{name}</span> {value}
                      </span>
                    ),
                  )}
            </span>
          ) : (
            <Progress done={progress.done} cancel={cancel} />
          )}
        </div>
        <PlanePlot
          {...shown}
          entering={entering}
          stale={stale}
          region={region}
          ground={ground}
          zooming={view.zooming}
          overlaid={overlaid}
          marks={marks}
          look={look}
          startRefusal={refusals.get('start.x') ?? refusals.get('start.y')}
          askStart={(start) => ask({ kind: 'start', start })}
          hover={hover}
          exact={exact}
        />
        {view.overlays.length === 0 ? null : <OverlayNotes {...overlaid} step={moment.step} />}
      </section>
      <section class="timeline">
        <Player
          view={view}
          moment={moment}
          last={last}
          stride={strideOf(picture)}
          smooth={movesSmoothly(settings.animation)}
          disabled={empty}
          look={look}
        >
          <MeasureChoice measure={measure} landscape={landscape} choose={(id) => look({ measure: id })} />
        </Player>
        <h2 class="unseen">{measure.name} at each step</h2>
        {empty ? (
          <p class="loss-plot placeholder">The loss of each step appears here.</p>
        ) : entering ? (
          <div class="loss-plot" />
        ) : (
          <LossPlot {...shown} picture={following} measure={measure} details={details} last={last} />
        )}
      </section>
    </div>
  );
}

/** What was answered of the landscape, unless it is another one by now. */
function ofLandscape<Kind extends 'region' | 'marks' | 'field' | 'point'>(
  { details, landscapeRevision }: PanelState,
  kind: Kind,
): Extract<Detail, { kind: Kind }> | undefined {
  const known = details.get(kind);
  if (known === undefined || known.revision < landscapeRevision) return undefined;
  return known.detail as Extract<Detail, { kind: Kind }>;
}

/** How long a pointer must rest before it is asked what is there, in ms: what is passed by is not read. */
const restAfter = 100;

/** Tells where a point has come to rest, and when it is gone. */
function useRest(
  at: readonly [number, number] | undefined,
  tell: (at: readonly [number, number] | undefined) => void,
): void {
  useEffect(() => {
    if (at === undefined) {
      tell(undefined);
      return;
    }
    const timer = setTimeout(() => tell(at), restAfter);
    return () => clearTimeout(timer);
  }, [at?.[0], at?.[1]]);
}

/** The picture without the runs in hidden slots; the same object as long as both are. */
function useVisible(picture: Picture, hidden: readonly number[]): Picture {
  return useMemo(
    () => ({ ...picture, runs: picture.runs.filter(({ slot }) => !hidden.includes(slot)) }),
    [picture, hidden],
  );
}

/** How far a long computation is. When it is over, the next control, the start, takes the focus. */
function Progress({ done, cancel }: { readonly done: number; readonly cancel: () => void }) {
  const progress = useRef<HTMLSpanElement>(null);
  useFocusHeir(progress, (going) => going.closest('section')?.querySelector<HTMLElement>('.start-handle'));
  return (
    <span class="progress" ref={progress}>
      <progress aria-label="Computing" max={1} value={done} />
      <button type="button" onClick={cancel}>
        Cancel
      </button>
    </span>
  );
}
