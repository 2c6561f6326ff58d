import { layersDimension } from './blocks';
import type { ModelDefinition, ModelOf } from './definition';
import { network } from './network';

export const linear: ModelDefinition<ModelOf<'linear'>> = {
  kind: 'linear',
  name: 'Linear regression',
  meaning: 'A weighted sum of the features and a bias.',
  losses: ['mse', 'huber', 'logistic', 'cross-entropy'],
  dimension: (_, features, outputs) => layersDimension([features, outputs]),
  build: (_, features, outputs, loss) => network(features, [], outputs, loss),
};
