import type { Wish } from '../../protocol/details';
import type { PanelState } from '../state';
import type { ViewState } from '../view';
import { isSane, sameView } from './region';

/**
 * What the plot shows of the landscape where it is zoomed or moved. One region is on its way at a time: it moves
 * faster than answers come, and what is wished for next is the newest.
 * @param standing what was wished for last
 */
export function regionWishes(
  { landscape, details }: PanelState,
  { region }: ViewState,
  standing: readonly Wish[],
): readonly Wish[] {
  if (region === undefined || landscape === undefined || !isSane(region, landscape.view)) return [];
  const last = standing.find((wish) => wish.kind === 'region');
  const answered = details.get('region')?.detail;
  const waits = last !== undefined && !(answered?.kind === 'region' && sameView(answered.view, last.view));
  return [{ kind: 'region', view: waits ? last.view : region }];
}
