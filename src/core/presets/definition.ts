import type { Experiment } from '../experiment/types';

/** An experiment that shows one thing. */
export interface Preset {
  readonly id: string;
  readonly title: string;
  /** What it teaches, in one sentence that the numbers of its runs bear out. */
  readonly teaches: string;
  readonly experiment: Experiment;
}
