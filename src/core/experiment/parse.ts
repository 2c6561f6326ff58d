import { compileLandscapeProgram } from '../compile/landscapeFunctions';
import { landscapes } from '../landscapes/catalogue';
import { didYouMean } from '../language/nearest';
import type { Problem } from '../problem';
import { outOfRange } from '../range';
import { Check, grouped, isFinite, isRecord, isValues, seedRange } from './check';
import { needsCurvature } from './curvature';
import { maxRecordedNumbers, maxRepetitions, maxRuns, maxSteps } from './limits';
import { planeProblems } from './planeChoice';
import { checkDataObjective, checkDataSize, checkSampling, type DataShape } from './data/parseData';
import { resolveRun, type ResolvedRun } from './resolve';
import type { Experiment, RunSpec } from './types';

/**
 * Checks a document from anywhere: a file, a message, a saved state. Nothing is allocated, run or executed for it.
 * Unknown fields are kept as they are.
 * @returns the document itself, or every problem found, each with its path
 */
export function parseExperiment(
  json: unknown,
):
  | { readonly ok: true; readonly experiment: Experiment }
  | { readonly ok: false; readonly errors: Problem[] } {
  const check = new Check();
  if (!isRecord(json)) return { ok: false, errors: [{ message: 'An experiment is an object.', path: '' }] };
  checkExperiment(check, json);
  return check.problems.length === 0
    ? { ok: true, experiment: json as unknown as Experiment }
    : { ok: false, errors: check.problems };
}

function checkExperiment(check: Check, json: Record<string, unknown>): void {
  if (json.version !== 1) check.add('version', 'This version reads experiments of version 1.');
  if (json.title !== undefined) check.text(json.title, 'title', 'The title');
  const data = checkObjective(check, json.objective);
  const checkPoint = (start: unknown, path: string) =>
    data ? check.parameters(start, path, data.dimension) : check.point(start, path);
  if (json.start !== undefined) checkPoint(json.start, 'start');
  if (json.starts !== undefined) check.list(json.starts, 'starts', 'Starts', maxRepetitions, checkPoint);
  check.integer(json.steps, 'steps', 'Steps', [1, maxSteps]);
  if (json.seeds !== undefined) {
    check.list(json.seeds, 'seeds', 'Seeds', maxRepetitions, (seed, path) =>
      check.integer(seed, path, 'A seed', seedRange),
    );
  }
  if (json.noise !== undefined) checkNoise(check, json.noise);
  if (json.plane !== undefined) check.problems.push(...planeProblems(json.plane, json.objective));
  if (json.tolerance !== undefined && !(isFinite(json.tolerance) && json.tolerance > 0)) {
    check.add('tolerance', 'The tolerance must be greater than 0.');
  }
  if (json.libraries !== undefined) checkLibraries(check, json.libraries);
  const ownValid = checkOwnOptimizers(check, json.optimizers);
  const runs: ResolvedRun[] = [];
  check.list(json.runs, 'runs', 'Runs', maxRuns, (run, path) => {
    if (ownValid) runs.push(...checkRun(check, run, path, json as unknown as Experiment, data));
  });
  if (check.problems.length === 0) checkSize(check, json as unknown as Experiment, runs, data);
}

/** @returns what is known of a loss on data; of landscapes nothing */
function checkObjective(check: Check, objective: unknown): DataShape | undefined {
  if (!isRecord(objective)) {
    check.add('objective', 'The objective must be an object.');
    return undefined;
  }
  if (objective.kind === 'data') return checkDataObjective(check, objective);
  if (objective.kind === 'expression') {
    if (typeof objective.source !== 'string') {
      check.add('objective.source', 'The formula must be a text.');
      return undefined;
    }
    checkFormula(check, objective.source, objective.parameters);
    if (objective.view !== undefined) checkView(check, objective.view);
  } else if (objective.kind === 'landscape') {
    const { id } = objective;
    const definition = typeof id === 'string' ? landscapes.get(id) : undefined;
    if (definition) checkFormula(check, definition.formula, objective.parameters);
    else if (typeof id === 'string')
      check.add('objective.id', `There is no landscape “${id}”.${didYouMean(id, landscapes.keys())}`);
    else check.add('objective.id', 'The landscape must be named by its id, a text.');
  } else {
    check.add('objective.kind', 'The objective is a “landscape”, an “expression” or “data”.');
  }
  return undefined;
}

function checkFormula(check: Check, source: string, parameters: unknown): void {
  const compiled = compileLandscapeProgram(source);
  if (!compiled.ok) {
    check.problems.push(...compiled.errors.map((error) => ({ ...error, path: 'objective.source' })));
    return;
  }
  if (parameters === undefined) return;
  if (!isRecord(parameters)) {
    check.add('objective.parameters', 'Parameters are numbers by name.');
    return;
  }
  const known = compiled.program.graph.text.parameters.map(({ name }) => name);
  for (const [name, value] of Object.entries(parameters)) {
    const path = `objective.parameters.${name}`;
    if (!known.includes(name))
      check.add(path, `The formula has no parameter “${name}”.${didYouMean(name, known)}`);
    else if (!isFinite(value)) check.add(path, `“${name}” must be a finite number.`);
  }
}

function checkView(check: Check, view: unknown): void {
  const isInterval = (axis: unknown) =>
    Array.isArray(axis) && axis.length === 2 && isFinite(axis[0]) && isFinite(axis[1]) && axis[0] < axis[1];
  if (isRecord(view) && isInterval(view.x) && isInterval(view.y)) return;
  check.add('objective.view', 'The view has an x and a y, each [min, max].');
}

function checkNoise(check: Check, noise: unknown): void {
  if (!isRecord(noise)) {
    check.add('noise', 'Gradient noise has a sigma and a seed.');
    return;
  }
  const message = outOfRange({ name: 'sigma', range: [0, Infinity] }, noise.sigma);
  if (message !== undefined) check.add('noise.sigma', message);
  check.integer(noise.seed, 'noise.seed', 'The seed', seedRange);
}

function checkLibraries(check: Check, libraries: unknown): void {
  if (!isRecord(libraries)) {
    check.add('libraries', 'Libraries are versions by name.');
    return;
  }
  for (const [name, version] of Object.entries(libraries))
    check.text(version, `libraries.${name}`, 'The version');
}

/** @returns whether runs can be checked against them */
function checkOwnOptimizers(check: Check, optimizers: unknown): boolean {
  if (optimizers === undefined) return true;
  const valid =
    isRecord(optimizers) &&
    Object.values(optimizers).every(
      (own) =>
        isRecord(own) &&
        typeof own.name === 'string' &&
        typeof own.rule === 'string' &&
        isValues(own.hyperparameters),
    );
  if (!valid) check.add('optimizers', 'An own optimizer has a name, a rule and hyperparameters.');
  return valid;
}

/** @returns the run with everything that it leaves to the catalogue; nothing when that cannot be told */
function checkRun(
  check: Check,
  run: unknown,
  path: string,
  experiment: Experiment,
  data: DataShape | undefined,
): ResolvedRun[] {
  if (!isRecord(run) || typeof run.optimizer !== 'string') {
    check.add(path, 'A run names its optimizer.');
    return [];
  }
  const found: ResolvedRun[] = [];
  if (run.rule !== undefined && typeof run.rule !== 'string')
    check.add(`${path}.rule`, 'The rule must be a text.');
  else if (run.library !== undefined && typeof run.library !== 'string')
    check.add(`${path}.library`, 'The library must be a name.');
  else if (run.hyperparameters !== undefined && !isRecord(run.hyperparameters)) {
    check.add(`${path}.hyperparameters`, 'Hyperparameters are values by name.');
  } else {
    const resolved = resolveRun(experiment, run as unknown as RunSpec);
    if (resolved.ok) found.push(resolved.run);
    else {
      // One by one: there may be more than a call takes arguments.
      for (const error of resolved.errors)
        check.problems.push({ ...error, path: `${path}.${error.path ?? ''}` });
    }
  }
  if (run.label !== undefined) check.text(run.label, `${path}.label`, 'The label');
  if (run.sampling !== undefined) {
    if (data) checkSampling(check, run.sampling, `${path}.sampling`, data.rows);
    else check.add(`${path}.sampling`, 'Only a loss on rows of data has batches.');
  }
  if (data && found.some(needsCurvature)) {
    const [{ name }] = found;
    check.add(
      `${path}.optimizer`,
      `${name} asks for second derivatives (hessian_diagonal), which a model’s loss on data does not have.`,
    );
  }
  return found;
}

function checkSize(
  check: Check,
  experiment: Experiment,
  runs: readonly ResolvedRun[],
  data: DataShape | undefined,
): void {
  if (data) {
    checkDataSize(check, experiment, runs, data, repetitions(experiment));
    return;
  }
  const numbers = recordedNumbers(experiment, runs, experiment.steps + 1);
  if (numbers <= maxRecordedNumbers) return;
  const trajectories = experiment.runs.length * repetitions(experiment);
  check.add(
    'steps',
    `${grouped(trajectories)} trajectories of ${grouped(experiment.steps)} steps are ${grouped(numbers)} numbers; at most ${grouped(maxRecordedNumbers)} are recorded. Take fewer steps or runs.`,
  );
}

/** How many numbers an experiment of two parameters records when each trajectory has so many rows. */
export function recordedNumbers(experiment: Experiment, runs: readonly ResolvedRun[], rows: number): number {
  const columns = runs.map(({ schedule, rule }) => 3 + (schedule ? 1 : 0) + 2 * rule.plots.length);
  return columns.reduce((sum, count) => sum + count, 0) * repetitions(experiment) * rows;
}

/** How many trajectories a run has. */
function repetitions({ starts, seeds }: Experiment): number {
  return Math.max(1, starts?.length ?? 1) * Math.max(1, seeds?.length ?? 1);
}
