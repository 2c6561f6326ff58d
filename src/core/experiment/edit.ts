import type { Experiment, ObjectiveSpec, RunSpec } from './types';

/** One wish of a user, in plain JSON. */
export type Change =
  /** Another objective: brings its own start, and learning rates and steps where they were the old one's recommended ones. */
  | { readonly kind: 'objective'; readonly objective: ObjectiveSpec }
  | { readonly kind: 'start'; readonly start: readonly number[] }
  | { readonly kind: 'steps'; readonly steps: number }
  /** A hyperparameter of one run; without a value it goes back to the library's default. */
  | {
      readonly kind: 'hyperparameter';
      readonly run: number;
      readonly name: string;
      readonly value?: number | boolean;
    }
  | { readonly kind: 'add-run'; readonly run: RunSpec; readonly at?: number }
  | { readonly kind: 'remove-run'; readonly run: number }
  | { readonly kind: 'replace'; readonly experiment: Experiment };
