import type { Dataset, Model } from '../experiment/types';
import type { LossDefinition } from '../losses/definition';
import { layerBlocks } from './blocks';
import type { Network } from './definition';
import { fourRows, oneRow, type Lanes } from './lanes';
import { tanh } from './tanh';

type Activation = Extract<Model, { kind: 'mlp' }>['activation'];

/** What is made of a row of features for the first layer to take. */
export interface Basis {
  readonly size: number;
  /** @param at where the row begins */
  write(features: Float64Array, at: number, out: Float64Array): void;
}

/**
 * Layers of weighted sums and biases, with an activation between them: with no hidden layer a linear model.
 * @param hidden the width of each hidden layer
 */
export function network(
  features: number | Basis,
  hidden: readonly number[],
  outputs: number,
  loss: LossDefinition,
  activation: Activation = 'tanh',
): Network {
  const basis = typeof features === 'number' ? undefined : features;
  const widths = [typeof features === 'number' ? features : features.size, ...hidden, outputs];
  const [one, four] = [oneRow, fourRows].map((lanes) => passes(widths, activation, loss, lanes, basis));
  return {
    blocks: layerBlocks(widths),
    add(theta, data, indices, from, count, gradient) {
      let total = 0;
      let i = from;
      for (; i + 4 <= from + count; i += 4) total += four.add(theta, data, indices, i, gradient);
      for (; i < from + count; i++) total += one.add(theta, data, indices, i, gradient);
      return total;
    },
    forward(theta, x, at, out) {
      one.read(x, at, 0);
      out.set(one.forward(theta));
    },
  };
}

/** Passes over some rows at once. */
interface Passes {
  /** Takes the row of features that begins at `at`. */
  read(features: Float64Array, at: number, lane: number): void;
  /** @returns the outputs of the rows that were read */
  forward(theta: Float64Array): Float64Array;
  /** The sum of the losses of the rows `indices[from …]`. @param gradient the gradient of it is added */
  add(
    theta: Float64Array,
    data: Dataset,
    indices: Int32Array,
    from: number,
    gradient: Float64Array | undefined,
  ): number;
}

/** @param widths inputs, width of each hidden layer, outputs */
function passes(
  widths: readonly number[],
  activation: Activation,
  loss: LossDefinition,
  lanes: Lanes,
  basis: Basis | undefined,
): Passes {
  const { rows } = lanes;
  const last = widths.length - 1;
  /** Where the parameters of the layer above these units begin. */
  const offsets = layerBlocks(widths)
    .filter((_, index) => index % 2 === 0)
    .map(({ offset }) => offset);
  // What each layer gives, after its activation, and the derivatives of the losses by its weighted sums.
  const values = widths.map((width) => new Float64Array(width * rows));
  const slopes = widths.map((width) => new Float64Array(width * rows));
  const made = new Float64Array(widths[0]);
  const output = new Float64Array(widths[last]);
  const outputSlopes = new Float64Array(widths[last]);

  function read(features: Float64Array, at: number, lane: number): void {
    const inputs = values[0];
    if (basis) {
      basis.write(features, at, made);
      features = made;
      at = 0;
    }
    for (let j = lane; j < inputs.length; j += rows) inputs[j] = features[at++];
  }

  function forward(theta: Float64Array): Float64Array {
    for (let layer = 1; layer <= last; layer++) {
      const own = values[layer];
      lanes.sums(theta, offsets[layer - 1], values[layer - 1], own);
      if (layer === last) continue;
      if (activation === 'tanh') for (let k = 0; k < own.length; k++) own[k] = tanh(own[k]);
      else for (let k = 0; k < own.length; k++) own[k] = own[k] < 0 ? 0 : own[k];
    }
    return values[last];
  }

  function backward(theta: Float64Array, gradient: Float64Array): void {
    for (let layer = last; layer >= 1; layer--) {
      const below = values[layer - 1];
      const slopesBelow = slopes[layer - 1];
      lanes.addOuter(gradient, offsets[layer - 1], slopes[layer], below);
      if (layer === 1) return;
      lanes.slopesBelow(theta, offsets[layer - 1], slopes[layer], slopesBelow);
      if (activation === 'tanh')
        for (let j = 0; j < below.length; j++) slopesBelow[j] *= 1 - below[j] * below[j];
      else for (let j = 0; j < below.length; j++) if (!(below[j] > 0)) slopesBelow[j] = 0;
    }
  }

  return {
    read,
    forward,
    add(theta, { features, columns, target }, indices, from, gradient) {
      for (let lane = 0; lane < rows; lane++) read(features, indices[from + lane] * columns, lane);
      const outputs = forward(theta);
      let total = 0;
      for (let lane = 0; lane < rows; lane++) {
        for (let k = 0; k < output.length; k++) output[k] = outputs[k * rows + lane];
        total += loss.row(output, target[indices[from + lane]], outputSlopes);
        for (let k = 0; k < output.length; k++) slopes[last][k * rows + lane] = outputSlopes[k];
      }
      if (gradient) backward(theta, gradient);
      return total;
    },
  };
}
