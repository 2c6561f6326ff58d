import { compileDataObjective, type DataObjectiveSpec, type RunResult } from '../../../src/core/index';

/** Batch gradient descent written out, from a start. */
export function descent(
  spec: DataObjectiveSpec,
  start: readonly number[],
  lr: number,
  steps: number,
  head: Partial<RunResult> = {},
): RunResult {
  const objective = compileDataObjective(spec);
  const n = objective.dimension;
  const theta = new Float64Array((steps + 1) * n);
  const loss = new Float64Array(steps + 1);
  const at = Float64Array.from(start);
  const gradient = new Float64Array(n);
  let lastFiniteStep = -1;
  for (let step = 0; step <= steps; step++) {
    theta.set(at, step * n);
    loss[step] = objective.value(at);
    if (Number.isFinite(loss[step])) lastFiniteStep = step;
    objective.gradient(at, gradient);
    for (let i = 0; i < n; i++) at[i] -= lr * gradient[i];
  }
  return {
    run: 0,
    seed: 0,
    start: 0,
    label: 'SGD',
    parameters: n,
    steps: Int32Array.from({ length: steps + 1 }, (_, step) => step),
    theta,
    loss,
    batchLoss: loss.map((value, row) => (row === steps ? NaN : value)),
    stop: lastFiniteStep === steps ? 'completed' : 'diverged',
    lastFiniteStep,
    ...head,
  };
}
