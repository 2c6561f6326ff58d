import type { Dataset } from '../experiment/types';
import type { DataSetDefinition } from './definition';
import { drawRows } from './draw';

export const rings: DataSetDefinition = {
  id: 'rings',
  name: 'Two rings',
  origin: 'Drawn for this project: a disc and a ring around it.',
  licence: 'CC0 1.0',
  features: ['x', 'y'],
  target: 'class',
  kind: 'binary',
  rows: 200,
  standardize: false,
  model: { kind: 'mlp', hidden: [4], activation: 'tanh' },
  teaches:
    'One class surrounds the other: a line does hardly better than guessing, four tanh units enclose it.',
};

export function ringsRows(): Dataset {
  return drawRows(6, rings.rows, rings.features, (draw, index) => {
    const label = index % 2;
    const radius = label === 0 ? draw.uniform(0, 0.9) : draw.uniform(1.1, 2);
    const angle = draw.uniform(0, 2 * Math.PI);
    return [radius * Math.cos(angle), radius * Math.sin(angle), label];
  });
}
