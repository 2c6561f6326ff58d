import { landscapes, type Experiment, type RunResult, type View } from '../core/index';
import type { Tolerance } from '../protocol/thinnedRows';

/** Half a pixel of plots 700 pixels wide and 200 high. Larger ones show a sketch as one, for as long as it passes. */
const planeParts = 1400;
const lossParts = 400;
/** The axis of the loss shows no more of what lies below the largest loss. */
const deepest = 1e-20;

/** How closely a sketch in a view follows the trajectories. */
export function toleranceOf(
  { objective }: Experiment,
  { x, y }: View,
  runs: readonly RunResult[],
): Tolerance {
  const minima = (objective.kind === 'landscape' ? landscapes.get(objective.id)?.minima : undefined) ?? [];
  const losses = runs.map(({ loss }) => loss);
  const least = lowestLoss(losses);
  const floor = least > 0 ? 0 : Math.min(0, ...minima.map(([, , loss]) => loss));
  const first = Math.max(
    ...losses.map((loss) => (loss.length > 0 && loss[0] - floor > 0 ? loss[0] - floor : 0)),
  );
  const highest = first > 0 && first < Infinity ? first : 1;
  const lowest = highest * deepest;
  const decades = Math.log10(highest / Math.max(lowest, Math.min(highest, least - floor)));
  return {
    x: (x[1] - x[0]) / planeParts,
    y: (y[1] - y[0]) / planeParts,
    decades: Math.max(1, decades) / lossParts,
    floor,
    lowest: Math.max(lowest, Number.MIN_VALUE),
  };
}

function lowestLoss(losses: readonly Float64Array[]): number {
  let lowest = Infinity;
  for (const loss of losses) for (const value of loss) if (value < lowest) lowest = value;
  return lowest;
}
