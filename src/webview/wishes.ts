import type { Wish } from '../protocol/details';
import type { RunPicture } from '../protocol/messages';
import { dataWishes } from './data/dataWishes';
import { measureOf } from './loss/curves';
import { isLossKind } from './loss/lossKinds';
import { timed, updateAt } from './player/clock';
import { pace } from './player/pace';
import { momentOf } from './player/steps';
import type { PanelState } from './state';
import type { ViewState } from './view';

/** All that the screen shows beside the picture. */
export function wishesOf(state: PanelState, view: ViewState): readonly Wish[] {
  const { resting, landscape } = state;
  if (resting === undefined || landscape === undefined) return [];
  const time = timed(resting, view.clock, landscape.data?.rows.training);
  const tick = readableStep(view, time.last);
  const { id: measure, block } = measureOf(view.measure, landscape, view.block);
  const drawn = isLossKind(measure) ? [] : resting.runs.filter(({ slot }) => !view.hidden.includes(slot));
  const rows = resting.runs
    .filter(({ slot }) => view.open.includes(slot))
    .flatMap((run): Wish[] => [
      { kind: 'explanation', slot: run.slot },
      { kind: 'strip', slot: run.slot },
      ...numbersOf(run, updateAt(run, time, tick), landscape.data && view.parameter),
    ]);
  return [
    ...drawn.map(({ slot }): Wish => ({
      kind: 'measure',
      slot,
      measure,
      ...(block !== undefined && { block }),
    })),
    ...rows,
    ...dataWishes(state, view, time, tick),
  ];
}

/** The numbers of the step at which the player stands, or of a run's last one: the first that is not finite. */
function numbersOf(
  { slot, stop, lastFiniteStep }: RunPicture,
  wanted: number,
  parameter: number | undefined,
): Wish[] {
  const step = Math.min(wanted, stop === 'completed' ? wanted : lastFiniteStep + Number(stop === 'diverged'));
  return step < 1 ? [] : [{ kind: 'numbers', slot, step, ...(parameter !== undefined && { parameter }) }];
}

/** How often numbers change while it plays, each second: as often as they can be read. */
const readings = 4;

/** The step whose numbers are read: the player's, but for those that pass by too fast while it plays. */
function readableStep(view: ViewState, last: number): number {
  const { step } = momentOf(view, last);
  if (!view.playing) return step;
  const stride = Math.max(1, Math.ceil(pace(last, view.speed) / readings));
  return step - (step % stride);
}
