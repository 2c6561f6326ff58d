import type { DataObjective } from '../../experiment/data/dataObjective';
import type { LeastSquares } from '../../experiment/data/leastSquares';
import type { RunResult } from '../../experiment/types';
import type { MeasureText } from '../definition';

/** What measures of a training are taken from. */
export interface MeasuredTraining {
  /** Recorded with its parameters. */
  readonly result: RunResult;
  readonly objective: DataObjective;
  /** Of the objective, where it is known. */
  readonly leastSquares?: LeastSquares | undefined;
  /** Of a measure that can be taken of one of the model's blocks: its index. Absent: of all parameters. */
  readonly block?: number | undefined;
}

/** A number along a training: one file of this folder. */
export interface DataMeasureDefinition extends MeasureText {
  /** Whether it can be taken of one of the model's blocks alone. */
  readonly ofBlocks?: true;
  /**
   * The number in each recorded row, that of the update which leaves the row where it belongs to an update; NaN where
   * there is none.
   * @yields after some milliseconds of work each
   */
  column(training: MeasuredTraining): Generator<void, Float64Array, void>;
}
