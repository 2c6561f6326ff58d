import type { Wish } from '../protocol/details';
import { isSane, sameView } from './plot/region';
import type { PanelState } from './state';
import type { ViewState } from './view';

/**
 * All that the screen shows beside the picture.
 * @param standing what was wished for last
 */
export function wishesOf(state: PanelState, view: ViewState, standing: readonly Wish[]): readonly Wish[] {
  const slots = (state.resting?.runs ?? [])
    .map(({ slot }) => slot)
    .filter((slot) => view.open.includes(slot));
  return [...slots.map((slot): Wish => ({ kind: 'strip', slot })), ...regionWishes(state, view, standing)];
}

/** One region is on its way at a time: it moves faster than answers come, and what is wished for next is the newest. */
function regionWishes(
  { landscape, details }: PanelState,
  { region }: ViewState,
  standing: readonly Wish[],
): Wish[] {
  if (region === undefined || landscape === undefined || !isSane(region, landscape.view)) return [];
  const last = standing.find((wish) => wish.kind === 'region');
  const answered = details.get('region')?.detail;
  const waits = last !== undefined && !(answered?.kind === 'region' && sameView(answered.view, last.view));
  return [{ kind: 'region', view: waits ? last.view : region }];
}
