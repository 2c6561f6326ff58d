import type { Wish } from '../../protocol/details';
import type { PanelState } from '../state';
import type { ViewState } from '../view';
import { isSane, sameView } from './region';
import { lastStep, momentOf } from '../player/steps';

/**
 * What the plot shows of the landscape: its samples where it is zoomed or moved, and its minima and saddles. One region
 * is on its way at a time: it moves faster than answers come, and what is wished for next is the newest. Marks are
 * looked for where it rests.
 * @param standing what was wished for last
 */
export function regionWishes(
  { landscape, details }: PanelState,
  view: ViewState,
  standing: readonly Wish[],
): readonly Wish[] {
  if (landscape === undefined) return [];
  const { region, zooming } = view;
  const isHome = region === undefined || !isSane(region, landscape.view);
  const visible = isHome ? landscape.view : region;
  const marks: readonly Wish[] = landscape.data
    ? []
    : zooming
      ? standing.filter(({ kind }) => kind === 'marks' || kind === 'field')
      : [
          { kind: 'marks', view: visible },
          ...(view.overlays.includes('field') ? [{ kind: 'field' as const, view: visible }] : []),
        ];
  // Of a loss on data the picture's own samples are few.
  if (isHome && landscape.data === undefined) return marks;
  const last = standing.find((wish) => wish.kind === 'region');
  const answered = details.get('region')?.detail;
  const waits = last !== undefined && !(answered?.kind === 'region' && sameView(answered.view, last.view));
  return [{ kind: 'region', view: waits ? last.view : visible }, ...marks];
}

/** The point whose loss is read. */
export function pointWishes({ landscape }: PanelState, { hovered }: ViewState): readonly Wish[] {
  return landscape === undefined || hovered === undefined
    ? []
    : [{ kind: 'point', x: hovered[0], y: hovered[1] }];
}

/** What is laid over the runs, where the player stands: while it plays, nobody reads it. */
export function arrowWishes(
  { resting, landscape }: PanelState,
  view: ViewState,
  standing: readonly Wish[],
): readonly Wish[] {
  const momentum = view.overlays.includes('momentum');
  if (
    resting === undefined ||
    landscape?.data !== undefined ||
    !(momentum || view.overlays.includes('gradient'))
  )
    return [];
  if (view.playing) return standing.filter(({ kind }) => kind === 'arrows');
  return [{ kind: 'arrows', step: momentOf(view, lastStep(resting)).step, momentum }];
}
