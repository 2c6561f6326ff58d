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
import type { Snippet, Target } from './target';

export { targets } from './catalogue';
export type { Snippet, Stop, Target } from './target';

/** Which code is asked for. */
export interface SnippetRequest {
  /** An id of {@link targets}. */
  readonly target: string;
  readonly run: RunSpec;
  /** The own optimizers that the run may name. */
  readonly optimizers?: Experiment['optimizers'];
  /** How many steps the run takes, which its schedule may follow. */
  readonly steps?: number;
  /** The gradient noise of the experiment. Real training has its own, so there is no code for it. */
  readonly noise?: Experiment['noise'];
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
  const run = checkedRun(request);
  refuseAround(target, run, request.noise);
  const { allArguments = false, steps } = request;
  return target.compose(run, { allArguments, ...(steps !== undefined && { steps }) });
}

/** The code of a run as a file of its own: its imports, a blank line, its text. */
export function writeSnippet(request: SnippetRequest): string {
  const { imports, text } = composeSnippet(request);
  return imports.length === 0 ? text : [...imports, '', text].join('\n');
}

/** @throws ProblemError with paths relative to the run */
function checkedRun({ run, optimizers, steps }: SnippetRequest): ResolvedRun {
  const own = {
    ...(optimizers !== undefined && { optimizers }),
    ...(steps !== undefined && { steps }),
  };
  const objective = { kind: 'landscape', id: 'anisotropic' };
  const parsed = parseExperiment({ version: 1, objective, steps: 1, ...own, runs: [run] });
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

/** What stands around the rule in a run and is not written with it. */
function refuseAround(
  { kind, name }: Target,
  { schedule, clip }: ResolvedRun,
  noise: Experiment['noise'],
): void {
  const refuse = (path: string, what: string) => {
    throw new ProblemError([
      { path, message: `${name}: there is no code for ${what} yet. Insert a run without.` },
    ]);
  };
  if (noise !== undefined) refuse('noise', 'gradient noise');
  if (kind === 'rule' && schedule) refuse('schedule', `the schedule ${schedule.definition.id}`);
  if (kind === 'rule' && clip) refuse('clip', 'gradient clipping');
}
