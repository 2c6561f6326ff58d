// What the panel is told of a model's loss on data, besides what it is told of every landscape.
import type { Model, PlaneChoice, Problem } from '../core/index';

/** What a target is: a number, one of two classes, or one of several. */
export const dataKinds = ['regression', 'binary', 'classes'] as const;

export type DataKind = (typeof dataKinds)[number];

/** A data set of the catalogue. */
export interface OfferedDataSet {
  readonly id: string;
  readonly name: string;
  readonly kind: DataKind;
  readonly rows: number;
  readonly features: readonly string[];
  readonly target: string;
  /** Where it is from, and what one may do with it. */
  readonly origin: string;
  readonly licence: string;
  /** What one would try first. */
  readonly model: Model;
}

/** A family of models, with the losses that make sense with it, the default first. */
export interface OfferedModel {
  readonly kind: Model['kind'];
  readonly name: string;
  readonly meaning: string;
  readonly losses: readonly { readonly id: NonNullable<Model['loss']>; readonly name: string }[];
}

/** A model, the rows that it is fitted to, and the plane of its parameters that is drawn. */
export interface DataPicture {
  readonly rows: RowsPicture;
  readonly model: ModelPicture;
  readonly plane: PlanePicture;
  readonly points: PointsPicture;
}

export interface RowsPicture {
  /** Of the data set, or the file's. */
  readonly name: string;
  readonly kind: DataKind;
  /** How many rows are trained on, and how many are kept out of training. */
  readonly training: number;
  readonly heldOut: number;
  /** The columns that the model reads, in its order. */
  readonly features: readonly string[];
  readonly target: string;
  /** The classes' names by their index; none where the target is a number. */
  readonly classes: readonly string[];
  readonly origin?: string;
  readonly licence?: string;
  /** The columns from which their mean was subtracted and that were divided by their standard deviation. */
  readonly standardized: readonly StandardizedColumn[];
  /** Of a file: what it has. */
  readonly table?: TablePicture;
}

export interface StandardizedColumn {
  readonly name: string;
  readonly mean: number;
  readonly deviation: number;
}

/** A file of rows and columns as it was read. */
export interface TablePicture {
  /** Relative to the folder, with “/”. */
  readonly file: string;
  readonly delimiter: string;
  /** Rows below the headers, those that are left out among them. */
  readonly rows: number;
  readonly columns: readonly ColumnPicture[];
  /** How many rows are left out, and of the first of them why, with line and column. */
  readonly leftOut: number;
  readonly problems: readonly Problem[];
}

export interface ColumnPicture {
  readonly name: string;
  readonly kind: 'number' | 'category' | 'text';
  /** Rows without a value. */
  readonly missing: number;
  /** How many different values a category has. */
  readonly levels?: number;
}

export interface ModelPicture {
  /** “Linear regression”, “Multilayer perceptron 2-16-16-1, tanh”. */
  readonly name: string;
  /** “mean squared error”, with what is added to it. */
  readonly loss: string;
  /** How many parameters there are. */
  readonly parameters: number;
  /** The first of them by name, such as “weight of x” or “W1[3,0]”: as many as a list can offer. */
  readonly names: readonly string[];
  /** Its matrices and vectors in their order: a bias is one row. */
  readonly blocks: readonly BlockPicture[];
  /** Whether its loss is least squares, of which the minimum can be computed. */
  readonly isLeastSquares: boolean;
}

export interface BlockPicture {
  /** “W1”, “b1”. */
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
}

/** What the two axes of the plane are. The plane's own coordinates are those of trajectories, start and landscape. */
export interface PlanePicture {
  /** What the experiment names, or what stands for it where it names none. */
  readonly choice: PlaneChoice;
  /** “weight of x” and “bias”, “PC 1, 82 %” and “PC 2, 11 %”, “random 1” and “random 2”. */
  readonly axes: readonly [string, string];
  /** The share of the trajectories' variance along each axis, from 0 to 1, where they are principal components. */
  readonly explained?: readonly [number, number];
  /**
   * Whether the plane is all there is: a model of two parameters. Else trajectories lie beside it and are seen from
   * above, their losses are not those of the ground below them, and their start cannot be dragged.
   */
  readonly isWhole: boolean;
}

/** Some of the rows, evenly chosen, for the view of the fit: the same at every step. */
export interface PointsPicture {
  /** Their first feature, and their second where there is one. */
  readonly x: Float64Array;
  readonly y?: Float64Array;
  /** The target: a number, or the index of its class. */
  readonly target: Float64Array;
  /** 1 for rows that are kept out of training. */
  readonly heldOut: Uint8Array;
}

/** How a run takes its rows, and what it recorded besides the loss on all of them. Columns have a number for each recorded row. */
export interface TrainingPicture {
  /** Rows of an update; the last of an epoch may have fewer. */
  readonly batch: number;
  /** Whether that is all of them. */
  readonly isFull: boolean;
  readonly order: 'shuffled' | 'sequential' | 'listed';
  /** The run's epochs, where it counts them and not its updates. */
  readonly epochs?: number;
  /** Not a whole number where batches are listed. */
  readonly updatesPerEpoch: number;
  /** Rows seen before each recorded row's update. Divided by those trained on, they are epochs. */
  readonly rowsSeen: Float64Array;
  /** Rows seen when the run is over. */
  readonly plannedRows: number;
  /** Rows that have to be in memory at once. */
  readonly rowsInMemory: number;
  /** Rows of an update whose gradients do not depend on each other: what could be computed side by side. */
  readonly independentRows: number;
  /** Of the batch that is about to be used; NaN in the last row. */
  readonly batchLoss: Float64Array;
  /** Of the rows kept out of training; NaN where it was not evaluated. */
  readonly heldOutLoss?: Float64Array;
  /** Over several seeds, the first of which is the trajectory that is drawn. */
  readonly bands?: Bands;
}

/** Which loss a curve is of: that on all training rows is the run's own. */
export const lossKinds = ['training', 'batch', 'heldOut'] as const;

export type LossKind = (typeof lossKinds)[number];

export interface Bands {
  /** How many there are, those that diverged among them: these count as infinitely high from there on. */
  readonly seeds: number;
  readonly training: Band;
  readonly batch: Band;
  readonly heldOut?: Band;
}

/** Median and quartiles at each recorded row. NaN where none was evaluated, Infinity where so many diverged. */
export interface Band {
  readonly lower: Float64Array;
  readonly median: Float64Array;
  readonly upper: Float64Array;
}
