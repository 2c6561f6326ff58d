import type { RunPicture } from '../../protocol/messages';
import { detailOf } from '../details';
import { lastStep, momentOf } from '../player/steps';
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
  const { details, picture, settings } = state;
  if (picture === undefined) return null;
  return (
    <RuleNumbers
      run={run}
      detail={detailOf(details, 'numbers', run.slot)}
      atStart={momentOf(view, lastStep(picture)).step === 0}
      digits={settings.significantDigits}
    />
  );
}
