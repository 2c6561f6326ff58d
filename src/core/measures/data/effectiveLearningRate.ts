import { effectiveLearningRate as onLandscapes } from '../effectiveLearningRate';
import type { DataMeasureDefinition } from './definition';

/**
 * ‖Δθ‖ / ‖g‖ of the next update, g being the gradient of its batch, so that for an optimizer with momentum it also tells
 * how far older gradients carry. NaN where the gradient is 0.
 */
export const effectiveLearningRate: DataMeasureDefinition = {
  id: 'effectiveLearningRate',
  name: 'Effective learning rate',
  symbol: '‖Δθ‖ / ‖g‖',
  meaning:
    'The rate with which plain gradient descent, with the gradient of the same batch, would go as far as the next update.',
  ...(onLandscapes.citation !== undefined && { citation: onLandscapes.citation }),
  needsMinimum: false,
  *column({ result: { steps, updateLength, gradientLength } }) {
    yield;
    return Float64Array.from(steps, (_, row) => {
      const [length, slope] = [updateLength?.[row] ?? NaN, gradientLength?.[row] ?? NaN];
      return slope > 0 ? length / slope : NaN;
    });
  },
};
