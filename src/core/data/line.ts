import type { Dataset } from '../experiment/types';
import type { DataSetDefinition } from './definition';
import { drawRows } from './draw';

export const line: DataSetDefinition = {
  id: 'line',
  name: 'Line',
  origin: 'Drawn for this project: x evenly spread over ±3, y on a line with normal noise.',
  licence: 'CC0 1.0',
  features: ['x'],
  target: 'y',
  kind: 'regression',
  rows: 100,
  standardize: false,
  model: { kind: 'linear' },
  teaches: 'Two parameters, slope and intercept, whose loss is a bowl that can be drawn exactly.',
};

export function lineRows(): Dataset {
  return drawRows(1, line.rows, line.features, (draw) => {
    const x = draw.uniform(-3, 3);
    return [x, 1.7 * x - 0.6 + draw.normal(0.5)];
  });
}
