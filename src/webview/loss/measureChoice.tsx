import { measures } from '../../core/measures/catalogue';
import type { MeasureDefinition } from '../../core/measures/definition';
import { loss } from '../../core/measures/loss';
import type { LandscapePicture } from '../../protocol/messages';
import { isMissing } from './curves';

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
        aria-describedby={measure === loss ? undefined : measureMeaning}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {[...measures.values()].map((each) => {
          const missing = isMissing(each, landscape);
          return (
            <option key={each.id} value={each.id} disabled={missing}>
              {missing ? `${each.name} (none is known)` : each.name}
            </option>
          );
        })}
      </select>
    </div>
  );
}
