import { lossWork, meanLossInSlices } from '../../experiment/data/meanLoss';
import { norm } from '../../planes/vectors';
import type { DataMeasureDefinition } from './definition';

/** Work for all gradients together, in rows × parameters: a second at most. */
const maxWork = 2e8;

/** Where there are more rows than that allows, some are left out, at even distances; but not if it leaves fewer. */
const fewest = 10;

/** An update's own batch may point elsewhere: this is the slope that all of them go down together. */
export const gradientNorm: DataMeasureDefinition = {
  id: 'gradientNorm',
  name: 'Gradient norm of all rows',
  symbol: '‖∇f‖',
  meaning: 'How steep the loss on all training rows is where the run stands, penalty included.',
  needsMinimum: false,
  *column({ result, objective }) {
    const { steps, theta, lastFiniteStep } = result;
    const { model, training, dimension } = objective;
    const column = new Float64Array(steps.length).fill(NaN);
    const rows = steps.findLastIndex((step) => step <= lastFiniteStep) + 1;
    const count = training.target.length;
    const affordable = Math.floor(maxWork / lossWork(model, count));
    if (result.parameters !== dimension || affordable < Math.min(fewest, rows)) return column;
    const stride = Math.ceil(rows / affordable);
    const indices = Int32Array.from(training.target.keys());
    const gradient = new Float64Array(dimension);
    // From the end, which is asked for in any case.
    for (let row = rows - 1; row >= 0; row -= stride) {
      const at = theta.slice(row * dimension, (row + 1) * dimension);
      yield* meanLossInSlices(model, at, training, indices, 0, count, gradient);
      column[row] = norm(gradient);
    }
    return column;
  },
};
