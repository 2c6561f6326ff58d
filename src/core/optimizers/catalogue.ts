import { adagrad } from './adagrad';
import { adam } from './adam';
import type { OptimizerDefinition } from './definition';
import { momentum } from './momentum';
import { nesterov } from './nesterov';
import { rmsprop } from './rmsprop';
import { sgd } from './sgd';

/** Every optimizer by its id, in the order in which they are offered. */
export const optimizers: ReadonlyMap<string, OptimizerDefinition> = new Map(
  [sgd, momentum, nesterov, adagrad, rmsprop, adam].map((definition) => [definition.id, definition]),
);
