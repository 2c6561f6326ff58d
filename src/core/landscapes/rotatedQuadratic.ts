import type { LandscapeDefinition } from './definition';

export const rotatedQuadratic: LandscapeDefinition = {
  id: 'rotated_quadratic',
  name: 'Rotated bowl',
  citation:
    'The quadratic of Goh (2017), Why Momentum Really Works, Distill, with its condition number and angle, scaled as the anisotropic bowl: with an angle of 0 it is that bowl.',
  formula: [
    'kappa = 20',
    'angle = 45',
    'c = cos(angle*pi/180)',
    's = sin(angle*pi/180)',
    '(c*x + s*y)^2/kappa + (c*y - s*x)^2',
  ].join('\n'),
  parameters: [
    {
      name: 'kappa',
      slider: [1, 1000],
      scale: 'log',
      meaning: 'Condition number: how many times steeper the steep axis curves than the shallow one.',
    },
    {
      name: 'angle',
      slider: [-90, 90],
      scale: 'linear',
      meaning: 'How far the shallow axis is turned away from x, in degrees.',
    },
  ],
  view: { x: [-8, 4], y: [-5, 5] },
  start: [-6, -1],
  minima: [[0, 0, 0]],
  steps: 30,
  learningRates: { sgd: 0.5, momentum: 0.1, nesterov: 0.1, adagrad: 2, rmsprop: 0.2, adam: 1 },
  teaches:
    'Along a valley at 45° both axes see the same curvature, so a learning rate of its own for each parameter gains nothing.',
};
