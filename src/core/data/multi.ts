import type { Dataset } from '../experiment/types';
import type { DataSetDefinition } from './definition';
import { drawRows } from './draw';

export const multi: DataSetDefinition = {
  id: 'multi',
  name: 'Three features',
  origin:
    'Drawn for this project: three normal features with deviations 1, 3 and 0.3, the target a weighted sum with normal noise.',
  licence: 'CC0 1.0',
  features: ['a', 'b', 'c'],
  target: 'y',
  kind: 'regression',
  rows: 200,
  standardize: false,
  model: { kind: 'linear' },
  teaches:
    'Features of different spread make a long valley: the curvature along b is a hundred times that along c.',
};

export function multiRows(): Dataset {
  return drawRows(3, multi.rows, multi.features, (draw) => {
    const [a, b, c] = [draw.normal(1), draw.normal(3), draw.normal(0.3)];
    return [a, b, c, 0.5 * a - b + 2 * c + 3 + draw.normal(0.1)];
  });
}
