import type { LandscapeDefinition } from './definition';

export const mccormick: LandscapeDefinition = {
  id: 'mccormick',
  name: 'McCormick',
  citation:
    'McCormick (1976), Computability of Global Solutions to Factorable Nonconvex Programs: Part I — Convex Underestimating Problems, Mathematical Programming 10, 147–175.',
  formula: 'sin(x + y) + (x - y)^2 - 1.5*x + 2.5*y + 1',
  view: { x: [-1.5, 4], y: [-3, 4] },
  start: [-0.5, 2.5],
  // The first is global in this view only: along x = y the loss falls without end.
  minima: [
    [-0.5471975511965977, -1.5471975511965976, -1.9132229549810362],
    [2.5943951023931953, 1.5943951023931953, 1.2283696986087567],
  ],
  steps: 40,
  learningRates: { sgd: 0.2, momentum: 0.02, nesterov: 0.05, adagrad: 2, rmsprop: 0.2, adam: 0.5 },
  teaches:
    'Near the crest between two basins the first steps decide, and what has momentum runs past the end of its basin.',
};
