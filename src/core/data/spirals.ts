import type { Dataset } from '../experiment/types';
import type { DataSetDefinition } from './definition';
import { drawRows } from './draw';

export const spirals: DataSetDefinition = {
  id: 'spirals',
  name: 'Two spirals',
  origin:
    'Drawn for this project: two arms of one and a half turns, with normal noise; after Lang and Witbrock 1988, Learning to Tell Two Spirals Apart.',
  licence: 'CC0 1.0',
  features: ['x', 'y'],
  target: 'class',
  kind: 'binary',
  rows: 200,
  standardize: false,
  model: { kind: 'mlp', hidden: [16, 16], activation: 'tanh' },
  teaches: 'A boundary that winds: hard for small networks, and for optimizers.',
};

export function spiralsRows(): Dataset {
  return drawRows(7, spirals.rows, spirals.features, (draw, index) => {
    const label = index % 2;
    const along = Math.sqrt(draw.uniform(0.02, 1));
    const angle = 3 * Math.PI * along + label * Math.PI;
    const radius = 2 * along;
    return [
      radius * Math.cos(angle) + draw.normal(0.06),
      radius * Math.sin(angle) + draw.normal(0.06),
      label,
    ];
  });
}
