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
  /** Of the catalogue's. */
  readonly measure: string;
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

/** Everything that can be wished for. */
export type Wish =
  StripWish | ExplanationWish | NumbersWish | MeasureWish | RegionWish | MarksWish | ArrowsWish | FieldWish;

/** The loss that a run ends with for each learning rate of a fixed grid; NaN where it diverges. */
export interface StripDetail {
  readonly kind: 'strip';
  readonly slot: number;
  /** Ascending. */
  readonly rates: Float64Array;
  readonly losses: Float64Array;
}

/** The landscape in the view that was wished for. */
export interface RegionDetail extends Ground {
  readonly kind: 'region';
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
  /** Of each name and then of each line, whether it has a number for each parameter. */
  readonly perParameter: readonly boolean[];
  /**
   * Two for each name, as it stood when the step began, and then for each line, as it came out: along x and along y.
   * Both are the same for what is one number.
   */
  readonly values: Float64Array;
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

/** A measure along a run's trajectory. */
export interface MeasureDetail {
  readonly kind: 'measure';
  readonly slot: number;
  readonly measure: string;
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

/** Everything that a wish is answered with: a detail of the same kind. */
export type Detail =
  | StripDetail
  | ExplanationDetail
  | NumbersDetail
  | MeasureDetail
  | RegionDetail
  | MarksDetail
  | ArrowsDetail
  | FieldDetail;

/** Wishes with the same key replace each other, and so do their details. */
export function keyOf(wish: { readonly kind: Wish['kind']; readonly slot?: number }): string {
  return wish.slot === undefined ? wish.kind : `${wish.kind} ${wish.slot}`;
}

/** How many wishes can stand at once: a few for each run. */
export const maxWishes = 1_000;
