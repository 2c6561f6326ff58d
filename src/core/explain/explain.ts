import { resolveRun } from '../experiment/resolve';
import type { Experiment, RunResult } from '../experiment/types';
import { causes, companions, endings, failures, movements, sentenceKinds, standings } from './catalogue';
import { RunFacts } from './facts';
import { findFix, type Fix } from './fix';
import type { Sentence, SentenceKind } from './sentence';

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
  const failure = first(failures, facts);
  const why = all(causes, facts).slice(0, mostCauses);
  const fix = facts.rows > 1 ? findFix(facts) : undefined;
  return { happens: failure ? [failure] : course(facts), why, ...(fix && { fix }) };
}

/** The sentence in English. */
export function sentenceText({ kind, values }: Sentence): string {
  return sentenceKinds.find((each) => each.kind === kind)?.english(values) ?? '';
}

function course(facts: RunFacts): readonly Sentence[] {
  if (facts.rows < 2) return [];
  const moves = [first(movements, facts), ...all(companions, facts)].filter((each) => each !== undefined);
  const ending = first(endings, facts) ?? (moves.length > 1 ? undefined : first(standings, facts));
  return ending ? [...moves, ending] : moves;
}

function first(kinds: readonly SentenceKind[], facts: RunFacts): Sentence | undefined {
  for (const kind of kinds) {
    const sentence = sentenceOf(kind, facts);
    if (sentence) return sentence;
  }
  return undefined;
}

function all(kinds: readonly SentenceKind[], facts: RunFacts): readonly Sentence[] {
  return kinds.map((kind) => sentenceOf(kind, facts)).filter((sentence) => sentence !== undefined);
}

/** A number that is not finite makes no sentence. */
function sentenceOf({ kind, ...own }: SentenceKind, facts: RunFacts): Sentence | undefined {
  const values = own.find(facts);
  const isSound =
    values !== undefined &&
    Object.values(values)
      .flat()
      .every((value) => typeof value === 'string' || Number.isFinite(value));
  return isSound ? { kind, values } : undefined;
}
