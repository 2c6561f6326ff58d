import type { LossDefinition } from '../losses/definition';
import { layerBlocks, layersDimension } from './blocks';
import type { ModelDefinition, ModelOf, Network } from './definition';

type Mlp = ModelOf<'mlp'>;

export const mlp: ModelDefinition<Mlp> = {
  kind: 'mlp',
  name: 'Multilayer perceptron',
  meaning:
    'Layers of weighted sums and biases with tanh or ReLU between them; the gradient is backpropagated (Rumelhart, Hinton and Williams 1986, Nature 323).',
  losses: ['logistic', 'mse', 'huber', 'cross-entropy'],
  dimension: ({ hidden }, features, outputs) => layersDimension([features, ...hidden, outputs]),
  build: ({ hidden, activation }, features, outputs, loss) =>
    perceptron([features, ...hidden, outputs], activation, loss),
};

/** @param widths features, width of each hidden layer, outputs */
function perceptron(widths: readonly number[], activation: Mlp['activation'], loss: LossDefinition): Network {
  const blocks = layerBlocks(widths);
  const layers = widths.length - 1;
  const offsets = blocks.map(({ offset }) => offset);
  // Of one row: what each layer gives, after its activation, and the derivatives of the loss by its weighted sums.
  const values = widths.map((width) => new Float64Array(width));
  const slopes = widths.map((width) => new Float64Array(width));

  function forward(theta: Float64Array, x: Float64Array, at: number): void {
    const row = values[0];
    for (let j = 0; j < row.length; j++) row[j] = x[at + j];
    for (let layer = 1; layer <= layers; layer++) {
      const below = values[layer - 1];
      const own = values[layer];
      weightedSums(theta, offsets[2 * layer - 2], below, own);
      if (layer === layers) continue;
      if (activation === 'tanh') for (let k = 0; k < own.length; k++) own[k] = Math.tanh(own[k]);
      else for (let k = 0; k < own.length; k++) own[k] = own[k] < 0 ? 0 : own[k];
    }
  }

  function backward(theta: Float64Array, gradient: Float64Array): void {
    for (let layer = layers; layer >= 1; layer--) {
      const below = values[layer - 1];
      const slopesBelow = slopes[layer - 1];
      addOuter(gradient, offsets[2 * layer - 2], slopes[layer], below);
      if (layer === 1) return;
      weightedSlopes(theta, offsets[2 * layer - 2], slopes[layer], slopesBelow);
      if (activation === 'tanh')
        for (let j = 0; j < below.length; j++) slopesBelow[j] *= 1 - below[j] * below[j];
      else for (let j = 0; j < below.length; j++) if (!(below[j] > 0)) slopesBelow[j] = 0;
    }
  }

  return {
    blocks,
    add(theta, data, indices, from, count, gradient) {
      let total = 0;
      for (let i = from; i < from + count; i++) {
        const row = indices[i];
        forward(theta, data.features, row * data.columns);
        total += loss.row(values[layers], data.target[row], slopes[layers]);
        if (gradient) backward(theta, gradient);
      }
      return total;
    },
    forward(theta, x, at, out) {
      forward(theta, x, at);
      out.set(values[layers]);
    },
  };
}

/** W·below + b of the layer whose weights, and behind them its biases, begin at `offset`. */
function weightedSums(theta: Float64Array, offset: number, below: Float64Array, out: Float64Array): void {
  const [inputs, outputs] = [below.length, out.length];
  const biases = offset + inputs * outputs;
  let weight = offset;
  for (let k = 0; k < outputs; k++) {
    let sum = theta[biases + k];
    for (let j = 0; j < inputs; j++) sum += theta[weight++] * below[j];
    out[k] = sum;
  }
}

/** Wᵀ·slopes. */
function weightedSlopes(theta: Float64Array, offset: number, slopes: Float64Array, out: Float64Array): void {
  const inputs = out.length;
  out.fill(0);
  let weight = offset;
  for (let k = 0; k < slopes.length; k++) {
    const slope = slopes[k];
    for (let j = 0; j < inputs; j++) out[j] += slope * theta[weight++];
  }
}

/** Adds the outer product of the slopes and what the layer got, and the slopes of the biases. */
function addOuter(gradient: Float64Array, offset: number, slopes: Float64Array, below: Float64Array): void {
  const inputs = below.length;
  const biases = offset + inputs * slopes.length;
  let weight = offset;
  for (let k = 0; k < slopes.length; k++) {
    const slope = slopes[k];
    for (let j = 0; j < inputs; j++) gradient[weight++] += slope * below[j];
    gradient[biases + k] += slope;
  }
}
