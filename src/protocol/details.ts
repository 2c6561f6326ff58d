// What the screen shows beside the picture. It depends on what is open, where the player stands, which region is
// visible, so the webview wishes for it; the host answers each wish with a detail, and again after every change of the
// experiment for as long as the wish stands.
import type { View } from '../core/index';
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

/** Everything that can be wished for. */
export type Wish = StripWish | RegionWish;

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

/** Everything that a wish is answered with: a detail of the same kind. */
export type Detail = StripDetail | RegionDetail;

/** Wishes with the same key replace each other, and so do their details. */
export function keyOf(wish: { readonly kind: Wish['kind']; readonly slot?: number }): string {
  return wish.slot === undefined ? wish.kind : `${wish.kind} ${wish.slot}`;
}

/** How many wishes can stand at once: a few for each run. */
export const maxWishes = 1_000;
