/**
 * Something wrong with what a user wrote, said where the user looks: in a text by line and column, in a document
 * by path. Lines and columns count from 1, columns and lengths in UTF-16 code units, as editors do.
 */
export interface Problem {
  readonly message: string;
  readonly line?: number;
  readonly column?: number;
  readonly length?: number;
  /** What is likely meant in the place of those characters. */
  readonly replacement?: string;
  /** Where in the experiment, e.g. `runs[1].hyperparameters.lr`. */
  readonly path?: string;
}

/** Thrown by functions that take an already checked experiment and were handed one that is not. */
export class ProblemError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(
      problems
        .map((problem) => (problem.path ? `${problem.path}: ${problem.message}` : problem.message))
        .join('\n'),
    );
    this.name = 'ProblemError';
  }
}
