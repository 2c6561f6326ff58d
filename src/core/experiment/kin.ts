import { newLines } from '../language/newLines';
import { resolveRun, type ResolvedRun } from './resolve';
import { shownRule } from './shownRule';

/** What an optimizer grew out of. */
export interface Kin {
  /** The optimizers' names. */
  readonly names: readonly string[];
  /** Which lines of the run's shown rule none of them has, whatever its names; one for each assignment. */
  readonly newLines: readonly boolean[];
}

/**
 * Compares a run's rule with those that its optimizer grew out of, each by the run's library where that has it, and
 * at its defaults.
 * @returns undefined for what derives from nothing, and for a rule of the user's own
 */
export function kinOf(run: ResolvedRun): Kin | undefined {
  const { definition, library } = run;
  const parents = (definition?.derivesFrom ?? []).map((id) => {
    const ofLibrary = resolveRun({}, { optimizer: id, library });
    return ofLibrary.ok ? ofLibrary : resolveRun({}, { optimizer: id });
  });
  const resolved = parents.flatMap((parent) => (parent.ok ? [parent.run] : []));
  if (resolved.length === 0) return undefined;
  const rules = resolved.map(shownRule);
  return {
    names: resolved.map(({ definition: parent }) => parent!.name),
    newLines: newLines(shownRule(run), rules),
  };
}
