import { sgdFamily, tfjsMomentum } from './sgd';

/** The textbook's Momentum: SGD with a momentum of 0.9. */
export const momentum = sgdFamily({
  id: 'momentum',
  name: 'Momentum',
  citation:
    'Polyak (1964), Some Methods of Speeding Up the Convergence of Iteration Methods, USSR Computational Mathematics and Mathematical Physics 4(5), 1–17.',
  derivesFrom: ['sgd'],
  momentum: 0.9,
  nesterov: false,
  tfjs: tfjsMomentum,
});
