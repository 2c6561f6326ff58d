import type { MeasureDefinition } from './definition';

export const stepLength: MeasureDefinition = {
  id: 'stepLength',
  name: 'Step length',
  symbol: '‖Δθ‖',
  meaning: 'How far the step that led here went.',
  needsMinimum: false,
  curves: [
    ({ theta, previous }, row) =>
      Math.hypot(theta[2 * row] - previous[2 * row], theta[2 * row + 1] - previous[2 * row + 1]),
  ],
};
