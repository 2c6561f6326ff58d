import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Change, Hyperparameter, RunSpec } from '../../core/index';
import type { OfferedSchedule, RunForm, RunPicture } from '../../protocol/messages';
import { libraryName } from '../describe';
import type { FieldKey, Refusal } from '../fields';
import { formatExact } from '../format';
import { RuleMath } from '../rule/ruleMath';
import { RuleEditor, type OwnRunForm } from '../ruleEditor/ruleEditor';
import { SaveOwn } from '../ruleEditor/saveOwn';
import type { Palette } from '../theme/palette';
import { useFocusHeir } from './focusHeir';
import { LabelField } from './labelField';
import { EntryNotes } from './entryNotes';
import { HyperparameterField } from './hyperparameterField';
import { LibraryNotes } from './libraryNotes';
import { RunOrder } from './runOrder';
import { TrainingFields } from './trainingFields';
import type { DraftShelf } from './useDraft';

/** What an open row shows: every other hyperparameter, the rule with these settings, and what can be done with the run. */
export function OpenRun(props: {
  readonly index: number;
  readonly run: RunPicture;
  /** As the experiment names it. */
  readonly spec: RunSpec;
  readonly form: RunForm | undefined;
  readonly schedules: readonly OfferedSchedule[];
  readonly palette: Palette;
  readonly refusals: ReadonlyMap<FieldKey, Refusal>;
  /** How the run takes its rows, where there are any. */
  readonly batches: ComponentChildren;
  /** The final loss for each learning rate. */
  readonly strip: ComponentChildren;
  /** The rule with the numbers of the player's step. */
  readonly numbers: ComponentChildren;
  /** What the run did, and why. */
  readonly explanation: ComponentChildren;
  readonly ask: (change: Change) => void;
  /** Whether the run was added to type its rule, and whom to tell that one can. */
  readonly awaited: boolean;
  readonly arrived: () => void;
  readonly shelf: DraftShelf;
  /** Draws this run alone, or all of them again. */
  readonly solo: { readonly isOn: boolean; readonly toggle: () => void };
  readonly order: {
    readonly isFirst: boolean;
    readonly isLast: boolean;
    readonly move: (by: -1 | 1) => void;
  };
  readonly insert: () => void;
  /** Saves the run's own rule in the user's settings. */
  readonly keep: (name: string) => void;
  readonly remove: () => void;
}) {
  const { index, run, spec, form, schedules, palette, refusals, ask } = props;
  const details = useRef<HTMLTableRowElement>(null);
  const saveButton = useRef<HTMLButtonElement>(null);
  const [saving, setSaving] = useState(false);
  useFocusHeir(details, (going) => going.parentElement?.querySelector<HTMLElement>('.disclosure'));
  const parameters = parametersOf(run, form);
  const own = form && isOwn(form) ? form : undefined;
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
        {own === undefined ? null : (
          <>
            <RuleEditor
              run={run}
              form={own}
              refusal={refusals.get(`rule.${index}`)}
              awaited={props.awaited}
              arrived={props.arrived}
              ask={(rule) => ask({ kind: 'edit-rule', run: index, rule })}
              shelf={props.shelf}
            />
            {parameters.length === 0 ? null : <p class="hypers-head">Hyperparameters found in the rule</p>}
          </>
        )}
        <div
          class={own ? 'hypers found-here' : 'hypers'}
          role="group"
          aria-label={`Settings of ${run.label}`}
        >
          {parameters.map((parameter) => (
            <HyperparameterField
              key={parameter.name}
              run={run}
              parameter={parameter}
              {...(own && { note: scaleText(parameter) })}
              refusal={refusals.get(`run.${index}.${parameter.name}`)}
              ask={(value) => set(parameter.name, value)}
            />
          ))}
        </div>
        <Rates run={run} ask={(value) => set('lr', value)} />
        <TrainingFields
          index={index}
          run={run}
          form={form}
          schedules={schedules}
          palette={palette}
          refusals={refusals}
          ask={ask}
        />
        {props.batches}
        <div class="setting listing" role="group" aria-label={`${run.label} in the list and the plots`}>
          <LabelField
            id={`run-${run.slot}-label`}
            context={run.label}
            value={spec.label}
            refusal={refusals.get(`label.${index}`)}
            ask={(label) => ask({ kind: 'label', run: index, ...(label !== undefined && { label }) })}
          />
          <button type="button" aria-pressed={props.solo.isOn} onClick={props.solo.toggle}>
            Draw alone
          </button>
          <RunOrder label={run.label} {...props.order} />
        </div>
        {props.strip}
        {form === undefined ? null : (
          <>
            <RuleMath
              rule={[...form.inits, ...form.rule]}
              label={`Update rule of ${run.label}`}
              newLines={form.kin && [...form.inits.map(() => false), ...form.kin.newLines]}
            />
            {props.numbers}
            {props.explanation}
            <EntryNotes form={form} />
            <LibraryNotes run={run} spec={spec} form={form} ask={ask} />
          </>
        )}
        <div class="actions">
          <button type="button" class="primary" onClick={props.insert}>
            Insert code
          </button>
          <button type="button" onClick={() => ask({ kind: 'copy-as-own', run: index })}>
            Edit a copy
          </button>
          <button type="button" onClick={() => ask({ kind: 'duplicate-run', run: index })}>
            Duplicate
          </button>
          {own === undefined ? null : (
            <button ref={saveButton} type="button" aria-expanded={saving} onClick={() => setSaving(!saving)}>
              Save…
            </button>
          )}
          <button type="button" class="remove" onClick={props.remove}>
            Remove
          </button>
        </div>
        {own === undefined || !saving ? null : (
          <SaveOwn
            id={`run-${run.slot}-save`}
            label={run.label}
            name={own.own.name}
            refusal={refusals.get(`name.${index}`)}
            toSettings={props.keep}
            toExperiment={(name) => ask({ kind: 'name-own', run: index, name })}
            close={() => {
              setSaving(false);
              saveButton.current?.focus();
            }}
          />
        )}
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

/** All but the learning rate, in the library's order or in that of an own rule. */
function parametersOf({ values }: RunPicture, form: RunForm | undefined): readonly Hyperparameter[] {
  // While a rule is typed fast, the values run ahead of the form.
  return (form?.hyperparameters ?? []).filter(({ name }) => name !== 'lr' && Object.hasOwn(values, name));
}

function isOwn(form: RunForm): form is OwnRunForm {
  return form.own !== undefined;
}

/** How a slider moves, in words. */
function scaleText(parameter: Hyperparameter): string {
  if (parameter.kind === 'flag' || parameter.scale === 'linear') return '';
  return parameter.scale === 'log' ? 'log scale' : `1 − ${parameter.name} on a log scale`;
}
