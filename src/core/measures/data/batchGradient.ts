import type { DataMeasureDefinition } from './definition';
import { recorded } from './recorded';

export const batchGradient: DataMeasureDefinition = {
  id: 'batchGradient',
  name: 'Gradient norm of the batch',
  symbol: '‖g‖',
  meaning:
    'How long the gradient of the next update’s batch is, without noise and not clipped: what a training loop sees.',
  needsMinimum: false,
  column: ({ result }) => recorded(result, ({ gradientLength }) => gradientLength),
};
