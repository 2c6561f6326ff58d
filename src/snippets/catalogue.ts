import type { Target } from './target';
import { javascript } from './targets/javascript';
import { numpy } from './targets/numpy';
import { pytorch } from './targets/pytorch';

/** Every target by its id, in the order in which they are offered. */
export const targets: ReadonlyMap<string, Target> = new Map(
  [pytorch, numpy, javascript].map((target) => [target.id, target]),
);
