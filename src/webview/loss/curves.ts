// What the chart below the player draws: for each run the loss or another measure at each step.
import { dataMeasures } from '../../core/measures/data/catalogue';
import type { MeasureText } from '../../core/measures/definition';
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

/** A measure that is chosen. */
export interface ChosenMeasure extends MeasureText {
  /** Whether it can be taken of one of the model's blocks alone. */
  readonly ofBlocks?: true;
  /** The block of which it is; absent: of all parameters. */
  readonly block?: number;
}

/**
 * The measure that is chosen; the loss where it does not exist.
 * @param block of the model, where one is chosen: of a measure that can be taken of it
 */
export function measureOf(id: string, landscape: LandscapePicture, block?: number): ChosenMeasure {
  const [first, ...others] = offeredMeasures(landscape);
  const chosen = others.find((each) => each.id === id);
  if (chosen === undefined || chosen.missing !== undefined) return first;
  const { name, ofBlocks } = chosen;
  const blocks = landscape.data?.model.blocks ?? [];
  if (!ofBlocks || block === undefined || !(block in blocks)) return chosen;
  return { ...chosen, name: `${name} of ${blocks[block].name}`, block };
}

/** What the chart can show, the loss first, and why something cannot be shown. */
export function offeredMeasures({
  data,
  minima,
}: LandscapePicture): readonly (ChosenMeasure & { readonly missing?: string })[] {
  if (data === undefined)
    return [...measures.values()].map((each) => ({
      ...each,
      ...(each.needsMinimum && minima.length === 0 && { missing: 'none is known' }),
    }));
  return [
    ...[...dataLosses.values()].map((each) => ({
      ...each,
      ...(each.id === 'heldOut' && data.rows.heldOut === 0 && { missing: 'no row is held out' }),
    })),
    ...[...dataMeasures.values()].map((each) => ({
      ...each,
      ...(each.needsMinimum && !data.model.isLeastSquares && { missing: 'known of least squares only' }),
    })),
  ];
}

/** The runs' curves of a measure; those of another than the loss as far as the host has sent them. */
export function curvesOf(
  measure: ChosenMeasure,
  { runs }: Picture,
  details: PanelState['details'],
): readonly Curve[] {
  const { id } = measure;
  if (isLossKind(id) && runs.some(({ training }) => training))
    return runs.flatMap((run) => lossCurve(run, lossKindOf(measure)));
  if (id === loss.id) return runs.map((run) => ({ ...nameOf(run), steps: run.steps, values: run.loss }));
  return runs.flatMap((run) => {
    const detail = detailOf(details, 'measure', run.slot);
    if (detail?.measure !== id || detail.block !== measure.block) return [];
    if (run.training) return measureCurve(run, detail.curves[0]);
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

/** A measure on data, in the rows that have one. What was sent of a run of another length is not shown. */
function measureCurve(run: RunPicture, values: Float64Array): Curve[] {
  const { steps } = run;
  if (values.length !== steps.length) return [];
  const isKnown = (_: number, row: number) => !Number.isNaN(values[row]);
  return [{ ...nameOf(run), steps: steps.filter(isKnown), values: values.filter(isKnown) }];
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
