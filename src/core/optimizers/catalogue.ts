import { adadelta } from './adadelta';
import { adagrad } from './adagrad';
import { adam } from './adam';
import { adamax } from './adamax';
import { adamw } from './adamw';
import { amsgrad } from './amsgrad';
import { asgd } from './asgd';
import type { OptimizerDefinition } from './definition';
import { momentum } from './momentum';
import { nadam } from './nadam';
import { nesterov } from './nesterov';
import { radam } from './radam';
import { rmsprop } from './rmsprop';
import { rprop } from './rprop';
import { sgd } from './sgd';

const textbook = [sgd, momentum, nesterov, adagrad, rmsprop, adam];
const adagradKin = [adadelta];
const adamKin = [amsgrad, adamw, adamax, nadam, radam];
const others = [rprop, asgd];

/** Every optimizer by its id, in the order in which they are offered. */
export const optimizers: ReadonlyMap<string, OptimizerDefinition> = new Map(
  [...textbook, ...adagradKin, ...adamKin, ...others].map((definition) => [definition.id, definition]),
);
