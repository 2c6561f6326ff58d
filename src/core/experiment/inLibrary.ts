import type { Library, RunSpec } from './types';

/**
 * A run by another library's conventions: what it names stays, but for hyperparameters that the library does not have;
 * everything else is the library's.
 * @param library undefined for the optimizer's own
 * @param known the hyperparameters that the library has
 */
export function inLibrary(
  { library: _, hyperparameters, ...others }: RunSpec,
  library: Library | undefined,
  known: readonly string[],
): RunSpec {
  const kept = Object.entries(hyperparameters ?? {}).filter(([name]) => known.includes(name));
  return {
    ...others,
    ...(library !== undefined && { library }),
    ...(hyperparameters !== undefined && { hyperparameters: Object.fromEntries(kept) }),
  };
}
