import type { LandscapeDefinition } from './definition';

export const ackley: LandscapeDefinition = {
  id: 'ackley',
  name: 'Ackley',
  citation:
    'Ackley (1987), A Connectionist Machine for Genetic Hillclimbing, Kluwer; in the form of Bäck (1996), Evolutionary Algorithms in Theory and Practice, Oxford University Press.',
  // r has a kink at its zero, where its slope would be 0/0; the condition makes it 0.
  formula: [
    's = (x^2 + y^2)/2',
    'r = s > 0 ? sqrt(s) : 0',
    '-20*exp(-0.2*r) - exp((cos(2*pi*x) + cos(2*pi*y))/2) + 20 + e',
  ].join('\n'),
  view: { x: [-5, 5], y: [-5, 5] },
  start: [1.3, 2.4],
  minima: [[0, 0, 0]],
  steps: 25,
  learningRates: { sgd: 0.1, momentum: 0.05, nesterov: 0.02, adagrad: 1, rmsprop: 0.1, adam: 1 },
  teaches:
    'Dimples cover a funnel that ends in a kink: steps that are too short stay in a dimple, and at the kink no fixed learning rate comes to rest.',
};
