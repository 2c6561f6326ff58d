import type { MeasureDefinition } from './definition';
import { distance } from './distance';
import { effectiveLearningRate } from './effectiveLearningRate';
import { gradientNorm } from './gradientNorm';
import { loss } from './loss';
import { stepLength } from './stepLength';

/** Every measure by its id, in the order in which they are offered. */
export const measures: ReadonlyMap<string, MeasureDefinition> = new Map(
  [loss, distance, gradientNorm, stepLength, effectiveLearningRate].map((definition) => [
    definition.id,
    definition,
  ]),
);
