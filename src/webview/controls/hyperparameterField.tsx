import { useRef } from 'preact/hooks';
import type { Hyperparameter } from '../../core/index';
import type { RunPicture } from '../../protocol/messages';
import { libraryName } from '../describe';
import type { Refusal } from '../fields';
import { formatExact } from '../format';
import { useFocusHeir } from './focusHeir';
import { drawings, LineIcon } from './icons';
import { NumberField } from './numberField';
import { ProblemText } from './problemText';
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
          {...(meaningId === undefined ? {} : { describedBy: meaningId })}
          ask={ask}
        />
      ) : (
        <Flag id={id} run={run} name={name} refusal={refusal} describedBy={meaningId} ask={ask} />
      )}
      {isDefault(run, name) ? null : <ResetButton field={id} run={run} name={name} ask={ask} />}
      {note === undefined ? null : <span class="note">{note}</span>}
      {meaningId === undefined ? null : (
        <span id={meaningId} class="meaning">
          {meaning}
        </span>
      )}
    </div>
  );
}

function Flag(props: {
  readonly id: string;
  readonly run: RunPicture;
  readonly name: string;
  readonly refusal: Refusal | undefined;
  readonly describedBy: string | undefined;
  readonly ask: (value: boolean) => void;
}) {
  const { id, run, name, refusal, describedBy, ask } = props;
  const checked = run.values[name] === true;
  const problems = refusal?.asked === !checked ? refusal.problems : [];
  return (
    <div class="field">
      <label for={id}>
        <span class="unseen">{run.label} </span>
        {name}
      </label>
      <input
        id={id}
        type="checkbox"
        checked={checked}
        aria-invalid={problems.length > 0}
        aria-describedby={problems.length > 0 ? `${id}-problem` : describedBy}
        onChange={(event) => ask(event.currentTarget.checked)}
      />
      {problems.length > 0 ? <ProblemText id={`${id}-problem`} problems={problems} /> : null}
    </div>
  );
}

function isDefault({ defaults, values }: RunPicture, name: string): boolean {
  return defaults[name] === undefined || defaults[name] === values[name];
}

/** Goes back to the library's default, where the run has another value. Having done so it is gone: the field remains. */
function ResetButton(props: {
  /** The id of the field that it is for. */
  readonly field: string;
  readonly run: RunPicture;
  readonly name: string;
  readonly ask: (value: undefined) => void;
}) {
  const { field, run, name, ask } = props;
  const button = useRef<HTMLButtonElement>(null);
  useFocusHeir(button, () => document.getElementById(field));
  const standard = run.defaults[name];
  const text = `${libraryName(run.library)} default ${typeof standard === 'number' ? formatExact(standard) : standard ? 'on' : 'off'}`;
  return (
    <button
      ref={button}
      type="button"
      class="bare reset"
      title={text}
      aria-label={`${run.label} ${name}: back to the ${text}`}
      onClick={() => ask(undefined)}
    >
      <LineIcon path={drawings.reset} />
    </button>
  );
}
