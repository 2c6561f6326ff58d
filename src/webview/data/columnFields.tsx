import type { Change, Model, Rows } from '../../core/index';
import type { ColumnPicture, RowsPicture, TablePicture } from '../../protocol/data';
import { FlagField } from '../controls/flagField';
import { ProblemText } from '../controls/problemText';
import { SelectField } from '../controls/selectField';
import type { FieldKey, Refusal } from '../fields';
import { modelForTarget } from './models';

type FileRows = Extract<Rows, { file: string }>;

/** Which columns of a file are the target and the features, and whether these are standardised. */
export function ColumnFields(props: {
  readonly source: FileRows;
  readonly model: Model;
  readonly rows: RowsPicture;
  readonly table: TablePicture;
  readonly refusals: ReadonlyMap<FieldKey, Refusal>;
  readonly ask: (change: Change) => void;
}) {
  const { source, model, rows, table, refusals, ask } = props;
  const { target } = rows;
  const chosen = chosenFeatures(source, rows, table);
  const refused = refusals.get('data.features') ?? refusals.get('data.rows');
  const choose = (name: string, isOn: boolean): void => {
    const features = table.columns
      .map((column) => column.name)
      .filter((each) => (each === name ? isOn : chosen.has(each)));
    ask({ kind: 'data', rows: { ...source, target, features } });
  };
  const aim = (name: string): void => {
    const column = table.columns.find((each) => each.name === name)!;
    // A target that was a feature would tell the model its answer.
    const features = [...chosen].filter((each) => each !== name);
    ask({
      kind: 'data',
      rows: { ...source, target: name, ...(features.length > 0 && { features }) },
      model: modelForTarget(model, column),
    });
  };
  return (
    <div class="columns-fields">
      <SelectField
        id="target"
        label="Target"
        value={target}
        options={table.columns.map((column) => ({ value: column.name, text: columnText(column) }))}
        refusal={refusals.get('data.target')}
        ask={aim}
      />
      <FlagField
        id="standardize"
        label="Standardise features"
        value={source.standardize === true}
        refusal={refusals.get('data.standardize')}
        ask={(standardize) => ask({ kind: 'data', rows: { ...source, standardize } })}
      />
      <fieldset class="features" aria-describedby={refused && 'features-problem'}>
        <legend>Features</legend>
        {table.columns
          .filter(({ name }) => name !== target)
          .map((column) => (
            <label key={column.name}>
              <input
                type="checkbox"
                checked={chosen.has(column.name)}
                onChange={({ currentTarget }) => choose(column.name, currentTarget.checked)}
              />
              {columnText(column)}
            </label>
          ))}
      </fieldset>
      {refused === undefined ? null : <ProblemText id="features-problem" problems={refused.problems} />}
    </div>
  );
}

/** The file's columns that are features: those it names or, where it names none, those that the model reads. */
function chosenFeatures(
  { features }: FileRows,
  rows: RowsPicture,
  { columns }: TablePicture,
): ReadonlySet<string> {
  if (features !== undefined) return new Set(features);
  // A category is read as a column for each of its values, “colour = red”.
  const reads = (name: string) =>
    rows.features.some((each) => each === name || each.startsWith(`${name} = `));
  return new Set(columns.map(({ name }) => name).filter(reads));
}

function columnText({ name, kind, missing, levels }: ColumnPicture): string {
  const notes = [
    ...(kind === 'category' ? [levels === undefined ? 'words' : `${levels} different words`] : []),
    ...(missing === 0 ? [] : [`${missing.toLocaleString('en')} missing`]),
  ];
  return notes.length === 0 ? name : `${name} (${notes.join(', ')})`;
}
