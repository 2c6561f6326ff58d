import type { Wish } from '../protocol/details';
import type { PanelState } from './state';
import type { ViewState } from './view';

/** All that the screen shows beside the picture. */
export function wishesOf({ resting }: PanelState, { open }: ViewState): readonly Wish[] {
  const slots = (resting?.runs ?? []).map(({ slot }) => slot).filter((slot) => open.includes(slot));
  return slots.map((slot): Wish => ({ kind: 'strip', slot }));
}
