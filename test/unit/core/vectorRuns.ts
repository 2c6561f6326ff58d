// Runs of vector kernels on landscapes, whose loss and gradient are handed in as a batch's would be.
import { compileVectorKernel, type Segment, type VectorMemory } from '../../../src/core/compile/vectorKernel';
import { orthogonalizeInSlices, type Matrix } from '../../../src/core/compile/orthogonalize';
import type { Objective } from '../../../src/core/index';
import { compileObjective, resolveRun, type Experiment } from '../../../src/core/index';
import { beginSchedule } from '../../../src/core/schedules/resolve';
import { kernelVariant } from '../../../src/core/experiment/training';
import { noiseStream } from '../../../src/core/experiment/noise';

/** What a run leaves behind: rows of parameters and losses, as those of a RunResult. */
export interface VectorRun {
  readonly theta: Float64Array;
  readonly loss: Float64Array;
  readonly extra: Readonly<Record<string, Float64Array>>;
}

/**
 * The first run of an experiment from its first start, taken by a vector kernel.
 * @param objective of any number of parameters; absent: the experiment's landscape
 */
export function vectorRun(
  experiment: Experiment,
  objective: Objective = compileObjective(experiment.objective),
): VectorRun {
  const resolution = resolveRun(experiment, experiment.runs[0]);
  if (!resolution.ok) throw new Error(JSON.stringify(resolution.errors));
  const { rule, values, schedule, clip } = resolution.run;
  const variant = kernelVariant(experiment, resolution.run);
  const kernel = compileVectorKernel(rule, values, variant);
  const n = objective.dimension;
  const matrices = [{ offset: 0, rows: 1, columns: n }];
  const memory = kernel.allocate(n, matrices);
  const [theta] = memory.arrays;
  const numbers = Float64Array.from([
    ...kernel.hyperparameters.map((name) => Number(values[name])),
    ...Object.values(clip ?? {}),
  ]);
  const carryOut = (segments: readonly Segment[], rate: number) => {
    for (const { requests, orthogonalizations, run } of segments) {
      for (const request of requests) answer(objective, memory, request);
      for (const { from, to } of orthogonalizations)
        orthogonalize(memory.arrays[from], memory.arrays[to], matrices);
      run(memory.arrays, memory.scalars, numbers, rate);
    }
  };
  const begin = () => schedule && beginSchedule(schedule, Number(values.lr));
  const rateOf = begin();
  const draw = () => experiment.noise && noiseStream(experiment.noise, 0);
  const noise = draw();
  const noises = kernel.noise === undefined ? undefined : memory.arrays[kernel.noise];

  theta.set(experiment.start!);
  if (noises) draw()?.(noises);
  carryOut(kernel.start, begin()?.(0) ?? NaN);
  const { steps } = experiment;
  const result = { theta: new Float64Array((steps + 1) * n), loss: new Float64Array(steps + 1) };
  const extra = rule.plots.map(({ name }, index) => ({
    name,
    array: memory.arrays[kernel.plotted[index]],
    column: new Float64Array((steps + 1) * n),
  }));
  const record = (row: number) => {
    result.theta.set(theta, row * n);
    for (const { array, column } of extra) column.set(array, row * n);
    result.loss[row] = objective.value(theta);
  };
  for (let step = 0; step < steps; step++) {
    record(step);
    if (noises) noise?.(noises);
    carryOut(kernel.step, rateOf?.(step, result.loss[step - 1] ?? NaN) ?? NaN);
  }
  record(steps);
  return { ...result, extra: Object.fromEntries(extra.map(({ name, column }) => [name, column])) };
}

/** All of it at once. */
export function orthogonalize(from: Float64Array, to: Float64Array, matrices: readonly Matrix[]): void {
  const slices = orthogonalizeInSlices(from, to, matrices);
  while (!slices.next().done);
}

function answer(objective: Objective, memory: VectorMemory, request: Segment['requests'][number]): void {
  const point = memory.arrays[request.point];
  memory.scalars[request.loss] = objective.value(point);
  if (request.gradient !== undefined) objective.gradient(point, memory.arrays[request.gradient]);
}
