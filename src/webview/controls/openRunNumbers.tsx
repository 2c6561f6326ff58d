import type { RunPicture } from '../../protocol/messages';
import { detailOf } from '../details';
import { timed, updateAt } from '../player/clock';
import { momentOf } from '../player/steps';
import { RuleNumbers } from '../rule/ruleNumbers';
import type { PanelState } from '../state';
import type { ViewState } from '../view';

/** Of an open row: its rule with the numbers of the step at which the player stands. */
export function OpenRunNumbers(props: {
  readonly state: PanelState;
  readonly view: ViewState;
  readonly run: RunPicture;
}) {
  const { state, view, run } = props;
  const { details, picture, landscape, settings } = state;
  if (picture === undefined) return null;
  const time = timed(picture, view.clock, landscape?.data?.rows.training);
  return (
    <RuleNumbers
      run={run}
      detail={detailOf(details, 'numbers', run.slot)}
      atStart={updateAt(run, time, momentOf(view, time.last).step) === 0}
      digits={settings.significantDigits}
    />
  );
}
