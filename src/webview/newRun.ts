import type { Library, RunSpec } from '../core/index';
import type { OfferedOptimizer } from '../protocol/messages';

/** A run as it is added: by the conventions that the user prefers, where that library has the optimizer. */
export function newRun({ id, library, libraries }: OfferedOptimizer, preferred: Library): RunSpec {
  return {
    optimizer: id,
    ...(preferred !== library && libraries.includes(preferred) && { library: preferred }),
  };
}
