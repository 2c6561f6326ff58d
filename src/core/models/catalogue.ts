import type { Model } from '../experiment/types';
import type { ModelDefinition } from './definition';
import { linear } from './linear';
import { logisticRegression } from './logistic';
import { mlp } from './mlp';
import { polynomial } from './polynomial';
import { softmaxRegression } from './softmax';

const definitions: readonly ModelDefinition[] = [
  linear,
  polynomial,
  logisticRegression,
  softmaxRegression,
  mlp,
];

/** Every family of models by its kind, in the order in which they are offered. */
export const models: ReadonlyMap<Model['kind'], ModelDefinition> = new Map(
  definitions.map((definition) => [definition.kind, definition]),
);
