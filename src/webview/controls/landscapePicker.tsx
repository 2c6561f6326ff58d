import type { ObjectiveSpec } from '../../core/index';
import type { Catalogue } from '../../protocol/messages';
import type { Refusal } from '../fields';
import { ProblemText } from './problemText';

/** Entries that are not landscapes' ids, which have no spaces. */
const ofData = 'data ';
const ofFile = 'file of data';

/**
 * Chooses what is minimised: a landscape of the catalogue, or a model's loss on a data set or a file. What is not of
 * the catalogue has an entry while it is shown.
 */
export function LandscapePicker(props: {
  readonly landscapes: Catalogue['landscapes'];
  readonly dataSets: Catalogue['dataSets'];
  readonly objective: ObjectiveSpec;
  /** The file's, where that is what is shown. */
  readonly fileName: string | undefined;
  readonly refusal: Refusal | undefined;
  readonly ask: (objective: ObjectiveSpec) => void;
  /** Lets the user choose a file of data. */
  readonly chooseFile: () => void;
}) {
  const { landscapes, dataSets, objective, fileName, refusal, ask, chooseFile } = props;
  const chosen = entryOf(objective);
  const known =
    landscapes.some(({ id }) => id === chosen) || dataSets.some(({ id }) => `${ofData}${id}` === chosen);
  const choose = (select: HTMLSelectElement): void => {
    const { value } = select;
    if (value === ofFile) {
      // Until there is a file, what is shown is what was.
      select.value = chosen;
      chooseFile();
      return;
    }
    const dataSet = dataSets.find(({ id }) => `${ofData}${id}` === value);
    if (dataSet === undefined) ask({ kind: 'landscape', id: value });
    else ask({ kind: 'data', rows: { builtin: dataSet.id }, model: dataSet.model });
  };
  return (
    <div class="field landscape">
      <label for="landscape">Landscape</label>
      <select
        id="landscape"
        value={chosen}
        aria-invalid={refusal !== undefined}
        aria-describedby={refusal === undefined ? undefined : 'landscape-problem'}
        onChange={(event) => choose(event.currentTarget)}
      >
        {known ? null : (
          <option value={chosen} disabled>
            {objective.kind === 'expression' ? 'Your own' : (fileName ?? (chosen || 'Data'))}
          </option>
        )}
        <optgroup label="Formulas">
          {landscapes.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </optgroup>
        <optgroup label="Losses on data">
          {dataSets.map(({ id, name }) => (
            <option key={id} value={`${ofData}${id}`}>
              {name}
            </option>
          ))}
          <option value={ofFile}>Your CSV file…</option>
        </optgroup>
      </select>
      {refusal === undefined ? null : <ProblemText id="landscape-problem" problems={refusal.problems} />}
    </div>
  );
}

function entryOf(objective: ObjectiveSpec): string {
  if (objective.kind === 'landscape') return objective.id;
  if (objective.kind === 'expression') return '';
  return 'builtin' in objective.rows ? `${ofData}${objective.rows.builtin}` : '';
}
