import { resolveRun } from '../experiment/resolve';
import type { Experiment, RunResult } from '../experiment/types';
import { causes, companions, endings, failures, movements, standings } from './catalogue';
import { RunFacts } from './facts';
import { allOf, firstOf } from './find';
import { findFix, type Fix } from './fix';
import type { Sentence } from './sentence';

/** What a run did, and why, in sentences that hold for it. */
export interface Explanation {
  readonly happens: readonly Sentence[];
  readonly why: readonly Sentence[];
  /** A change that ends much lower. */
  readonly fix?: Fix;
}

const mostCauses = 2;

/**
 * Explains one trajectory. Says nothing rather than something that may not hold: theory only where its conditions are
 * met, steps only where all were recorded, a change only after it was tried.
 * @param result one of the experiment's
 * @returns no sentence for a run that is not valid, or on an objective without a landscape
 */
export function explain(experiment: Experiment, result: RunResult): Explanation {
  const spec = experiment.runs[result.run];
  const resolved = spec && experiment.objective.kind !== 'data' ? resolveRun(experiment, spec) : undefined;
  if (!resolved?.ok) return { happens: [], why: [] };
  const facts = new RunFacts(experiment, resolved.run, result);
  const failure = firstOf(failures, facts);
  const why = allOf(causes, facts).slice(0, mostCauses);
  const fix = facts.rows > 1 ? findFix(facts) : undefined;
  return { happens: failure ? [failure] : course(facts), why, ...(fix && { fix }) };
}

function course(facts: RunFacts): readonly Sentence[] {
  if (facts.rows < 2) return [];
  const moves = [firstOf(movements, facts), ...allOf(companions, facts)].filter((each) => each !== undefined);
  const ending = firstOf(endings, facts) ?? (moves.length > 1 ? undefined : firstOf(standings, facts));
  return ending ? [...moves, ending] : moves;
}
