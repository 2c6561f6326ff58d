// Writes an optimizer as code: its update rule in a language, or a call of a library that has it.
import {
  parseExperiment,
  ProblemError,
  resolveRun,
  type Experiment,
  type ResolvedRun,
  type RunSpec,
} from '../core/index';
import { didYouMean } from '../core/language/nearest';
import { targets } from './catalogue';
import type { Snippet } from './target';

export { targets } from './catalogue';
export type { Snippet, Stop, Target } from './target';

/** Which code is asked for. */
export interface SnippetRequest {
  /** An id of {@link targets}. */
  readonly target: string;
  readonly run: RunSpec;
  /** The own optimizers that the run may name. */
  readonly optimizers?: Experiment['optimizers'];
  /** Names every argument of a library's call, those at its defaults too. */
  readonly allArguments?: boolean;
}

/**
 * The code of a run, made from the checked rule and the catalogue: no text that a user typed is copied into it.
 * @throws ProblemError when there is no such target, the run is not valid, or the target cannot express it
 */
export function composeSnippet(request: SnippetRequest): Snippet {
  const target = targets.get(request.target);
  if (!target) {
    const hint = didYouMean(String(request.target), targets.keys());
    throw new ProblemError([{ path: 'target', message: `There is no target “${request.target}”.${hint}` }]);
  }
  return target.compose(checkedRun(request), { allArguments: request.allArguments ?? false });
}

/** The code of a run as a file of its own: its imports, a blank line, its text. */
export function writeSnippet(request: SnippetRequest): string {
  const { imports, text } = composeSnippet(request);
  return imports.length === 0 ? text : [...imports, '', text].join('\n');
}

/** @throws ProblemError with paths relative to the run */
function checkedRun({ run, optimizers }: SnippetRequest): ResolvedRun {
  const own = optimizers === undefined ? {} : { optimizers };
  const objective = { kind: 'landscape', id: 'anisotropic' };
  const parsed = parseExperiment({ version: 1, objective, steps: 1, runs: [run], ...own });
  if (!parsed.ok) {
    throw new ProblemError(
      parsed.errors.map((error) => ({
        ...error,
        ...(error.path !== undefined && { path: error.path.replace(/^runs\[0\]\.?/, '') }),
      })),
    );
  }
  const resolved = resolveRun(own, run);
  if (!resolved.ok) throw new ProblemError(resolved.errors);
  return resolved.run;
}
