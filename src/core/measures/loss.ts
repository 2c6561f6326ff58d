import type { MeasureDefinition } from './definition';

export const loss: MeasureDefinition = {
  id: 'loss',
  name: 'Loss',
  symbol: 'f',
  meaning: 'What is minimised, at each step.',
  needsMinimum: false,
  curves: [({ loss }, row) => loss[row]],
};
