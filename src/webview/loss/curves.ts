// What the chart below the player draws: for each run the loss or another measure at each step.
import type { MeasureDefinition } from '../../core/measures/definition';
import { measures } from '../../core/measures/catalogue';
import { loss } from '../../core/measures/loss';
import type { LandscapePicture, Picture, RunPicture } from '../../protocol/messages';
import type { Band, LossKind } from '../../protocol/data';
import { ending } from '../describe';
import { detailOf } from '../details';
import type { PanelState } from '../state';
import { dataLosses, isLossKind, lossKindOf } from './lossKinds';

/** One curve of the chart. */
export interface Curve {
  /** Of its run. */
  readonly slot: number;
  /** The run's name. */
  readonly label: string;
  /** Where the run has a curve for each. */
  readonly axis?: 'x' | 'y';
  readonly steps: Int32Array;
  /** One a step; NaN where there is none. */
  readonly values: Float64Array;
  /** Of several trainings whose median the values are: the quartiles beside it. */
  readonly band?: { readonly lower: Float64Array; readonly upper: Float64Array };
  /** What the run did, in words. */
  readonly ending: string;
  /** Of a run that diverged: its last step that is finite. */
  readonly lastFiniteStep?: number;
}

/** The measure that is chosen; the loss where it does not exist. */
export function measureOf(id: string, landscape: LandscapePicture): MeasureDefinition {
  if (landscape.data !== undefined) {
    const isThere = id !== 'heldOut' || landscape.data.rows.heldOut > 0;
    return (isThere ? dataLosses.get(id) : undefined) ?? dataLosses.get(loss.id)!;
  }
  const chosen = measures.get(id);
  return chosen === undefined || isMissing(chosen, landscape) ? loss : chosen;
}

/** Whether a measure needs a minimum, and none is known. */
export function isMissing({ needsMinimum }: MeasureDefinition, { minima }: LandscapePicture): boolean {
  return needsMinimum && minima.length === 0;
}

/** The runs' curves of a measure; those of another than the loss as far as the host has sent them. */
export function curvesOf(
  measure: MeasureDefinition,
  { runs }: Picture,
  details: PanelState['details'],
): readonly Curve[] {
  const { id } = measure;
  if (isLossKind(id) && runs.some(({ training }) => training))
    return runs.flatMap((run) => lossCurve(run, lossKindOf(measure)));
  if (id === loss.id) return runs.map((run) => ({ ...nameOf(run), steps: run.steps, values: run.loss }));
  return runs.flatMap((run) => {
    const detail = detailOf(details, 'measure', run.slot);
    if (detail?.measure !== id) return [];
    const { steps, curves } = detail;
    if (curves.length === 1) return [{ ...nameOf(run), steps, values: curves[0] }];
    return curves.map((values, k): Curve => {
      const axis = k === 0 ? 'x' : 'y';
      return { ...nameOf(run), axis, steps, values };
    });
  });
}

/** How a curve is called. */
export function curveName({ label, axis }: Pick<Curve, 'label' | 'axis'>): string {
  return axis === undefined ? label : `${label} ${axis}`;
}

function nameOf(run: RunPicture): Pick<Curve, 'slot' | 'label' | 'ending' | 'lastFiniteStep'> {
  const { slot, label, stop, lastFiniteStep } = run;
  return { slot, label, ending: ending(run), ...(stop === 'diverged' && { lastFiniteStep }) };
}

/** A loss on data where it was evaluated, or the median over seeds between its quartiles. */
function lossCurve(run: RunPicture, kind: LossKind): Curve[] {
  const { training } = run;
  const band = training?.bands?.[kind];
  const single = { training: run.loss, batch: training?.batchLoss, heldOut: training?.heldOutLoss }[kind];
  const values = band?.median ?? single;
  if (values === undefined) return [];
  const rows = Int32Array.from(run.steps.keys()).filter((row) => !Number.isNaN(values[row]));
  const known = <T extends Int32Array | Float64Array>(column: T): T =>
    rows.length === column.length ? column : (column.filter((_, row) => !Number.isNaN(values[row])) as T);
  const curve = { ...nameOf(run), steps: known(run.steps), values: known(values) };
  return [band === undefined ? curve : { ...curve, band: bandOf(band, known) }];
}

function bandOf(
  { lower, upper }: Band,
  known: (column: Float64Array) => Float64Array,
): NonNullable<Curve['band']> {
  return { lower: known(lower), upper: known(upper) };
}
