import type { Change } from '../experiment/edit';
import { resolveRun } from '../experiment/resolve';
import { runExperiment } from '../experiment/run';
import type { Experiment, RunResult, RunSpec } from '../experiment/types';
import { experimentView, startsOf } from '../experiment/view';
import { formatExact } from '../format';
import type { RunFacts } from './facts';
import { coarseRates, fineRates } from './rates';
import { constantSteps } from './why/constantSteps';
import { noiseFloor } from './why/noiseFloor';

/** A change of one run that was tried, and the loss that the run ends at with it. */
export interface Fix {
  readonly change: Extract<Change, { kind: 'hyperparameter' | 'schedule' }>;
  readonly loss: number;
}

/** Steps that may be spent on trying: a few milliseconds. */
const maxSteps = 50_000;

/** A change has to leave at most this part of what is above the minimum. */
const worthwhile = 0.5;

/** A change, and the run with it. */
export interface Candidate {
  readonly change: Fix['change'];
  readonly spec: RunSpec;
}

/**
 * Tries other learning rates (1, 2 and 5 times powers of ten, then the digits beside the best of them) and, where
 * steps do not shrink by themselves, a schedule that makes them.
 * @returns the best of what stays in view and is worth the change; undefined where there is nothing of the kind, where
 *   the run has converged, or where it is too long to try
 */
export function findFix(facts: RunFacts): Fix | undefined {
  const { experiment, result, run, target, lowest, goal } = facts;
  const floor = lowest ?? goal?.loss;
  if (result.stop === 'cancelled' || floor === undefined) return undefined;
  const own = result.stop === 'diverged' ? Infinity : facts.loss(facts.last) - floor;
  if (!(own > 0) || (target !== undefined && own + floor <= target)) return undefined;
  const spec = experiment.runs[result.run];
  const change = (name: string, value: number | boolean) => withValue(spec, result.run, name, value);
  const attempts = run.values.maximize === true ? [bestOf(facts, [change('maximize', false)])] : [];
  const { lr } = run.values;
  if (attempts.length === 0 && typeof lr === 'number' && lr > 0) {
    const coarse = bestOf(
      facts,
      coarseRates(lr).map((rate) => change('lr', rate)),
    );
    attempts.push(
      coarse,
      coarse &&
        bestOf(
          facts,
          fineRates(rateOf(coarse)).map((rate) => change('lr', rate)),
        ),
    );
    const keepsMoving = constantSteps.find(facts) ?? noiseFloor.find(facts);
    if (spec.schedule === undefined && keepsMoving)
      attempts.push(bestOf(facts, [withSchedule(spec, result.run)]));
  }
  const best = lowestOf(attempts);
  return best && best.loss - floor <= worthwhile * own ? best : undefined;
}

/** What the change is, as one reads it on a button. */
export function fixText({ change }: Fix): string {
  if (change.kind === 'schedule') return `Try the schedule ${change.schedule?.name ?? 'off'}`;
  const { name, value } = change;
  return typeof value === 'boolean'
    ? `Switch ${name} ${value ? 'on' : 'off'}`
    : `Try ${name} = ${formatExact(value ?? NaN)}`;
}

/** The run with another value of a hyperparameter. */
export function withValue(spec: RunSpec, run: number, name: string, value: number | boolean): Candidate {
  return {
    change: { kind: 'hyperparameter', run, name, value },
    spec: { ...spec, hyperparameters: { ...spec.hyperparameters, [name]: value } },
  };
}

/** The run with a rate that shrinks. */
export function withSchedule(spec: RunSpec, run: number): Candidate {
  const schedule = { name: 'CosineAnnealingLR' };
  return { change: { kind: 'schedule', run, schedule }, spec: { ...spec, schedule } };
}

/** The rate that a change sets. */
export function rateOf({ change }: Fix): number {
  return change.kind === 'hyperparameter' ? Number(change.value) : NaN;
}

/** The candidate that ends lowest of those that end, and stay in view. */
function bestOf({ experiment, result }: RunFacts, candidates: readonly Candidate[]): Fix | undefined {
  const possible = candidates.filter(({ spec }) => resolveRun(experiment, spec).ok);
  if (possible.length === 0 || possible.length * experiment.steps > maxSteps) return undefined;
  const { runs } = runExperiment(only(experiment, result, possible));
  return lowestOf(
    runs.map((tried, i) =>
      tried.stop === 'completed' && staysInView(experiment, tried)
        ? { change: possible[i].change, loss: tried.loss[tried.loss.length - 1] }
        : undefined,
    ),
  );
}

function lowestOf(fixes: readonly (Fix | undefined)[]): Fix | undefined {
  return fixes
    .filter((fix) => fix !== undefined)
    .reduce<Fix | undefined>((best, fix) => (best && best.loss <= fix.loss ? best : fix), undefined);
}

/** The candidates from the start, and with the seed, of one result. */
function only(
  experiment: Experiment,
  { start, seed }: RunResult,
  candidates: readonly Candidate[],
): Experiment {
  const { start: _start, starts: _starts, seeds, ...rest } = experiment;
  return {
    ...rest,
    start: startsOf(experiment)[start],
    ...(seeds && { seeds: [seed] }),
    runs: candidates.map(({ spec }) => spec),
  };
}

function staysInView(experiment: Experiment, { theta }: RunResult): boolean {
  const { x, y } = experimentView(experiment);
  return theta.every((value, i) => value >= (i % 2 === 0 ? x : y)[0] && value <= (i % 2 === 0 ? x : y)[1]);
}
