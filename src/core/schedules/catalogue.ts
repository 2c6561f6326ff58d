import { constantLR } from './constantLR';
import { cosineAnnealingLR } from './cosineAnnealingLR';
import { cosineAnnealingWarmRestarts } from './cosineAnnealingWarmRestarts';
import { cosineWithWarmup } from './cosineWithWarmup';
import { cyclicLR } from './cyclicLR';
import type { ScheduleDefinition } from './definition';
import { exponentialLR } from './exponentialLR';
import { linearLR } from './linearLR';
import { linearWarmup } from './linearWarmup';
import { multiStepLR } from './multiStepLR';
import { oneCycleLR } from './oneCycleLR';
import { polynomialLR } from './polynomialLR';
import { reduceLROnPlateau } from './reduceLROnPlateau';
import { stepLR } from './stepLR';

/** Every learning-rate schedule by its id, in the order in which they are offered. */
export const schedules: ReadonlyMap<string, ScheduleDefinition> = new Map(
  [
    stepLR,
    multiStepLR,
    exponentialLR,
    polynomialLR,
    cosineAnnealingLR,
    cosineAnnealingWarmRestarts,
    oneCycleLR,
    cyclicLR,
    reduceLROnPlateau,
    constantLR,
    linearLR,
    linearWarmup,
    cosineWithWarmup,
  ].map((definition) => [definition.id, definition]),
);
