import type { DataObjective } from '../../experiment/data/dataObjective';
import { samplingOf } from '../../experiment/data/descents';
import type { LeastSquares } from '../../experiment/data/leastSquares';
import { updatesOf } from '../../experiment/data/updates';
import { resolveRun } from '../../experiment/resolve';
import type { Experiment, RunResult } from '../../experiment/types';
import type { Explanation } from '../explain';
import { allOf, firstOf } from '../find';
import type { Sentence } from '../sentence';
import { causes, companions, courses, endings, failures, introductions } from './catalogue';
import { batchCurves } from './batchCurves';
import { DataFacts } from './facts';
import { noiseAtEnd } from './noiseAtEnd';

const mostCauses = 2;

/**
 * Explains one training, as `explain` does a trajectory on a landscape: only what holds for certain of what was
 * computed, and theory only where its conditions are met.
 * @param result one of the experiment's
 * @param objective the experiment's
 * @param leastSquares of the objective, where it is known
 * @yields after a few milliseconds of work each
 * @returns no sentence for a run that is not valid, or not on data
 */
export function* explainDataInSlices(
  experiment: Experiment,
  result: RunResult,
  objective: DataObjective,
  leastSquares?: LeastSquares,
): Generator<void, Explanation, void> {
  const facts = factsOf(experiment, result, objective, leastSquares);
  if (!facts) return { happens: [], why: [] };
  const noise = facts.isCompleted ? yield* noiseAtEnd(facts) : undefined;
  const curves = facts.isCompleted || result.stop === 'diverged' ? yield* batchCurves(facts) : undefined;
  const all = facts.with({ noise, curves });
  const failure = firstOf(failures, all);
  const happens = [...allOf(introductions, all), ...(failure ? [failure] : course(all))];
  return { happens, why: allOf(causes, all).slice(0, mostCauses) };
}

/** Undefined for a run that is not valid, or not on data. */
export function factsOf(
  experiment: Experiment,
  result: RunResult,
  objective: DataObjective,
  leastSquares?: LeastSquares,
): DataFacts | undefined {
  const { objective: spec, runs } = experiment;
  const run = runs[result.run];
  if (spec.kind !== 'data' || run === undefined) return undefined;
  const steps = updatesOf(experiment, samplingOf(spec, run), objective.training.target.length);
  const resolved = resolveRun({ ...experiment, steps }, run);
  return resolved.ok
    ? new DataFacts({ experiment, spec, run: resolved.run, result, objective, leastSquares })
    : undefined;
}

function course(facts: DataFacts): readonly Sentence[] {
  return [...allOf(courses, facts), firstOf(endings, facts), ...allOf(companions, facts)].filter(
    (sentence) => sentence !== undefined,
  );
}
