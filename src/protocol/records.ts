// What the panel of training records and its host say to each other.
import type { Problem, View } from '../core/index';

/** Raised when a message changes its meaning. */
export const recordsVersion = 1;

/** What the webview sends. */
export type FromRecords =
  /** The bundle runs and listens: the host answers with a picture, and sends another whenever a file changes. */
  | { readonly type: 'ready'; readonly version: number }
  /** The picture of this revision is on the screen. */
  | { readonly type: 'painted'; readonly revision: number }
  /** Choose files to be shown besides. */
  | { readonly type: 'add' }
  | { readonly type: 'remove'; readonly slot: number }
  /** Show the text of a file, at a line and column, counted from 1. */
  | { readonly type: 'show'; readonly slot: number; readonly line: number; readonly column: number };

/** What the host sends. */
export interface ToRecords {
  readonly type: 'records';
  readonly picture: RecordsPicture;
}

/** All records as they are now. */
export interface RecordsPicture {
  readonly revision: number;
  /** Of every number that is shown. */
  readonly significantDigits: number;
  /** In the order in which they were opened. */
  readonly records: readonly RecordPicture[];
  /** The plane of the trajectories; absent where no record has parameters. */
  readonly plane?: {
    readonly view: View;
    /** The shares of the trajectories' variance along both axes. */
    readonly explained: readonly [number, number];
  };
}

/** A number at each of some steps, in columns; the steps ascend. */
export interface StepColumn {
  readonly steps: Int32Array;
  readonly values: Float64Array;
}

/** One file. */
export interface RecordPicture {
  /** Stays with the file while others come and go: tells its colour. */
  readonly slot: number;
  readonly uri: string;
  /** Short, and unlike that of the others. */
  readonly label: string;
  /** As the workspace knows it. */
  readonly path: string;
  /** `growing`: it has become longer just now. `missing`: what is shown is what it last had. */
  readonly state: 'reading' | 'growing' | 'resting' | 'missing' | 'refused';
  /** Why it is refused. */
  readonly message?: string;
  /** What is wrong with single lines, the first of `problemCount`. */
  readonly problems: readonly Problem[];
  readonly problemCount: number;
  /** What else has to be known of it. */
  readonly notes: readonly string[];
  readonly summary?: RecordSummary;
  /** As many rows of the loss as a chart can show, the extremes among them. */
  readonly loss: StepColumn;
  /** Where it is told. */
  readonly lr?: StepColumn;
  /** Of the trajectory as many rows as a plot can show: `values` has two numbers a step, coordinates on the plane. */
  readonly way?: StepColumn;
  readonly parameters?: ParametersSummary;
}

/** A file's numbers. */
export interface RecordSummary {
  readonly rows: number;
  readonly lastStep: number;
  /** Absent where it is not finite. */
  readonly lastLoss?: number;
  /** What it is then: messages have no such numbers. */
  readonly notFinite?: 'NaN' | '∞' | '−∞';
  /** Of a loss that is finite; absent where none is. */
  readonly best?: { readonly loss: number; readonly step: number };
  readonly lastFiniteStep?: number;
  readonly lastLr?: number;
}

/** What the record knows of the parameters. */
export interface ParametersSummary {
  readonly count: number;
  /** To how many numbers they are projected. */
  readonly projected?: number;
  /** Whether they are others than those of the plane. */
  readonly isElsewhere: boolean;
}
