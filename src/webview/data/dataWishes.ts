// What is wished for beside the picture where a model is fitted to data. Pure.
import type { Wish } from '../../protocol/details';
import type { RunPicture } from '../../protocol/messages';
import type { Timed } from '../player/clock';
import { updateAt } from '../player/clock';
import { isSane } from '../plot/region';
import type { PanelState } from '../state';
import type { ViewState } from '../view';

/** The run whose fit and batch are shown: the one that was chosen, as long as it is drawn, else the first that is. */
export function shownRun(runs: readonly RunPicture[], view: ViewState): RunPicture | undefined {
  const drawn = runs.filter(({ slot }) => !view.hidden.includes(slot));
  return drawn.find(({ slot }) => slot === view.shown) ?? drawn[0];
}

/**
 * The fit of one run, the spread of the gradients of all, and the loss of a batch where that is laid over the plane.
 * @param tick of the clock, at which it can be read
 */
export function dataWishes(
  { resting, landscape }: PanelState,
  view: ViewState,
  time: Timed,
  tick: number,
): readonly Wish[] {
  if (resting === undefined || landscape?.data === undefined) return [];
  const drawn = resting.runs.filter(({ slot }) => !view.hidden.includes(slot));
  const noise = drawn.flatMap((run): Wish[] => {
    const step = lastFinite(run, updateAt(run, time, tick));
    return run.training?.isFull !== false || step < 0 ? [] : [{ kind: 'noise', slot: run.slot, step }];
  });
  const shown = shownRun(resting.runs, view);
  const step = shown === undefined ? -1 : lastFinite(shown, updateAt(shown, time, tick));
  if (shown === undefined || step < 0) return noise;
  const { slot } = shown;
  const region = view.region && isSane(view.region, landscape.view) ? view.region : landscape.view;
  const batch: Wish[] =
    view.overlays.includes('batch') && !view.zooming ? [{ kind: 'batch', slot, step, view: region }] : [];
  return [{ kind: 'fit', slot, step }, ...batch, ...noise];
}

/** A step at which a run still has numbers. */
function lastFinite({ stop, lastFiniteStep }: RunPicture, step: number): number {
  return stop === 'diverged' ? Math.min(step, lastFiniteStep) : step;
}
