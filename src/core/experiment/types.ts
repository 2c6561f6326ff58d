// The experiment document and its results, as they are saved, sent and computed. Plain JSON and typed arrays only.

/** Whose conventions a run follows. Absent: `pytorch` where torch.optim has the optimizer, else `source`. */
export type Library = 'source' | 'pytorch' | 'keras' | 'optax' | 'tfjs';

/** The visible rectangle of the parameter plane: `[min, max]` of each axis. */
export interface View {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

/** Hyperparameters by their torch.optim names. */
export type Values = Readonly<Record<string, number | boolean>>;

/** A learning-rate schedule, named and parameterised as in torch.optim.lr_scheduler. */
export interface Schedule {
  readonly name: string;
  readonly hyperparameters?: Readonly<Record<string, number | boolean | string | readonly number[]>>;
  /** Steps of linear warm-up before the schedule: step k of n, from 1, takes k/n of the schedule's first rate. */
  readonly warmup?: number;
}

/** How rows of data become batches. `batches` lists the row indices of every update explicitly. */
export interface Sampling {
  readonly batch?: number | 'full';
  readonly order?: 'shuffled' | 'sequential';
  readonly batches?: readonly (readonly number[])[];
  readonly epochs?: number;
}

/** A plane in parameter space: `origin + a·u + b·v`. */
export interface Plane {
  readonly origin: readonly number[];
  readonly u: readonly number[];
  readonly v: readonly number[];
  /** The fraction of the trajectories' variance along u and v, where the plane comes from them. */
  readonly explained?: readonly [number, number];
}

/** Which plane of a landscape with more than two parameters is drawn. */
export type PlaneChoice =
  | { readonly kind: 'parameters'; readonly indices: readonly [number, number] }
  | { readonly kind: 'pca' }
  | { readonly kind: 'random'; readonly seed: number };

/** Rows of data: `features` is rows × columns, row-major; `target` has one number a row. */
export interface Dataset {
  readonly features: Float64Array;
  readonly columns: number;
  readonly target: Float64Array;
  readonly names?: readonly string[];
}

/** Where the rows of a data objective come from. A file is read by the host into {@link RunOptions.data}. */
export type Rows =
  | {
      /** A set of the catalogue. */
      readonly builtin: string;
      /** Whether its features get mean 0 and deviation 1. Absent: as the set’s entry says. */
      readonly standardize?: boolean;
    }
  | { readonly features: readonly (readonly number[])[]; readonly target: readonly number[] }
  | {
      readonly file: string;
      readonly target?: string;
      readonly features?: readonly string[];
      readonly delimiter?: string;
      readonly standardize?: boolean;
    };

/** A model whose loss on data is minimised. Parameters in order: W (out × in, row-major), then b, layer by layer. */
export type Model = (
  | { readonly kind: 'linear' }
  | { readonly kind: 'polynomial'; readonly degree: number }
  | { readonly kind: 'logistic' }
  | { readonly kind: 'softmax' }
  | { readonly kind: 'mlp'; readonly hidden: readonly number[]; readonly activation: 'tanh' | 'relu' }
) & { readonly loss?: 'mse' | 'huber' | 'logistic' | 'cross-entropy'; readonly l2?: number };

/** What is minimised: a landscape of the catalogue, a typed expression in x and y, or a model's loss on data. */
export type ObjectiveSpec =
  | {
      readonly kind: 'landscape';
      readonly id: string;
      readonly parameters?: Readonly<Record<string, number>>;
    }
  | {
      readonly kind: 'expression';
      readonly source: string;
      readonly parameters?: Readonly<Record<string, number>>;
      readonly view?: View;
    }
  | ({
      readonly kind: 'data';
      readonly rows: Rows;
      readonly model: Model;
      readonly heldOut?: number;
      readonly seed?: number;
    } & Sampling);

/** One optimizer with its hyperparameters. */
export interface RunSpec {
  /** A catalogue id, an id of {@link Experiment.optimizers}, or `custom` with a rule of its own. */
  readonly optimizer: string;
  readonly rule?: string;
  readonly library?: Library;
  /** Only what differs from the library's defaults needs to be named. */
  readonly hyperparameters?: Values;
  readonly label?: string;
  /** Of the rule's `lr`. */
  readonly schedule?: Schedule;
  /** Keeps each number of the gradient within ±value, or the whole gradient no longer than norm; noise included. */
  readonly clip?: { readonly value: number } | { readonly norm: number };
  readonly sampling?: Sampling;
}

/** An optimizer the user wrote, with the values its hyperparameters start from. */
export interface OwnOptimizer {
  readonly name: string;
  readonly rule: string;
  readonly hyperparameters: Values;
}

/** The document: everything a comparison is, and nothing that was computed. Saved as `*.optlab.json`. */
export interface Experiment {
  readonly version: 1;
  readonly title?: string;
  readonly objective: ObjectiveSpec;
  /** Absent: the landscape's own start. */
  readonly start?: readonly number[];
  readonly starts?: readonly (readonly number[])[];
  readonly steps: number;
  readonly seeds?: readonly number[];
  /**
   * Normal noise with this standard deviation on each number of the gradient. Every run meets the same at the same
   * step; each of `seeds` is another stream.
   */
  readonly noise?: { readonly sigma: number; readonly seed: number };
  /** The loss at which a run counts as converged. */
  readonly tolerance?: number;
  readonly plane?: PlaneChoice;
  readonly optimizers?: Readonly<Record<string, OwnOptimizer>>;
  /** The versions of the libraries whose defaults the runs follow, as they were when the file was written. */
  readonly libraries?: Readonly<Partial<Record<Library, string>>>;
  readonly runs: readonly RunSpec[];
}

/** The trajectory of one run from one start, in columns. */
export interface RunResult {
  readonly run: number;
  readonly seed: number;
  readonly start: number;
  readonly label: string;
  /** How many parameters: the columns of `theta`. */
  readonly parameters: number;
  /** The step of each recorded row; row 0 is the start. */
  readonly steps: Int32Array;
  /** rows × parameters, row-major. NaN from the first row that is not finite. */
  readonly theta: Float64Array;
  /** One a row; NaN where it was not evaluated and from the first row that is not finite. */
  readonly loss: Float64Array;
  /** Of data: the loss of the batch that the update which leaves a row is given; NaN in the last row. */
  readonly batchLoss?: Float64Array;
  /**
   * Of data, where parameters are kept: how far the update that leaves a row goes, and how long the gradient of its batch
   * is, without noise and not clipped. NaN in the last row, and where a rule looks at no gradient there.
   */
  readonly updateLength?: Float64Array;
  readonly gradientLength?: Float64Array;
  /** The same for the parameters of each of the model's blocks, rows × blocks. */
  readonly blockUpdateLength?: Float64Array;
  readonly blockGradientLength?: Float64Array;
  /** Of data: the loss on the rows that are held out, where some are; NaN where it was not evaluated. */
  readonly heldOutLoss?: Float64Array;
  /**
   * Of a run with a schedule: the rate of the step that leaves each row; in the last row the one the next step would
   * have. NaN from the first row that is not finite.
   */
  readonly lr?: Float64Array;
  /**
   * What the rule's `plot` lines name, shaped as `theta`: in each row the value after that step. In row 0 a state has
   * its start, and a local, which no step has computed yet, is where theta starts.
   */
  readonly extra?: Readonly<Record<string, Float64Array>>;
  /** Of a trajectory of which only some steps were recorded: how long its path is, every step counted. */
  readonly pathLength?: number;
  readonly stop: 'completed' | 'diverged' | 'cancelled';
  /** The last step whose parameters and loss are finite; −1 when the start itself is not. */
  readonly lastFiniteStep: number;
}

/** All runs of an experiment, run-major: run, then seed, then start. */
export interface ExperimentResult {
  readonly runs: readonly RunResult[];
}

/** How a run is carried out and what of it is kept; none of it changes a number. */
export interface RunOptions {
  /** Read between slices only. */
  readonly signal?: AbortSignalLike;
  readonly data?: Dataset;
  /** Updates between two yields of `runInSlices`. */
  readonly slice?: number;
  readonly record?: {
    /** Record every n-th step (and always row 0 and the last step). Default 1. */
    readonly every?: number;
    /** Of data: evaluate the loss on all rows, and on those held out, in every n-th update that is recorded. Default 1. */
    readonly lossEvery?: number;
    /** Of data: whether the parameters are kept. Default true. */
    readonly theta?: boolean;
    /** Of data: keep the two coordinates on this plane instead of the parameters. */
    readonly plane?: Plane;
  };
}

/** What the core reads of an AbortSignal, which is a DOM type the core must not name. */
export interface AbortSignalLike {
  readonly aborted: boolean;
}

/** Where a running experiment stands: `step` of `of` steps of one run. */
export interface Progress {
  readonly run: number;
  readonly seed: number;
  readonly start: number;
  readonly step: number;
  readonly of: number;
  /**
   * Of data: the trajectory as far as it was recorded, as if it was cancelled here; when it ends, all of it. Made when
   * it is read. Its columns are views of the memory that the rest is written to.
   */
  readonly partial?: RunResult;
}
