import { optimizers as catalogue } from '../optimizers/catalogue';
import type { Problem } from '../problem';
import { parseExperiment } from './parse';
import type { OwnOptimizer } from './types';

/**
 * Checks own optimizers that are kept outside of an experiment, by id. Nothing is run for it.
 * @returns the valid ones, and of every other one what is wrong, with its id as the path
 */
export function parseOwnOptimizers(json: unknown): {
  readonly optimizers: Readonly<Record<string, OwnOptimizer>>;
  readonly problems: readonly Problem[];
} {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return {
      optimizers: {},
      problems: [{ message: 'Own optimizers are an object, by their ids.', path: '' }],
    };
  const checked = Object.entries(json).map(([id, own]) => ({ id, own, problem: wrongOptimizer(id, own) }));
  return {
    optimizers: Object.fromEntries(
      checked.filter(({ problem }) => !problem).map(({ id, own }) => [id, own as OwnOptimizer]),
    ),
    problems: checked.flatMap(({ id, problem }) => (problem ? [{ ...problem, path: id }] : [])),
  };
}

/** The first thing that keeps an own optimizer from being run. */
function wrongOptimizer(id: string, own: unknown): Problem | undefined {
  if (catalogue.has(id) || id === 'custom')
    return { message: `“${id}” is the id of another optimizer; choose another one.` };
  const parsed = parseExperiment({
    version: 1,
    objective: { kind: 'landscape', id: 'anisotropic' },
    steps: 1,
    optimizers: { [id]: own },
    runs: [{ optimizer: id }],
  });
  return parsed.ok ? undefined : parsed.errors[0];
}
