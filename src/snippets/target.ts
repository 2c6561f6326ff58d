import type { ResolvedRun } from '../core/index';

/** Code of one optimizer with one run's values. */
export interface Snippet {
  readonly text: string;
  /** Lines that the text needs at the top of its file. */
  readonly imports: readonly string[];
  /** Where the hyperparameters' values stand in the text, in reading order. */
  readonly stops: readonly Stop[];
  /** What the text needs at the top level of its file besides. */
  readonly definition?: Definition;
  /** The text is statements, though the target's are expressions: a call with what its training loop needs besides. */
  readonly isStatement?: boolean;
}

/** A class or a function that stands in a file once. */
export interface Definition {
  readonly name: string;
  readonly lines: readonly string[];
}

/** The value of a hyperparameter: what is turned after inserting. */
export interface Stop {
  /** In UTF-16 code units from the start of the text. */
  readonly offset: number;
  readonly length: number;
  /** The hyperparameter, as the rule calls it. */
  readonly name: string;
}

/** A library or language that code is written for: one file of targets/. */
export interface Target {
  readonly id: string;
  readonly name: string;
  /** VS Code's ids of the languages that the code is valid in, its own first. */
  readonly languages: readonly string[];
  /** A `rule` is the update rule itself, a statement; a `call` builds a library's optimizer, an expression. */
  readonly kind: 'rule' | 'call';
  /** What makes a statement of the text, where the text is an expression: `optimizer = ` before it. */
  readonly assignment?: readonly [before: string, after: string];
  /** One level of the text's indentation. */
  readonly indent: string;
  /** @throws ProblemError when the target cannot express the run */
  compose(run: ResolvedRun, options: ComposeOptions): Snippet;
}

export interface ComposeOptions {
  /** Names every argument of a call, those at the library's defaults too. */
  readonly allArguments: boolean;
  /** How many steps the run takes, where that is known. */
  readonly steps?: number;
}
