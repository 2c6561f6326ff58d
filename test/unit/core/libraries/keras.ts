import { readFileSync } from 'node:fs';
import type { RunSpec } from '../../../../src/core/index';
import type { LibraryRun } from './libraryRun';

/** What Keras 3.15.1 itself computed; test/reference/README.md says how. */
export const recordedInKeras = JSON.parse(readFileSync('test/reference/keras.json', 'utf8')) as {
  readonly trajectories: readonly {
    readonly optimizer: string;
    readonly class: string;
    readonly arguments: Readonly<Record<string, number | boolean>>;
    readonly landscape: string;
    readonly rows: [number, number, number][];
  }[];
  /** Calls, with the training of the run that they were written for. */
  readonly calls: readonly {
    readonly run: Pick<RunSpec, 'schedule' | 'clip'>;
    readonly call: string;
    readonly rows: [number, number, number][];
  }[];
};

/** Our names of Keras's arguments. */
const names: Readonly<Record<string, string>> = {
  learning_rate: 'lr',
  beta_1: 'beta1',
  beta_2: 'beta2',
  epsilon: 'eps',
  beta_2_decay: 'beta2_decay',
  epsilon_1: 'eps1',
  epsilon_2: 'eps2',
  clip_threshold: 'd',
};

/** Entries that are another one's rule with other defaults, which are what is put to the test. */
const byDefaults: ReadonlySet<string> = new Set(['momentum', 'nesterov', 'amsgrad']);

function nameOf(optimizer: string, argument: string): string {
  return optimizer === 'rmsprop' && argument === 'rho' ? 'alpha' : (names[argument] ?? argument);
}

/** Its trajectories, with our names. */
export const kerasRuns: readonly LibraryRun[] = recordedInKeras.trajectories.map(
  ({ optimizer, arguments: given, landscape, rows }) => ({
    library: 'keras',
    optimizer,
    landscape,
    rows,
    // Whose means Keras takes in single precision, also of doubles.
    tolerance: optimizer === 'adafactor' ? 1e-6 : 1e-9,
    values: Object.fromEntries(
      Object.entries(given)
        // Adafactor's relative_step has no effect in Keras, which its recording shows.
        .filter(([name]) => name !== 'relative_step')
        .filter(([name]) => name === 'learning_rate' || !byDefaults.has(optimizer))
        .map(([name, value]) => [nameOf(optimizer, name), value]),
    ),
  }),
);
