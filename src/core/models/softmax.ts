import { layersDimension } from './blocks';
import type { ModelDefinition, ModelOf } from './definition';
import { network } from './network';

export const softmaxRegression: ModelDefinition<ModelOf<'softmax'>> = {
  kind: 'softmax',
  name: 'Softmax regression',
  meaning: 'Each class has a weighted sum of the features and a bias, and its softmax for a probability.',
  losses: ['cross-entropy'],
  dimension: (_, features, outputs) => layersDimension([features, outputs]),
  build: (_, features, outputs, loss) => network(features, [], outputs, loss),
};
