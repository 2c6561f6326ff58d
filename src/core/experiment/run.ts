import { compileKernel, type Kernel } from '../compile/kernel';
import { parameterNumbers, type Landscape } from '../compile/landscapeFunctions';
import { collectProblems } from '../language/languageError';
import { ProblemError } from '../problem';
import { runDataInSlices } from './data/dataRun';
import { maxRecordedNumbers } from './limits';
import { landscapeParameters, programOf, unsupported } from './objective';
import { parseExperiment, recordedNumbers } from './parse';
import { recordedSteps, rowCount } from './recordedRows';
import { kernelNumbers, kernelVariant, Training, type Columns } from './training';
import { startsOf } from './view';
import { resolveRun, runLabels, type ResolvedRun } from './resolve';
import type { Experiment, ExperimentResult, Progress, RunOptions, RunResult } from './types';

/** Updates between two yields: a fraction of a millisecond. */
const defaultSlice = 16_384;

/**
 * Carries out an experiment at once.
 * @returns the trajectories, run-major: run, then seed, then start
 * @throws ProblemError when the experiment or the options are not valid
 */
export function runExperiment(experiment: Experiment, options: RunOptions = {}): ExperimentResult {
  const slices = runInSlices(experiment, options);
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
  }
}

/**
 * Carries out an experiment in slices, so that a host can let messages in between: that is what makes cancelling
 * real. Slicing changes no bit of the result, and neither does what is recorded.
 * @yields after each slice of `options.slice` updates (16,384 when absent)
 * @returns as {@link runExperiment}; when `options.signal` is aborted, what was running and what was still to come is
 *   'cancelled' and ends with the last row that was computed
 * @throws ProblemError when the experiment or the options are not valid
 */
export function* runInSlices(
  experiment: Experiment,
  options: RunOptions = {},
): Generator<Progress, ExperimentResult, void> {
  const parsed = parseExperiment(experiment);
  if (!parsed.ok) throw new ProblemError(parsed.errors);
  const every = options.record?.every ?? 1;
  checkCounts(options);
  if (experiment.objective.kind === 'data')
    return yield* runDataInSlices(experiment, experiment.objective, options);
  const runs = experiment.runs.map((spec) => {
    const resolved = resolveRun(experiment, spec);
    if (!resolved.ok) throw new ProblemError(resolved.errors);
    return resolved.run;
  });
  checkOptions(experiment, runs, options);
  const labels = runLabels(experiment, runs);
  const program = programOf(experiment.objective);
  const landscape = program.bind(landscapeParameters(experiment.objective));
  const landscapeNumbers = parameterNumbers(program.graph, landscapeParameters(experiment.objective));
  const seeds = experiment.seeds !== undefined && experiment.seeds.length > 0 ? experiment.seeds : [0];
  const starts = startsOf(experiment);
  const steps = recordedSteps(experiment.steps, every);

  const results: RunResult[] = [];
  for (const [run, resolved] of runs.entries()) {
    const variant = kernelVariant(experiment, resolved);
    const kernel = kernelOf(run, () => compileKernel(resolved.rule, resolved.values, program, variant));
    const numbers = kernelNumbers(kernel, resolved, landscapeNumbers);
    const memory = new Float64Array(kernel.memoryLength);
    for (const seed of seeds) {
      for (const [start, point] of starts.entries()) {
        const task: Task = {
          head: { run, seed, start, label: labels[run], parameters: 2 },
          isScheduled: variant.isScheduled,
          plots: resolved.rule.plots.map(({ name }) => name),
          training: new Training(experiment, resolved, kernel, numbers, memory, { seed, point }),
          position: () => kernel.position(memory),
          plotted: () => kernel.plotted(memory),
          landscape,
          steps,
          every,
          slice: options.slice ?? defaultSlice,
          isCancelled: () => options.signal?.aborted ?? false,
        };
        results.push(yield* runOne(task));
      }
    }
  }
  return { runs: results };
}

/** A rule and a landscape that are simple enough by themselves may not be so together. */
function kernelOf(run: number, compile: () => Kernel): Kernel {
  const compiled = collectProblems('kernel', compile);
  if (compiled.ok) return compiled.kernel;
  throw new ProblemError(compiled.errors.map((error) => ({ ...error, path: `runs[${run}].rule` })));
}

function checkCounts({ record = {}, slice }: RunOptions): void {
  const counts = {
    'record.every': record.every,
    'record.lossEvery': record.lossEvery,
    slice,
  };
  const problems = Object.entries(counts).flatMap(([path, value = 1]) =>
    Number.isInteger(value) && value >= 1 ? [] : [{ path, message: 'Must be a whole number from 1.' }],
  );
  if (problems.length > 0) throw new ProblemError(problems);
}

function checkOptions(
  experiment: Experiment,
  runs: readonly ResolvedRun[],
  { record = {} }: RunOptions,
): void {
  const { every = 1 } = record;
  const problems = [
    // What is recorded anyway may be asked for.
    ...(record.lossEvery === undefined || record.lossEvery === 1
      ? []
      : [unsupported('record.lossEvery', 'Evaluating the loss less often')]),
    ...((record.theta ?? true) ? [] : [unsupported('record.theta', 'Leaving out the parameters')]),
    ...(record.plane === undefined ? [] : [unsupported('record.plane', 'Recording a projection')]),
  ];
  if (problems.length > 0) throw new ProblemError(problems);
  if (recordedNumbers(experiment, runs, rowCount(experiment.steps, every)) > maxRecordedNumbers) {
    throw new ProblemError([{ path: 'steps', message: 'This would record too many numbers.' }]);
  }
}

/** One trajectory to compute. */
interface Task {
  readonly head: Pick<RunResult, 'run' | 'seed' | 'start' | 'label' | 'parameters'>;
  readonly isScheduled: boolean;
  readonly plots: readonly string[];
  readonly training: Training;
  readonly position: () => [number, number];
  readonly plotted: () => [number, number][];
  readonly landscape: Landscape;
  /** Of the rows to record; all results have them in common. */
  readonly steps: Int32Array;
  readonly every: number;
  readonly slice: number;
  readonly isCancelled: () => boolean;
}

function* runOne(task: Task): Generator<Progress, RunResult, void> {
  const { head, training, position, landscape, every, slice } = task;
  const { run, seed, start } = head;
  const rows = task.steps.length;
  const steps = task.steps[rows - 1];
  const recorded: Recorded = { steps: task.steps, ...columns(rows, task) };

  // Every step passes through a window: the result itself when all are kept, else a page that rows are picked from.
  const window = every === 1 ? recorded : columns(Math.min(slice, steps), task);

  for (let done = 0; done < steps;) {
    if (task.isCancelled()) return cancelled(head, recorded, done, every);
    const count = Math.min(slice, steps - done);
    const first = every === 1 ? done : 0;
    const bad = training.advance(window, first, done, count);
    const badRow = bad === 0 ? first + count : firstBadRow(window, first, first + count);
    if (every > 1) {
      pick(window, recorded, done, count, every);
      walk(recorded, window, badRow);
    }
    if (badRow < first + count) return diverged(head, recorded, done + badRow - first);
    done += count;
    yield { run, seed, start, step: done, of: steps };
  }
  const last = rows - 1;
  const [x, y] = position();
  recorded.theta[2 * last] = x;
  recorded.theta[2 * last + 1] = y;
  recorded.loss[last] = landscape.value(x, y);
  if (recorded.lr) recorded.lr[last] = training.nextRate(steps)!;
  Object.values(recorded.extra ?? {}).forEach((column, index) => column.set(task.plotted()[index], 2 * last));
  if (firstBadRow(recorded, last, rows) < rows) return diverged(head, recorded, steps);
  if (every > 1) walk(recorded, { theta: Float64Array.of(x, y) }, 1);
  return resultOf(head, recorded, 'completed', steps);
}

/** Field by field, because spreading objects takes longer than a short run. */
function resultOf(
  { run, seed, start, label, parameters }: Task['head'],
  { steps, theta, loss, lr, extra, path }: Recorded,
  stop: RunResult['stop'],
  lastFiniteStep: number,
): RunResult {
  const result = { run, seed, start, label, parameters, steps, theta, loss, stop, lastFiniteStep };
  return lr || extra || path
    ? { ...result, ...(lr && { lr }), ...(extra && { extra }), ...(path && { pathLength: path.length }) }
    : result;
}

interface Recorded extends Columns, Pick<RunResult, 'steps'> {
  /** Of a thinned trajectory: how far it went, and where it was last. */
  path?: { readonly length: number; readonly x: number; readonly y: number };
}

/** Adds the way through the first rows of a page to the length of the path. */
function walk(recorded: Recorded, { theta }: Pick<Columns, 'theta'>, rows: number): void {
  let { length, x, y } = recorded.path ?? { length: 0, x: theta[0], y: theta[1] };
  for (let k = 0; k < 2 * rows; k += 2) {
    const [dx, dy] = [theta[k] - x, theta[k + 1] - y];
    length += Math.sqrt(dx * dx + dy * dy);
    [x, y] = [theta[k], theta[k + 1]];
  }
  recorded.path = { length, x, y };
}

/** Parameters and loss share one piece of memory: of a short run, asking for memory is what takes longest. */
function columns(rows: number, { isScheduled, plots }: Pick<Task, 'isScheduled' | 'plots'>): Columns {
  const buffer = new ArrayBuffer(3 * rows * Float64Array.BYTES_PER_ELEMENT);
  const theta = new Float64Array(buffer, 0, 2 * rows);
  const loss = new Float64Array(buffer, theta.byteLength, rows);
  if (!isScheduled && plots.length === 0) return { theta, loss };
  return {
    theta,
    loss,
    ...(isScheduled && { lr: new Float64Array(rows) }),
    ...(plots.length > 0 && {
      extra: Object.fromEntries(plots.map((name) => [name, new Float64Array(2 * rows)])),
    }),
  };
}

/** Copies the rows of every n-th step from a page that starts at step `first`. */
function pick(page: Columns, recorded: Recorded, first: number, count: number, every: number): void {
  for (let row = Math.ceil(first / every); row * every < first + count; row++) {
    const at = row * every - first;
    recorded.theta[2 * row] = page.theta[2 * at];
    recorded.theta[2 * row + 1] = page.theta[2 * at + 1];
    recorded.loss[row] = page.loss[at];
    if (recorded.lr) recorded.lr[row] = page.lr![at];
    for (const name in recorded.extra) {
      recorded.extra[name][2 * row] = page.extra![name][2 * at];
      recorded.extra[name][2 * row + 1] = page.extra![name][2 * at + 1];
    }
  }
}

/** The first row in [from, to) with a parameter or loss that is not finite; `to` when there is none. */
function firstBadRow({ theta, loss }: Columns, from: number, to: number): number {
  let row = from;
  // Each by itself: the sum of large finite numbers may not be finite.
  const isFinite = (value: number) => Number.isFinite(value);
  while (row < to && isFinite(theta[2 * row]) && isFinite(theta[2 * row + 1]) && isFinite(loss[row])) row++;
  return row;
}

function diverged(head: Task['head'], recorded: Recorded, badStep: number): RunResult {
  const row = recorded.steps.findIndex((step) => step >= badStep);
  recorded.theta.fill(NaN, 2 * row);
  recorded.loss.fill(NaN, row);
  recorded.lr?.fill(NaN, row);
  for (const column of Object.values(recorded.extra ?? {})) column.fill(NaN, 2 * row);
  return resultOf(head, recorded, 'diverged', badStep - 1);
}

function cancelled(head: Task['head'], recorded: Recorded, done: number, every: number): RunResult {
  const rows = done === 0 ? 0 : Math.floor((done - 1) / every) + 1;
  const kept: Recorded = {
    steps: recorded.steps.slice(0, rows),
    theta: recorded.theta.slice(0, 2 * rows),
    loss: recorded.loss.slice(0, rows),
    ...(recorded.lr && { lr: recorded.lr.slice(0, rows) }),
    ...(recorded.extra && { extra: firstRows(recorded.extra, rows) }),
    ...(recorded.path && { path: recorded.path }),
  };
  return resultOf(head, kept, 'cancelled', done - 1);
}

type Extra = NonNullable<RunResult['extra']>;

function firstRows(extra: Extra, rows: number): Extra {
  return Object.fromEntries(Object.entries(extra).map(([name, column]) => [name, column.slice(0, 2 * rows)]));
}
