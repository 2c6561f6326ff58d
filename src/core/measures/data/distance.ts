import type { DataMeasureDefinition } from './definition';

/** Numbers that are gone through between two yields. */
const portion = 1_000_000;

export const distance: DataMeasureDefinition = {
  id: 'distance',
  name: 'Distance to the minimum',
  symbol: '‖θ − θ*‖',
  meaning: 'How far the parameters are from those with the least squares, which can be computed.',
  needsMinimum: true,
  *column({ result, leastSquares }) {
    const { steps, theta, parameters, lastFiniteStep } = result;
    const column = new Float64Array(steps.length).fill(NaN);
    const minimum = leastSquares?.minimum?.theta;
    if (minimum?.length !== parameters) return column;
    for (let row = 0, work = 0; row < steps.length && steps[row] <= lastFiniteStep; row++) {
      let squares = 0;
      for (let i = 0; i < parameters; i++) squares += (theta[row * parameters + i] - minimum[i]) ** 2;
      column[row] = Math.sqrt(squares);
      work += parameters;
      if (work < portion) continue;
      work = 0;
      yield;
    }
    return column;
  },
};
