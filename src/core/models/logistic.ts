import { layersDimension } from './blocks';
import type { ModelDefinition, ModelOf } from './definition';
import { network } from './network';

export const logisticRegression: ModelDefinition<ModelOf<'logistic'>> = {
  kind: 'logistic',
  name: 'Logistic regression',
  meaning: 'A weighted sum of the features and a bias is the logarithm of the odds of 1 against 0.',
  losses: ['logistic'],
  dimension: (_, features, outputs) => layersDimension([features, outputs]),
  build: (_, features, outputs, loss) => network(features, [], outputs, loss),
};
