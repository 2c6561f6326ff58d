import type { RunPicture } from '../../protocol/messages';
import { detailOf } from '../details';
import { timed, updateAt } from '../player/clock';
import { momentOf } from '../player/steps';
import { ParameterChoice } from '../rule/parameterChoice';
import { RuleNumbers } from '../rule/ruleNumbers';
import type { PanelState } from '../state';
import type { ViewState } from '../view';

/** Of an open row: its rule with the numbers of the step at which the player stands. */
export function OpenRunNumbers(props: {
  readonly state: PanelState;
  readonly view: ViewState;
  readonly run: RunPicture;
  readonly look: (change: Partial<ViewState>) => void;
}) {
  const { state, view, run, look } = props;
  const { details, picture, landscape, settings } = state;
  if (picture === undefined) return null;
  const time = timed(picture, view.clock, landscape?.data?.rows.training);
  const detail = detailOf(details, 'numbers', run.slot);
  const model = landscape?.data?.model;
  const chosen = view.parameter !== undefined && view.parameter < (model?.parameters ?? 0);
  return (
    <RuleNumbers
      run={run}
      detail={detail}
      atStart={updateAt(run, time, momentOf(view, time.last).step) === 0}
      digits={settings.significantDigits}
      parameter={
        model && (
          <ParameterChoice
            id={`run-${run.slot}-parameter`}
            context={run.label}
            model={model}
            parameter={chosen ? view.parameter! : (detail?.parameter ?? 0)}
            choose={(parameter) => look({ parameter })}
          />
        )
      }
    />
  );
}
