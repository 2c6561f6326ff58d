import type { LossDefinition } from '../losses/definition';
import { layerBlocks } from './blocks';
import type { Network } from './definition';

/** Numbers made of a row’s features, which take their place. */
export interface Basis {
  readonly size: number;
  write(features: Float64Array, at: number, out: Float64Array): void;
}

/** W·x + b: each output is a weighted sum of the features, or of a basis made of them, and a bias. */
export function affine(features: number, outputs: number, loss: LossDefinition, basis?: Basis): Network {
  const inputs = basis?.size ?? features;
  const biases = inputs * outputs;
  const made = new Float64Array(inputs);
  const output = new Float64Array(outputs);
  const slopes = new Float64Array(outputs);

  function forward(theta: Float64Array, x: Float64Array, at: number, out: Float64Array): void {
    let weight = 0;
    for (let k = 0; k < outputs; k++) {
      let sum = theta[biases + k];
      for (let j = 0; j < inputs; j++) sum += theta[weight++] * x[at + j];
      out[k] = sum;
    }
  }

  function addSlopes(gradient: Float64Array, x: Float64Array, at: number): void {
    let weight = 0;
    for (let k = 0; k < outputs; k++) {
      const slope = slopes[k];
      for (let j = 0; j < inputs; j++) gradient[weight++] += slope * x[at + j];
      gradient[biases + k] += slope;
    }
  }

  return {
    blocks: layerBlocks([inputs, outputs]),
    add(theta, data, indices, from, count, gradient) {
      let total = 0;
      for (let i = from; i < from + count; i++) {
        const row = indices[i];
        let x = data.features;
        let at = row * features;
        if (basis) {
          basis.write(x, at, made);
          x = made;
          at = 0;
        }
        forward(theta, x, at, output);
        total += loss.row(output, data.target[row], slopes);
        if (gradient) addSlopes(gradient, x, at);
      }
      return total;
    },
    forward(theta, x, at, out) {
      if (!basis) return forward(theta, x, at, out);
      basis.write(x, at, made);
      forward(theta, made, 0, out);
    },
  };
}
