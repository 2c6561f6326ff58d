import { sgdFamily, tfjsMomentum } from './sgd';

/** The textbook's Nesterov: SGD with Nesterov momentum of 0.9, in the simplified form. */
export const nesterov = sgdFamily({
  id: 'nesterov',
  name: 'Nesterov',
  citation:
    'Nesterov (1983), A Method of Solving a Convex Programming Problem with Convergence Rate O(1/k²), Soviet Mathematics Doklady 27, 372–376; in the form of Sutskever, Martens, Dahl and Hinton (2013), ICML.',
  derivesFrom: ['momentum'],
  momentum: 0.9,
  nesterov: true,
  tfjs: tfjsMomentum,
});
