import { readFileSync } from 'node:fs';
import type { Values } from '../../../../src/core/index';
import type { LibraryRun } from './libraryRun';

const recorded = JSON.parse(readFileSync('test/reference/tfjs.json', 'utf8')) as {
  readonly trajectories: readonly {
    readonly optimizer: string;
    readonly function: string;
    readonly lr: number;
    readonly hyperparameters: Readonly<Record<string, number | boolean | readonly number[]>>;
    readonly lastFiniteStep?: number;
    readonly trajectory: readonly [number, number, number][];
  }[];
};

/** `rmsprop-centered` is the entry rmsprop with a flag. */
const entryOf = (optimizer: string) => optimizer.split('-')[0];

/** What TensorFlow.js 4.22 itself computed, in single precision. */
export const tfjsRuns: readonly LibraryRun[] = recorded.trajectories.map(
  ({ optimizer, function: landscape, lr, hyperparameters, trajectory, lastFiniteStep }) => ({
    library: 'tfjs',
    optimizer: entryOf(optimizer),
    landscape: landscape === 'quadratic' ? 'anisotropic' : landscape,
    rows: trajectory.map(([x, y], step) => [step, x, y] as const),
    tolerance: 1e-4,
    ...(lastFiniteStep !== undefined && { lastFiniteStep }),
    values: Object.assign(
      { lr },
      ...Object.entries(hyperparameters).map(([name, value]) => named(optimizer, name, value)),
    ) as Values,
  }),
);

function named(optimizer: string, name: string, value: number | boolean | readonly number[]): Values {
  if (typeof value === 'object') return { beta1: value[0], beta2: value[1] };
  // Not an argument: Adagrad's eps is the library's own.
  if (optimizer === 'adagrad' && name === 'eps') return {};
  return { [name]: value };
}
