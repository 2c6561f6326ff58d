import type { Model } from '../experiment/types';
import type { ModelDefinition } from './definition';
import { linear } from './linear';

const definitions: readonly ModelDefinition[] = [linear];

/** Every family of models by its kind, in the order in which they are offered. */
export const models: ReadonlyMap<Model['kind'], ModelDefinition> = new Map(
  definitions.map((definition) => [definition.kind, definition]),
);
