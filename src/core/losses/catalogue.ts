import { crossEntropy } from './crossEntropy';
import type { LossDefinition, LossId } from './definition';
import { huber } from './huber';
import { logistic } from './logistic';
import { mse } from './mse';

/** Every loss by its id, in the order in which they are offered. */
export const losses: ReadonlyMap<LossId, LossDefinition> = new Map(
  [mse, huber, logistic, crossEntropy].map((definition) => [definition.id, definition]),
);
