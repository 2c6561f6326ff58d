import type { Dataset } from '../experiment/types';
import type { DataSetDefinition } from './definition';
import { drawRows } from './draw';

export const wave: DataSetDefinition = {
  id: 'wave',
  name: 'Wave',
  origin: 'Drawn for this project: one wave of a sine with normal noise.',
  licence: 'CC0 1.0',
  features: ['x'],
  target: 'y',
  kind: 'regression',
  rows: 100,
  standardize: false,
  model: { kind: 'polynomial', degree: 5 },
  teaches: 'A curve that a line cannot follow, but a polynomial or a small network can.',
};

export function waveRows(): Dataset {
  return drawRows(2, wave.rows, wave.features, (draw) => {
    const x = draw.uniform(-1, 1);
    return [x, Math.sin(Math.PI * x) + draw.normal(0.15)];
  });
}
