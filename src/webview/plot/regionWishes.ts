import type { Wish } from '../../protocol/details';
import type { PanelState } from '../state';
import type { ViewState } from '../view';
import { isSane, sameView } from './region';

/**
 * What the plot shows of the landscape: its samples where it is zoomed or moved, and its minima and saddles. One region
 * is on its way at a time: it moves faster than answers come, and what is wished for next is the newest. Marks are
 * looked for where it rests.
 * @param standing what was wished for last
 */
export function regionWishes(
  { landscape, details }: PanelState,
  { region, zooming }: ViewState,
  standing: readonly Wish[],
): readonly Wish[] {
  if (landscape === undefined) return [];
  const isHome = region === undefined || !isSane(region, landscape.view);
  const marked = standing.filter(({ kind }) => kind === 'marks');
  const marks: readonly Wish[] = zooming
    ? marked
    : [{ kind: 'marks', view: isHome ? landscape.view : region }];
  if (isHome) return marks;
  const last = standing.find((wish) => wish.kind === 'region');
  const answered = details.get('region')?.detail;
  const waits = last !== undefined && !(answered?.kind === 'region' && sameView(answered.view, last.view));
  return [{ kind: 'region', view: waits ? last.view : region }, ...marks];
}
