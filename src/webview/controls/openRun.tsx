import { useRef } from 'preact/hooks';
import type { Change, Hyperparameter } from '../../core/index';
import type { RunForm, RunPicture } from '../../protocol/messages';
import { libraryName } from '../describe';
import type { FieldKey, Refusal } from '../fields';
import { formatExact } from '../format';
import { RuleMath } from '../rule/ruleMath';
import { useFocusHeir } from './focusHeir';
import { HyperparameterField } from './hyperparameterField';

/** What an open row shows: every other hyperparameter, the rule with these settings, and what can be done with the run. */
export function OpenRun(props: {
  readonly index: number;
  readonly run: RunPicture;
  readonly form: RunForm | undefined;
  readonly refusals: ReadonlyMap<FieldKey, Refusal>;
  readonly ask: (change: Change) => void;
  readonly insert: () => void;
  readonly remove: () => void;
}) {
  const { index, run, form, refusals, ask } = props;
  const details = useRef<HTMLTableRowElement>(null);
  useFocusHeir(details, (going) => going.parentElement?.querySelector<HTMLElement>('.disclosure'));
  const set = (name: string, value: number | boolean | undefined) =>
    ask({
      kind: 'hyperparameter',
      run: index,
      name,
      ...(value === undefined ? {} : { value }),
    });
  return (
    <tr ref={details} role="row" class="details" id={`run-${run.slot}-details`}>
      <td role="cell">
        <div class="hypers" role="group" aria-label={`Settings of ${run.label}`}>
          {parametersOf(run, form).map((parameter) => (
            <HyperparameterField
              key={parameter.name}
              run={run}
              parameter={parameter}
              refusal={refusals.get(`run.${index}.${parameter.name}`)}
              ask={(value) => set(parameter.name, value)}
            />
          ))}
        </div>
        <Rates run={run} ask={(value) => set('lr', value)} />
        {form === undefined ? null : <RuleMath rule={form.rule} label={`Update rule of ${run.label}`} />}
        {form === undefined || form.citation === '' ? null : <p class="citation">{form.citation}</p>}
        <div class="actions">
          <button type="button" class="primary" onClick={props.insert}>
            Insert code
          </button>
          <button type="button" onClick={() => ask({ kind: 'duplicate-run', run: index })}>
            Duplicate
          </button>
          <button type="button" class="remove" onClick={props.remove}>
            Remove
          </button>
        </div>
      </td>
    </tr>
  );
}

/**
 * Learning rates that are worth a look; each is a button that sets it, and stays one when it is set: the focus would be
 * lost with it.
 */
function Rates({ run, ask }: { readonly run: RunPicture; readonly ask: (value: number) => void }) {
  const { recommendedLearningRate: recommended } = run;
  const { lr } = run.defaults;
  const rates = [
    ...(typeof lr === 'number' ? [{ text: `${libraryName(run.library)} default`, rate: lr }] : []),
    ...(recommended === undefined ? [] : [{ text: 'recommended here', rate: recommended }]),
  ];
  if (rates.length === 0) return null;
  return (
    <p class="rates">
      <span class="code">lr</span>
      {rates.map(({ text, rate }) => (
        <span key={text}>
          {text}{' '}
          <button
            type="button"
            class="link"
            aria-label={`Set ${run.label} lr to the ${text} ${formatExact(rate)}`}
            aria-disabled={rate === run.values.lr}
            onClick={() => {
              if (rate !== run.values.lr) ask(rate);
            }}
          >
            {formatExact(rate)}
          </button>
        </span>
      ))}
    </p>
  );
}

/** All but the learning rate, in the library's order. A rule of the user's own declares nothing but its values. */
function parametersOf(run: RunPicture, form: RunForm | undefined): readonly Hyperparameter[] {
  const declared = form?.hyperparameters ?? [];
  const all = declared.length > 0 ? declared : Object.entries(run.values).map(undeclared);
  return all.filter(({ name }) => name !== 'lr');
}

function undeclared([name, value]: [string, number | boolean]): Hyperparameter {
  if (typeof value === 'boolean') return { kind: 'flag', name, default: value, meaning: '' };
  return { kind: 'number', name, default: value, range: [-Infinity, Infinity], scale: 'linear', meaning: '' };
}
