import { useMemo, useRef } from 'preact/hooks';
import type { RecordPicture, RecordsPicture } from '../../protocol/records';
import { InfoIcon } from '../controls/icons';
import type { Moment } from '../player/steps';
import type { Palette } from '../theme/palette';
import { waysOf } from './curves';
import { useChart } from './useChart';
import type { RecordsView } from './view';
import { createWayChart } from './wayChart';

/** The trajectories in their principal plane, or why there are none. */
export function WayPlot(props: {
  readonly picture: RecordsPicture;
  /** Without the records that are hidden. */
  readonly visible: readonly RecordPicture[];
  readonly palette: Palette;
  readonly moment: Moment;
  readonly pointed: number | undefined;
  readonly look: (change: Partial<RecordsView>) => void;
}) {
  const { picture, visible, palette, moment, pointed, look } = props;
  const { plane, records } = picture;
  const elsewhere = records.filter(({ parameters }) => parameters?.isElsewhere === true);
  return (
    <section>
      <div class="heading">
        <h2>Trajectories</h2>
        {plane === undefined ? null : (
          <span class="aside plane-aside">
            principal plane, {percent(plane.explained[0])} + {percent(plane.explained[1])}
            <span class="secondary-word"> of the variance</span>
          </span>
        )}
      </div>
      {plane === undefined ? (
        <p class="loss-plot placeholder">
          {records.length === 0
            ? 'Trajectories of records appear here.'
            : 'A trajectory needs a record with at least two parameters.'}
        </p>
      ) : (
        <Ways
          plane={plane}
          visible={visible}
          palette={palette}
          moment={moment}
          pointed={pointed}
          look={look}
        />
      )}
      {elsewhere.length === 0 ? null : (
        <p class="note">
          <InfoIcon />
          <span>
            Of other parameters, so in no common plane: {elsewhere.map(({ label }) => label).join(', ')}.
          </span>
        </p>
      )}
    </section>
  );
}

function Ways(props: {
  readonly plane: NonNullable<RecordsPicture['plane']>;
  readonly visible: readonly RecordPicture[];
  readonly palette: Palette;
  readonly moment: Moment;
  readonly pointed: number | undefined;
  readonly look: (change: Partial<RecordsView>) => void;
}) {
  const { plane, visible, palette, moment, pointed, look } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const ways = useMemo(() => waysOf(visible), [visible]);
  const { x, y } = plane.view;
  const region = useMemo(() => ({ x, y }), [x[0], x[1], y[0], y[1]]);
  const chart = useChart(canvas, createWayChart, { ways, region, palette, moment, pointed });
  return (
    <div
      class="plot ways"
      onPointerMove={(event) => {
        const { left, top } = event.currentTarget.getBoundingClientRect();
        const near = chart.current?.near(event.clientX - left, event.clientY - top);
        look({ pointed: near?.slot, hoveredStep: near?.step });
      }}
      onPointerLeave={() => look({ pointed: undefined, hoveredStep: undefined })}
    >
      <canvas
        ref={canvas}
        id="ways"
        role="img"
        aria-label={describeWays(visible)}
        aria-details="records"
        data-step={moment.step}
      />
    </div>
  );
}

function describeWays(visible: readonly RecordPicture[]): string {
  const told = visible.flatMap(({ label, way }) => {
    if (!way || way.steps.length === 0) return [];
    return `${label} from step ${way.steps[0]} to ${way.steps.at(-1)}.`;
  });
  return ['Trajectories in the plane of their first two principal components.', ...told].join(' ');
}

function percent(share: number): string {
  const text = (100 * share).toFixed(share > 0.995 && share < 1 ? 1 : 0);
  return `${text} %`;
}
