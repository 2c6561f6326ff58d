import type { Hyperparameter } from '../../core/index';
import type { RunPicture } from '../../protocol/messages';
import { libraryName } from '../describe';
import type { Refusal } from '../fields';
import { formatValue } from '../format';
import { FlagField } from './flagField';
import { NumberField } from './numberField';
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
  const { name, meaning } = parameter;
  const value = run.values[name];
  const id = `run-${run.slot}-${name}`;
  const meaningId = meaning === '' ? undefined : `${id}-meaning`;
  return (
    <div class={name.length > 16 ? 'hyper long' : 'hyper'} title={meaning}>
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
          text={`${libraryName(run.library)} default ${formatValue(run.defaults[name])}`}
          ask={() => ask(undefined)}
        />
      )}
      {note === undefined ? null : <span class="note">{note}</span>}
      {meaningId === undefined ? null : (
        <span id={meaningId} class="meaning">
          {meaning}
        </span>
      )}
    </div>
  );
}

function isDefault({ defaults, values }: RunPicture, name: string): boolean {
  return defaults[name] === undefined || defaults[name] === values[name];
}
