import type { Hyperparameter } from '../../core/index';
import type { RunPicture } from '../../protocol/messages';
import type { Refusal } from '../fields';
import { FlagField } from './flagField';
import { NumberField } from './numberField';
import { defaultText, parameterText } from './parameterText';
import { ResetButton } from './resetButton';
import { Slider } from './slider';

/** One hyperparameter of an open row: a number with its slider, or a flag; and the way back to the default. */
export function HyperparameterField(props: {
  readonly run: RunPicture;
  readonly parameter: Hyperparameter;
  readonly refusal: Refusal | undefined;
  /** Stands beside it, where there is room. */
  readonly note?: string;
  /** Called with undefined for the default. */
  readonly ask: (value: number | boolean | undefined) => void;
}) {
  const { run, parameter, refusal, note, ask } = props;
  const { name } = parameter;
  const text = parameterText(parameter, run);
  const value = run.values[name];
  const id = `run-${run.slot}-${name}`;
  const meaningId = `${id}-meaning`;
  return (
    <div class={name.length > 16 ? 'hyper long' : 'hyper'} title={text}>
      {typeof value === 'number' && parameter.kind === 'number' ? (
        <Slider parameter={parameter} name={`${run.label} ${name}`} value={value} ask={ask} />
      ) : null}
      {typeof value === 'number' ? (
        <NumberField
          id={id}
          context={run.label}
          label={name}
          value={value}
          refusal={refusal}
          describedBy={meaningId}
          ask={ask}
        />
      ) : (
        <FlagField
          id={id}
          context={run.label}
          label={name}
          value={value === true}
          refusal={refusal}
          describedBy={meaningId}
          ask={ask}
        />
      )}
      {isDefault(run, name) ? null : (
        <ResetButton
          field={id}
          name={`${run.label} ${name}`}
          text={defaultText(run.library, run.defaults[name])}
          ask={() => ask(undefined)}
        />
      )}
      {note === undefined ? null : <span class="note">{note}</span>}
      <span id={meaningId} class="meaning">
        {text}
      </span>
    </div>
  );
}

function isDefault({ defaults, values }: RunPicture, name: string): boolean {
  return defaults[name] === undefined || defaults[name] === values[name];
}
