// What the screen shows beside the picture. It depends on what is open, where the player stands, which region is
// visible, so the webview wishes for it; the host answers each wish with a detail, and again after every change of the
// experiment for as long as the wish stands.
import type { Assignment, Fix, View } from '../core/index';
import type { Ground } from './messages';

/** Of an open row: the final loss for each learning rate. */
export interface StripWish {
  readonly kind: 'strip';
  readonly slot: number;
}

/** While the plot is zoomed or moved: the landscape in the visible region. */
export interface RegionWish {
  readonly kind: 'region';
  readonly view: View;
}

/** Of an open row: what the run did, and why. */
export interface ExplanationWish {
  readonly kind: 'explanation';
  readonly slot: number;
}

/** Of an open row: every number of a step of its rule. */
export interface NumbersWish {
  readonly kind: 'numbers';
  readonly slot: number;
  /** From 1. */
  readonly step: number;
  /** On data the parameter whose numbers they are; absent: the one that went farthest in the first run. */
  readonly parameter?: number;
}

/** The minima and saddles in the visible region. */
export interface MarksWish {
  readonly kind: 'marks';
  readonly view: View;
}

/** Of a run that is drawn: a measure at each of its recorded steps. */
export interface MeasureWish {
  readonly kind: 'measure';
  readonly slot: number;
  /** Of one of the catalogues, for landscapes and for data. */
  readonly measure: string;
  /** Of a measure that can be taken of one of a model's blocks: its index. Absent: of all parameters. */
  readonly block?: number;
}

/** What is laid over the runs where the player stands. */
export interface ArrowsWish {
  readonly kind: 'arrows';
  /** From 0. */
  readonly step: number;
  /** Whether it is shown: what a rule remembers takes all the steps before. */
  readonly momentum: boolean;
}

/** The gradient all over the visible region. */
export interface FieldWish {
  readonly kind: 'field';
  readonly view: View;
}

/** Of a run on data: the model at a step, beside the rows. */
export interface FitWish {
  readonly kind: 'fit';
  readonly slot: number;
  /** From 0. */
  readonly step: number;
}

/** Of a run on data: in the visible region the loss of the batch that a step is about to use. */
export interface BatchWish {
  readonly kind: 'batch';
  readonly slot: number;
  /** From 0; the last step uses none. */
  readonly step: number;
  readonly view: View;
}

/** Of a run on data: how far gradients of batches are from that of all rows, where the run is at a step. */
export interface NoiseWish {
  readonly kind: 'noise';
  readonly slot: number;
  /** From 0. */
  readonly step: number;
}

/** Where the pointer or the crosshair rests: the loss and the gradient there. */
export interface PointWish {
  readonly kind: 'point';
  readonly x: number;
  readonly y: number;
}

/** Everything that can be wished for. */
export type Wish =
  | StripWish
  | ExplanationWish
  | NumbersWish
  | MeasureWish
  | RegionWish
  | MarksWish
  | ArrowsWish
  | FieldWish
  | PointWish
  | FitWish
  | BatchWish
  | NoiseWish;

/** The loss that a run ends with for each learning rate of a fixed grid; NaN where it diverges. */
export interface StripDetail {
  readonly kind: 'strip';
  readonly slot: number;
  /** Ascending. */
  readonly rates: Float64Array;
  readonly losses: Float64Array;
  /** Of how many seeds the losses are the median. */
  readonly seeds: number;
}

/**
 * The landscape in the view that was wished for. Of a loss on data it comes several times, finer each time: such a
 * region is to be wished for at home too, since the picture's own samples are few.
 */
export interface RegionDetail extends Ground {
  readonly kind: 'region';
  /** Whether a finer one follows. */
  readonly isCoarse: boolean;
}

/** What a run did, and why, in sentences. */
export interface ExplanationDetail {
  readonly kind: 'explanation';
  readonly slot: number;
  readonly happens: readonly string[];
  readonly why: readonly string[];
  /** A change of the run that was tried, in words, and the loss that it ends at then. */
  readonly fix?: Fix & { readonly text: string };
}

/** What a run computed in one step, told along the lines of its shown rule. */
export interface NumbersDetail {
  readonly kind: 'numbers';
  readonly slot: number;
  readonly step: number;
  readonly rule: readonly Assignment[];
  /** What the rule reads: parameters, gradient, states, hyperparameters. */
  readonly names: readonly string[];
  /** On data, by their places in the rule's text, the calls that see more parameters than can be listed. */
  readonly calls: readonly string[];
  /** Of each name, then of each call and then of each line, whether it has a number for each parameter. */
  readonly perParameter: readonly boolean[];
  /**
   * Two for each name, as it stood when the step began, then for each call and then for each line, as it came out: along
   * x and along y. Both are the same for what is one number, and on data, where all are those of one parameter.
   */
  readonly values: Float64Array;
  /** On data the parameter whose numbers they are. */
  readonly parameter?: number;
}

/** What a marked point is: a minimum that is as low as any known, one with a lower one elsewhere, or a saddle. */
export const markKinds = ['best', 'trap', 'saddle'] as const;

export type MarkKind = (typeof markKinds)[number];

/** The minima and saddles of the home view and of the region that was wished for. */
export interface MarksDetail {
  readonly kind: 'marks';
  /** Indices into {@link markKinds}. */
  readonly kinds: Uint8Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly loss: Float64Array;
}

/** A measure along a run's trajectory; on data of its first seed. */
export interface MeasureDetail {
  readonly kind: 'measure';
  readonly slot: number;
  readonly measure: string;
  readonly block?: number;
  readonly steps: Int32Array;
  /** One, or one along x and one along y: a number for each of the steps, NaN where there is none. */
  readonly curves: readonly Float64Array[];
}

/** The gradient and the momentum of each run at a step; NaN where a run has none. */
export interface ArrowsDetail {
  readonly kind: 'arrows';
  readonly step: number;
  readonly slots: Int32Array;
  /** Two for each run. */
  readonly gradient: Float64Array;
  readonly momentum: Float64Array;
}

/** The gradient in the middle of each cell of a grid over a view. */
export interface FieldDetail {
  readonly kind: 'field';
  readonly view: View;
  readonly columns: number;
  readonly rows: number;
  /** Two for each cell, row-major from the lowest y. */
  readonly gradient: Float64Array;
}

/** The model of a run at a step. Its rows are the points of the landscape's picture. */
export interface FitDetail {
  readonly kind: 'fit';
  readonly slot: number;
  readonly step: number;
  readonly shape: FitCurve | FitRegions | FitPredictions;
  /** The points that belong to the batch that is about to be used, by their index; absent where that is all. */
  readonly batch?: Int32Array;
}

/** Of one feature: what is predicted all along it. Of classes a curve for each, their probability. */
export interface FitCurve {
  readonly kind: 'curve';
  readonly x: Float64Array;
  /** One for each x. A number, or the probability of the second of two classes. */
  readonly curves: readonly Float64Array[];
}

/** Of two features: what is predicted all over their plane. */
export interface FitRegions {
  readonly kind: 'regions';
  readonly view: View;
  readonly columns: number;
  readonly rows: number;
  /**
   * rows × columns, row-major, from view.y[0] upwards; the outermost lie on the view's edges. A number, the probability
   * of the second of two classes, or that of the most likely of several.
   */
  readonly values: Float32Array;
  /** Of several classes the index of the most likely one. */
  readonly classes?: Uint8Array;
}

/** Of more features: what is predicted for each of the points. */
export interface FitPredictions {
  readonly kind: 'predictions';
  /** A number, the probability of the second of two classes, or the index of the most likely of several. */
  readonly values: Float64Array;
}

/** The loss of one batch in the view that was wished for. It comes several times, finer each time. */
export interface BatchDetail extends Ground {
  readonly kind: 'batch';
  readonly slot: number;
  readonly step: number;
  /** Whether a finer one follows. */
  readonly isCoarse: boolean;
  /** How many rows the batch has. */
  readonly size: number;
}

/** The spread of the gradients of a run's batches about that of all rows, summed over all parameters. */
export interface NoiseDetail {
  readonly kind: 'noise';
  readonly slot: number;
  readonly step: number;
  /** E‖g − ∇L‖², where g is the gradient of a batch. */
  readonly variance: number;
  /** The same of single rows. */
  readonly rowVariance: number;
  /** The batch size at which the noise is as large as the gradient; Infinity where that is 0. */
  readonly scale: number;
  /** ‖∇L‖ */
  readonly gradientNorm: number;
  /** Rows of the batch. */
  readonly batch: number;
  /** Rows that were looked at: all that are trained on, unless there are very many. */
  readonly rows: number;
}

/** The loss and its gradient at the point that was wished for. */
export interface PointDetail {
  readonly kind: 'point';
  readonly x: number;
  readonly y: number;
  readonly loss: number;
  readonly gradient: readonly [number, number];
}

/** Everything that a wish is answered with: a detail of the same kind. */
export type Detail =
  | StripDetail
  | ExplanationDetail
  | NumbersDetail
  | MeasureDetail
  | RegionDetail
  | MarksDetail
  | ArrowsDetail
  | FieldDetail
  | PointDetail
  | FitDetail
  | BatchDetail
  | NoiseDetail;

/** Wishes with the same key replace each other, and so do their details. */
export function keyOf(wish: { readonly kind: Wish['kind']; readonly slot?: number }): string {
  return wish.slot === undefined ? wish.kind : `${wish.kind} ${wish.slot}`;
}

/** How many wishes can stand at once: a few for each run. */
export const maxWishes = 1_000;
