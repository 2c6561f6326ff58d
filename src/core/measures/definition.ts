import type { RunResult } from '../experiment/types';

/** What measures of a run are taken from: its recorded rows, and where it was one step before each. */
export interface MeasuredRun extends Pick<RunResult, 'theta' | 'loss'> {
  /** Shaped as `theta`; NaN in row 0, before which there was no step. */
  readonly previous: Float64Array;
  /** The exact gradient of the landscape, without noise and not clipped. */
  readonly gradient: (x: number, y: number) => readonly [number, number];
  /** Known minima as [x, y, f]. */
  readonly minima: readonly (readonly [number, number, number])[];
}

/** How a measure is told of. */
export interface MeasureText {
  readonly id: string;
  readonly name: string;
  /** As mathematics writes it. */
  readonly symbol: string;
  /** One sentence. */
  readonly meaning: string;
  /** Where it is from, unless everyone knows it. */
  readonly citation?: string;
  /** Whether it exists only where a minimum is known. */
  readonly needsMinimum: boolean;
}

/** A number at each step of a run on a landscape: one file of this folder. */
export interface MeasureDefinition extends MeasureText {
  /**
   * One function, or one for x and one for y: the number at a recorded row, which is that of the step that led there
   * where it belongs to a step. NaN where there is none.
   */
  readonly curves: readonly ((run: MeasuredRun, row: number) => number)[];
}
