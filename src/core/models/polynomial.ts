import { layersDimension } from './blocks';
import type { ModelDefinition, ModelOf } from './definition';
import { network, type Basis } from './network';

export const polynomial: ModelDefinition<ModelOf<'polynomial'>> = {
  kind: 'polynomial',
  name: 'Polynomial regression',
  meaning:
    'A weighted sum of all products of the features up to a degree (x, y, x², x·y, y², …), and a bias; the order is that of scikit-learn’s PolynomialFeatures.',
  losses: ['mse', 'huber', 'logistic', 'cross-entropy'],
  dimension: ({ degree }, features, outputs) => layersDimension([monomialCount(features, degree), outputs]),
  build: ({ degree }, features, outputs, loss) => network(monomials(features, degree), [], outputs, loss),
};

/** How many products of one to `degree` features there are: (features + degree choose degree) − 1. */
function monomialCount(features: number, degree: number): number {
  let count = 1;
  for (let k = 1; k <= degree; k++) count = (count * (features + k)) / k;
  return count - 1;
}

/** All products of one to `degree` features. Each is one that stands before it times a feature not before its last. */
function monomials(features: number, degree: number): Basis {
  const size = monomialCount(features, degree);
  const shorter = new Int32Array(size);
  const factor = new Int32Array(size);
  for (let feature = 0; feature < features; feature++) factor[feature] = feature;
  let end = features;
  for (let begin = 0; end < size;) {
    const before = end;
    for (let parent = begin; parent < before; parent++) {
      for (let feature = factor[parent]; feature < features; feature++) {
        shorter[end] = parent;
        factor[end++] = feature;
      }
    }
    begin = before;
  }
  return {
    size,
    write(x, at, out) {
      for (let i = 0; i < features; i++) out[i] = x[at + i];
      for (let i = features; i < size; i++) out[i] = out[shorter[i]] * x[at + factor[i]];
    },
  };
}
