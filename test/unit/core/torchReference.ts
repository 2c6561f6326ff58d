import { readFileSync } from 'node:fs';

/** A trajectory that PyTorch computed; test/reference/README.md says how it was recorded. */
export interface TorchTrajectory {
  readonly id: string;
  readonly function: string;
  readonly start: [number, number];
  readonly optimizer: string;
  readonly hyperparameters: Record<string, unknown>;
  readonly given: Record<string, unknown>;
  readonly stableSteps: number;
  readonly trajectory: [number, number, number][];
}

/** A landscape with samples [x, y, f, fx, fy, fxx, fxy, fyy]. */
export interface TorchFunction {
  readonly formula: string;
  readonly minima: [number, number, number][];
  readonly samples: number[][];
}

export const torch = JSON.parse(readFileSync('test/reference/torch.json', 'utf8')) as {
  readonly functions: Record<string, TorchFunction>;
  readonly trajectories: TorchTrajectory[];
};

/** What PyTorch's names for the landscapes are in the catalogue. */
export const landscapeIds: Readonly<Record<string, string>> = { quadratic: 'anisotropic' };

/** How far two numbers may be apart: |a − b| ≤ tolerance · max(1, |a|, |b|). Two NaNs agree. */
export function distance(a: number, b: number): number {
  if (Number.isNaN(a) && Number.isNaN(b)) return 0;
  return Math.abs(a - b) / Math.max(1, Math.abs(a), Math.abs(b));
}
