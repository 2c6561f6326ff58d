// What the panel of records draws: curves and trajectories, made of what the host sends.
import type { RecordPicture, RecordsPicture } from '../../protocol/records';
import type { Curve } from '../loss/curves';
import { rowAtStep, type Way } from '../player/steps';

/** What the chart can show. */
export const recordCurves = ['loss', 'lr'] as const;
export type RecordCurve = (typeof recordCurves)[number];

/** How they are called. */
export const curveNames: Readonly<Record<RecordCurve, string>> = { loss: 'Loss', lr: 'Learning rate' };

/** Whether the loss is not finite at the end. */
export function hasDiverged({ summary }: RecordPicture): boolean {
  return summary?.notFinite !== undefined;
}

/** What a record says of how the training goes, in words. */
export function standing(record: RecordPicture): string {
  const { state, message, summary } = record;
  if (message !== undefined) return message;
  if (state === 'missing') return 'the file is not there';
  if (summary === undefined) {
    if (record.problemCount > 0) return 'no step can be read';
    return state === 'reading' ? 'reading …' : 'no step yet';
  }
  if (hasDiverged(record)) {
    const { lastFiniteStep } = summary;
    return lastFiniteStep === undefined ? 'never finite' : `diverged after step ${lastFiniteStep}`;
  }
  return state === 'growing' ? 'growing' : 'at rest';
}

/** The curves of what the chart shows, in the records' order. */
export function curvesOfRecords(records: readonly RecordPicture[], shown: RecordCurve): readonly Curve[] {
  return records.flatMap((record): Curve[] => {
    const { slot, label, summary } = record;
    const column = record[shown];
    if (!column || column.steps.length === 0) return [];
    const lastFiniteStep = summary?.lastFiniteStep;
    return [
      {
        slot,
        label,
        ...column,
        ending: standing(record),
        ...(shown === 'loss' && hasDiverged(record) && lastFiniteStep !== undefined && { lastFiniteStep }),
      },
    ];
  });
}

/** The trajectories, as the plane draws them. */
export function waysOf(records: readonly RecordPicture[]): readonly Way[] {
  return records.flatMap(({ slot, label, way }): Way[] =>
    way
      ? [{ slot, label, steps: way.steps, theta: way.values, stop: 'completed', lastFiniteStep: Infinity }]
      : [],
  );
}

/** The last step of all, at least 1. */
export function lastStepOf({ records }: RecordsPicture): number {
  return Math.max(1, ...records.map(({ summary }) => summary?.lastStep ?? 0));
}

/** The distance of the steps that are drawn, by which the player goes: that of the densest record. */
export function strideOfRecords({ records }: RecordsPicture): number {
  const distances = records.flatMap(({ way, loss }) => {
    const { steps } = way ?? loss;
    return steps.length > 1 ? [Math.max(1, steps[1] - steps[0])] : [];
  });
  return distances.length === 0 ? 1 : Math.min(...distances);
}

/** A record's number at a step: that of the last step up to it which is drawn; undefined outside of its steps. */
export function valueAt(record: RecordPicture, shown: RecordCurve, step: number): number | undefined {
  const { [shown]: column, summary } = record;
  if (!column || !summary || step > summary.lastStep) return undefined;
  // Losses that are not finite are not drawn.
  if (shown === 'loss' && step === summary.lastStep) return summary.lastLoss ?? NaN;
  const row = rowAtStep(column.steps, step);
  return row < 0 ? undefined : column.values[row];
}
