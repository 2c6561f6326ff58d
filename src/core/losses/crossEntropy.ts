import type { LossDefinition } from './definition';

/** Turns outputs into probabilities, and returns log Σₖ exp(zₖ), in a form that does not overflow. */
function softmax(outputs: Float64Array, probabilities: Float64Array): number {
  const classes = outputs.length;
  let max = outputs[0];
  for (let k = 1; k < classes; k++) if (!(outputs[k] <= max)) max = outputs[k];
  let sum = 0;
  for (let k = 0; k < classes; k++) sum += probabilities[k] = Math.exp(outputs[k] - max);
  for (let k = 0; k < classes; k++) probabilities[k] /= sum;
  return max + Math.log(sum);
}

export const crossEntropy: LossDefinition = {
  id: 'cross-entropy',
  name: 'Cross-entropy',
  formula: 'log Σₖ exp(zₖ) − z_y',
  citation: 'Of the softmax of the outputs, against the index of a class: torch.nn.CrossEntropyLoss.',
  outputs: 'classes',
  target: 'class',
  row(outputs, target, slopes) {
    const normaliser = softmax(outputs, slopes);
    slopes[target] -= 1;
    return normaliser - outputs[target];
  },
  predict(outputs) {
    softmax(outputs, outputs);
  },
};
