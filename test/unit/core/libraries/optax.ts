import { readFileSync } from 'node:fs';
import { optimizers, type RunSpec, type Values } from '../../../../src/core/index';
import type { LibraryRun } from './libraryRun';

type Arguments = Readonly<Record<string, number | boolean | readonly number[] | null>>;

export const recordedInOptax = JSON.parse(readFileSync('test/reference/optax.json', 'utf8')) as {
  /** The arguments with their defaults, as optax's functions declare them. */
  readonly defaults: Readonly<Record<string, Arguments>>;
  readonly trajectories: readonly {
    readonly optimizer: string;
    readonly class: string;
    readonly arguments: Arguments;
    readonly landscape: string;
    readonly rows: [number, number, number][];
  }[];
  /** Calls as optax itself evaluated them, from (-7, 4) on the anisotropic quadratic. */
  readonly calls: readonly {
    readonly run: RunSpec;
    readonly call: string;
    readonly rows: [number, number, number][];
  }[];
};

/** Our names of optax's arguments. */
const names: Readonly<Record<string, string>> = {
  learning_rate: 'lr',
  b1: 'beta1',
  b2: 'beta2',
  b3: 'beta3',
};

/** Entries that are another one's rule with other defaults, which are what is put to the test. */
const byDefaults: ReadonlySet<string> = new Set(['momentum', 'nesterov']);

/** optax's arguments as the entry's hyperparameters, by the names that its call has for them. */
function valuesOf(optimizer: string, given: Arguments): Values {
  const { arguments: renamed = {}, tuples = {} } = optimizers.get(optimizer)!.libraries.optax!.call!;
  const own: Readonly<Record<string, string>> = {
    ...names,
    ...Object.fromEntries(Object.entries(renamed).map(([ours, theirs]) => [theirs, ours])),
  };
  return Object.fromEntries(
    Object.entries(given)
      .filter(([name]) => name === 'learning_rate' || !byDefaults.has(optimizer))
      .flatMap(([name, value]) =>
        Array.isArray(value)
          ? value.map((each: number, index) => [tuples[name][index], each])
          : [[own[name] ?? name, value]],
      ),
  ) as Values;
}

/** What optax 0.2.8 itself computed. */
export const optaxRuns: readonly LibraryRun[] = recordedInOptax.trajectories.map(
  ({ optimizer, arguments: given, landscape, rows }) => ({
    library: 'optax',
    optimizer,
    landscape,
    rows,
    tolerance: 1e-9,
    values: valuesOf(optimizer, given),
  }),
);
