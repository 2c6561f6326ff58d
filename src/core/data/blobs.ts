import type { Dataset } from '../experiment/types';
import type { DataSetDefinition } from './definition';
import { drawRows } from './draw';

export const blobs: DataSetDefinition = {
  id: 'blobs',
  name: 'Two blobs',
  origin: 'Drawn for this project: two normal clouds that overlap.',
  licence: 'CC0 1.0',
  features: ['x', 'y'],
  target: 'class',
  kind: 'binary',
  rows: 200,
  standardize: false,
  model: { kind: 'logistic' },
  teaches: 'Classes that a straight line parts as well as anything can.',
};

export function blobsRows(): Dataset {
  return drawRows(4, blobs.rows, blobs.features, (draw, index) => {
    const label = index % 2;
    const side = label === 1 ? 1 : -1;
    return [0.9 * side + draw.normal(0.8), -0.6 * side + draw.normal(0.8), label];
  });
}
