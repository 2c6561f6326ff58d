import type { ObjectiveSpec } from '../../core/index';
import type { Catalogue } from '../../protocol/messages';
import type { Refusal } from '../fields';
import { ProblemText } from './problemText';

/** Chooses a landscape of the catalogue. An expression of the user's own has an entry while it is shown. */
export function LandscapePicker(props: {
  readonly landscapes: Catalogue['landscapes'];
  readonly objective: ObjectiveSpec;
  readonly refusal: Refusal | undefined;
  readonly ask: (id: string) => void;
}) {
  const { landscapes, objective, refusal, ask } = props;
  const chosen = objective.kind === 'landscape' ? objective.id : '';
  const known = landscapes.some(({ id }) => id === chosen);
  return (
    <div class="field landscape">
      <label for="landscape">Landscape</label>
      <select
        id="landscape"
        value={chosen}
        aria-invalid={refusal !== undefined}
        aria-describedby={refusal === undefined ? undefined : 'landscape-problem'}
        onChange={(event) => ask(event.currentTarget.value)}
      >
        {known ? null : (
          <option value={chosen} disabled>
            {objective.kind === 'expression' ? 'Your own' : chosen || 'Data'}
          </option>
        )}
        {landscapes.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      {refusal === undefined ? null : <ProblemText id="landscape-problem" problems={refusal.problems} />}
    </div>
  );
}
