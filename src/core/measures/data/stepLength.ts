import type { DataMeasureDefinition } from './definition';
import { recorded } from './recorded';

export const stepLength: DataMeasureDefinition = {
  id: 'stepLength',
  name: 'Step length',
  symbol: '‖Δθ‖',
  meaning: 'How far the next update goes, all parameters together.',
  needsMinimum: false,
  column: ({ result }) => recorded(result, ({ updateLength }) => updateLength),
};
