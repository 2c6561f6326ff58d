import type { Target } from './target';
import { javascript } from './targets/javascript';
import { keras } from './targets/keras';
import { numpy } from './targets/numpy';
import { optax } from './targets/optax';
import { pytorch } from './targets/pytorch';
import { tfjs } from './targets/tfjs';

/** Every target by its id, in the order in which they are offered. */
export const targets: ReadonlyMap<string, Target> = new Map(
  [pytorch, keras, optax, tfjs, numpy, javascript].map((target) => [target.id, target]),
);
