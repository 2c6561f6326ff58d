import { measures } from '../../core/measures/catalogue';
import type { MeasureDefinition } from '../../core/measures/definition';
import { loss } from '../../core/measures/loss';
import type { LandscapePicture } from '../../protocol/messages';
import { isMissing } from './curves';
import { dataLosses } from './lossKinds';

/** The id of what tells the meaning of a measure, unless it is the loss. */
export const measureMeaning = 'measure-meaning';

/** Chooses what the chart shows. */
export function MeasureChoice(props: {
  readonly measure: MeasureDefinition;
  readonly landscape: LandscapePicture;
  readonly choose: (id: string) => void;
}) {
  const { measure, landscape, choose } = props;
  return (
    <div class="measure-choice">
      <label for="measure">Curves</label>
      <select
        id="measure"
        value={measure.id}
        aria-describedby={measure.id === loss.id ? undefined : measureMeaning}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {offered(landscape).map(({ id, name, missing }) => (
          <option key={id} value={id} disabled={missing !== undefined}>
            {missing === undefined ? name : `${name} (${missing})`}
          </option>
        ))}
      </select>
    </div>
  );
}

/** What can be chosen, and why something cannot. */
function offered(
  landscape: LandscapePicture,
): readonly { readonly id: string; readonly name: string; readonly missing?: string }[] {
  const { data } = landscape;
  if (data === undefined)
    return [...measures.values()].map((each) => ({
      ...each,
      ...(isMissing(each, landscape) && { missing: 'none is known' }),
    }));
  return [...dataLosses.values()].map((each) => ({
    ...each,
    ...(each.id === 'heldOut' && data.rows.heldOut === 0 && { missing: 'no row is held out' }),
  }));
}
