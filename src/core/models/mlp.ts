import { layersDimension } from './blocks';
import type { ModelDefinition, ModelOf } from './definition';
import { network } from './network';

export const mlp: ModelDefinition<ModelOf<'mlp'>> = {
  kind: 'mlp',
  name: 'Multilayer perceptron',
  meaning:
    'Layers of weighted sums and biases with tanh or ReLU between them; the gradient is backpropagated (Rumelhart, Hinton and Williams 1986, Nature 323).',
  losses: ['logistic', 'mse', 'huber', 'cross-entropy'],
  dimension: ({ hidden }, features, outputs) => layersDimension([features, ...hidden, outputs]),
  build: ({ hidden, activation }, features, outputs, loss) =>
    network(features, hidden, outputs, loss, activation),
};
