import type { ScheduleParameter, ScheduleValues } from '../../core/index';
import type { RunPicture, SchedulePicture } from '../../protocol/messages';
import type { Refusal } from '../fields';
import { FlagField } from './flagField';
import { NumberField } from './numberField';
import { ResetButton } from './resetButton';
import { SelectField } from './selectField';
import { StepsField } from './stepsField';

type Value = ScheduleValues[string];

/** One parameter of a run's schedule, and the way back to its default, which may follow the run. */
export function ScheduleParameterField(props: {
  readonly run: RunPicture;
  readonly schedule: SchedulePicture;
  readonly parameter: ScheduleParameter;
  readonly refusal: Refusal | undefined;
  /** Called with undefined for the default. */
  readonly ask: (value: Value | undefined) => void;
}) {
  const { run, schedule, parameter, refusal, ask } = props;
  const { name, meaning } = parameter;
  const id = `run-${run.slot}-schedule-${name}`;
  const context = `${run.label} schedule`;
  const field = { id, context, label: name, refusal, describedBy: `${id}-meaning`, ask };
  return (
    <div class="hyper" title={meaning}>
      {control(parameter, schedule.values[name], field)}
      {schedule.given.includes(name) ? (
        <ResetButton field={id} name={`${context} ${name}`} text="default" ask={() => ask(undefined)} />
      ) : null}
      <span id={`${id}-meaning`} class="meaning">
        {meaning}
      </span>
    </div>
  );
}

function control(
  parameter: ScheduleParameter,
  value: Value,
  field: {
    readonly id: string;
    readonly context: string;
    readonly label: string;
    readonly refusal: Refusal | undefined;
    readonly describedBy: string;
    readonly ask: (value: Value) => void;
  },
) {
  switch (parameter.kind) {
    case 'number':
      return <NumberField {...field} value={Number(value)} />;
    case 'flag':
      return <FlagField {...field} value={value === true} />;
    case 'choice': {
      const options = parameter.options.map((option) => ({ value: option, text: option }));
      return <SelectField {...field} value={String(value)} options={options} />;
    }
    case 'steps':
      return <StepsField {...field} value={value as readonly number[]} />;
  }
}
