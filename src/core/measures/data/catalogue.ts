import { batchGradient } from './batchGradient';
import type { DataMeasureDefinition } from './definition';
import { distance } from './distance';
import { effectiveLearningRate } from './effectiveLearningRate';
import { gradientNorm } from './gradientNorm';
import { stepLength } from './stepLength';

/** Every measure of a training by its id, which is that of the same on landscapes, in the order in which they are offered. */
export const dataMeasures: ReadonlyMap<string, DataMeasureDefinition> = new Map(
  [distance, gradientNorm, batchGradient, stepLength, effectiveLearningRate].map((definition) => [
    definition.id,
    definition,
  ]),
);
