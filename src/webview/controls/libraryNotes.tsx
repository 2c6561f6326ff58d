import type { Assignment, Change, RunSpec } from '../../core/index';
import { inLibrary } from '../../core/experiment/inLibrary';
import { libraryNames } from '../../core/optimizers/libraries';
import type { LibraryPicture, RunForm, RunPicture } from '../../protocol/messages';
import { libraryName } from '../describe';
import { formatValue, minus } from '../format';
import { RuleMath } from '../rule/ruleMath';

/** What a run would be by the conventions of the other libraries, and a way to see the difference drawn. */
export function LibraryNotes(props: {
  readonly run: RunPicture;
  readonly spec: RunSpec;
  readonly form: RunForm;
  readonly ask: (change: Change) => void;
}) {
  const { run, spec, form, ask } = props;
  const others = form.libraries.filter(({ library }) => library !== run.library);
  if (others.length === 0) return null;
  const own = form.libraries.find(({ library }) => library === run.library);
  return (
    <details class="libraries">
      <summary>What other libraries do differently</summary>
      {own?.note === undefined ? null : (
        <p>
          {libraryName(run.library)}, here: {own.note}
        </p>
      )}
      <dl>
        {others.map((other) => (
          <div key={other.library}>
            <dt>{libraryNames[other.library]}</dt>
            <dd>
              <Difference run={run} form={form} other={other} />
            </dd>
          </div>
        ))}
      </dl>
      <button
        type="button"
        aria-label={`Compare ${run.label} in other libraries`}
        onClick={() => ask({ kind: 'add-runs', runs: others.map((other) => sameIn(run, spec, other)) })}
      >
        Compare
      </button>
      <span class="aside"> adds this run with the same values for each of them.</span>
    </details>
  );
}

function Difference(props: {
  readonly run: RunPicture;
  readonly form: RunForm;
  readonly other: LibraryPicture;
}) {
  const { run, form, other } = props;
  const { lines, note } = other;
  const name = libraryNames[other.library];
  const here = libraryName(run.library);
  const lacking = form.hyperparameters.filter((each) => !other.hyperparameters.includes(each.name));
  const defaults = Object.entries(other.defaults);
  const isSame = !lines && note === undefined && lacking.length === 0 && defaults.length === 0;
  return (
    <>
      {isSame ? <p>The same rule and defaults.</p> : null}
      {note === undefined ? null : <p>{unbroken(note)}</p>}
      {defaults.length === 0 ? null : (
        <p>
          Defaults:{' '}
          {defaults.map(([key, value], i) => (
            <span key={key}>
              {i > 0 ? ', ' : ''}
              <span class="code">
                {key} {formatValue(value)}
              </span>
              {key in run.defaults ? ` instead of ${formatValue(run.defaults[key])}` : ''}
            </span>
          ))}
        </p>
      )}
      {lacking.length === 0 ? null : (
        <p>
          Has no <span class="code">{lacking.map((each) => each.name).join(', ')}</span>
        </p>
      )}
      {lines === undefined ? null : (
        <>
          <Lines title="Lines that differ" label={`${name} lines of ${run.label}`} lines={lines.there} />
          <Lines title={`instead of ${here}’s`} label={`${here} lines of ${run.label}`} lines={lines.here} />
        </>
      )}
    </>
  );
}

/** With a true minus in its numbers, as all numbers have it: a hyphen would let a line end inside of one. */
function unbroken(note: string): string {
  return note.replace(/(?<=\de)-(?=\d)/g, minus);
}

function Lines(props: {
  readonly title: string;
  readonly label: string;
  readonly lines: readonly Assignment[];
}) {
  const { title, label, lines } = props;
  if (lines.length === 0) return null;
  return (
    <>
      <p class="aside">{title}</p>
      <RuleMath rule={lines} label={label} />
    </>
  );
}

/** The run by another library's conventions. Its rate is named, so that all have the same. */
function sameIn(run: RunPicture, spec: RunSpec, { library, hyperparameters }: LibraryPicture): RunSpec {
  const { lr } = run.values;
  const named = lr === undefined ? spec : { ...spec, hyperparameters: { ...spec.hyperparameters, lr } };
  const other = inLibrary(named, library, hyperparameters);
  return spec.label === undefined ? other : { ...other, label: `${spec.label} (${libraryNames[library]})` };
}
