import type { Dataset } from '../experiment/types';
import type { DataSetDefinition } from './definition';
import { drawRows } from './draw';

export const moons: DataSetDefinition = {
  id: 'moons',
  name: 'Two moons',
  origin:
    'Drawn for this project: two half circles that reach into each other, as scikit-learn’s make_moons has them, with normal noise.',
  licence: 'CC0 1.0',
  features: ['x', 'y'],
  target: 'class',
  kind: 'binary',
  rows: 200,
  standardize: false,
  model: { kind: 'mlp', hidden: [8], activation: 'tanh' },
  teaches: 'Classes that no straight line parts: a small network bends one.',
};

export function moonsRows(): Dataset {
  return drawRows(5, moons.rows, moons.features, (draw, index) => {
    const label = index % 2;
    const angle = draw.uniform(0, Math.PI);
    const [x, y] = [Math.cos(angle), Math.sin(angle)];
    const [nx, ny] = [draw.normal(0.15), draw.normal(0.15)];
    return label === 0 ? [x + nx, y + ny, label] : [1 - x + nx, 0.5 - y + ny, label];
  });
}
