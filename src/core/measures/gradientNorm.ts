import type { MeasureDefinition } from './definition';

export const gradientNorm: MeasureDefinition = {
  id: 'gradientNorm',
  name: 'Gradient norm',
  symbol: '‖∇f‖',
  meaning: 'How steep the landscape is where the run stands, without noise and not clipped.',
  needsMinimum: false,
  curves: [({ theta, gradient }, row) => Math.hypot(...gradient(theta[2 * row], theta[2 * row + 1]))],
};
