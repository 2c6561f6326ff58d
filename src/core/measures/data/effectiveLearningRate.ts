import { effectiveLearningRate as onLandscapes } from '../effectiveLearningRate';
import type { DataMeasureDefinition } from './definition';

/**
 * ‖Δθ‖ / ‖g‖ of the next update, g being the gradient of its batch, so that for an optimizer with momentum it also tells
 * how far older gradients carry. Of rates of each parameter, |Δθᵢ| / |gᵢ|, it is the quadratic mean, weighted by gᵢ²: a
 * parameter without a gradient to follow has no part in it. NaN where all of the gradient is 0.
 */
export const effectiveLearningRate: DataMeasureDefinition = {
  id: 'effectiveLearningRate',
  name: 'Effective learning rate',
  symbol: '‖Δθ‖ / ‖g‖',
  meaning:
    'The rate with which plain gradient descent, with the gradient of the same batch, would go as far as the next update.',
  ...(onLandscapes.citation !== undefined && { citation: onLandscapes.citation }),
  needsMinimum: false,
  ofBlocks: true,
  *column({ result, objective, block }) {
    yield;
    const [updateLength, gradientLength] =
      block === undefined
        ? [result.updateLength, result.gradientLength]
        : [result.blockUpdateLength, result.blockGradientLength];
    const [width, at] = block === undefined ? [1, 0] : [objective.model.blocks.length, block];
    return Float64Array.from(result.steps, (_, row) => {
      const place = row * width + at;
      const [length, slope] = [updateLength?.[place] ?? NaN, gradientLength?.[place] ?? NaN];
      return slope > 0 ? length / slope : NaN;
    });
  },
};
