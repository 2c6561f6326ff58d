import type { Detail, Wish } from '../../protocol/details';
import type { Computed } from '../session';

/** How wishes of one kind are answered. */
export interface DetailKind<Kind extends Wish['kind']> {
  /**
   * What the answer depends on besides the wish, as plain JSON. While it stays the same, what the webview was sent
   * still holds.
   */
  dependsOn(computed: Computed, wish: Extract<Wish, { kind: Kind }>): unknown;
  /**
   * @param signal is aborted when the answer is no longer wanted; what is thrown then is not reported
   * @param tell takes answers that hold until a better one follows
   * @returns undefined when there is nothing to show, such as for a run that is gone, or nothing more than was told
   */
  answer(
    computed: Computed,
    wish: Extract<Wish, { kind: Kind }>,
    signal: AbortSignal,
    tell: (detail: Extract<Detail, { kind: Kind }>) => void,
  ): Promise<Extract<Detail, { kind: Kind }> | undefined>;
}
