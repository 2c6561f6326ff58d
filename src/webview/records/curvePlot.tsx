import { useMemo, useRef } from 'preact/hooks';
import type { RecordPicture } from '../../protocol/records';
import { InfoIcon } from '../controls/icons';
import { chooseCurveAxis } from '../loss/curveAxis';
import type { Curve } from '../loss/curves';
import { describeCurves } from '../loss/describeCurves';
import { createLossChart } from '../loss/lossChart';
import type { Moment } from '../player/steps';
import type { Palette } from '../theme/palette';
import { curveNames, curvesOfRecords, recordCurves, type RecordCurve } from './curves';
import { useChart } from './useChart';
import type { RecordsView } from './view';

type Look = (change: Partial<RecordsView>) => void;

/** Chooses what the chart shows. */
export function CurveChoice({ curve, look }: { readonly curve: RecordCurve; readonly look: Look }) {
  return (
    <div class="measure-choice">
      <label for="curve">Curves</label>
      <select
        id="curve"
        value={curve}
        onChange={(event) => {
          const { value } = event.currentTarget;
          look({ curve: recordCurves.find((each) => each === value) ?? 'loss' });
        }}
      >
        {recordCurves.map((each) => (
          <option key={each} value={each}>
            {curveNames[each]}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The loss, or the learning rate, at each step; the pointer reads it there. */
export function CurvePlot(props: {
  /** Without the records that are hidden. */
  readonly visible: readonly RecordPicture[];
  readonly revision: number;
  readonly curve: RecordCurve;
  readonly palette: Palette;
  readonly moment: Moment;
  readonly last: number;
  readonly pointed: number | undefined;
  readonly look: Look;
}) {
  const { visible, curve } = props;
  const curves = useMemo(() => curvesOfRecords(visible, curve), [visible, curve]);
  if (curves.length > 0) return <Curves {...props} curves={curves} />;
  return (
    <p class="loss-plot placeholder">
      {curve === 'lr' && visible.some(({ summary }) => summary !== undefined)
        ? 'No record tells its learning rate.'
        : 'The curves of records appear here.'}
    </p>
  );
}

const steps = { name: 'Step', per: 1 };

function Curves(props: Parameters<typeof CurvePlot>[0] & { readonly curves: readonly Curve[] }) {
  const { curves, revision, curve, palette, moment, last, pointed, look } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const axis = useMemo(() => chooseCurveAxis(curves, undefined), [curves]);
  const content = { curves, revision, axis, palette, moment, last, counts: steps, pointed };
  const chart = useChart(canvas, createLossChart, content);
  return (
    <>
      <div
        class="loss-plot"
        onPointerMove={(event) => {
          const { left, top } = event.currentTarget.getBoundingClientRect();
          const [x, y] = [event.clientX - left, event.clientY - top];
          look({ pointed: chart.current?.near(x, y), hoveredStep: chart.current?.stepAt(x) });
        }}
        onPointerLeave={() => look({ pointed: undefined, hoveredStep: undefined })}
      >
        <canvas
          ref={canvas}
          id="loss"
          role="img"
          aria-label={describeCurves({ name: curveNames[curve] }, curves)}
          aria-details="records"
        />
      </div>
      {axis.note === undefined ? null : (
        <p class="note">
          <InfoIcon />
          <span>{axis.note}</span>
        </p>
      )}
    </>
  );
}
