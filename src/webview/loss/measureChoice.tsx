import type { MeasureText } from '../../core/measures/definition';
import { loss } from '../../core/measures/loss';
import type { LandscapePicture } from '../../protocol/messages';
import { offeredMeasures } from './curves';

/** The id of what tells the meaning of a measure, unless it is the loss. */
export const measureMeaning = 'measure-meaning';

/** Chooses what the chart shows. */
export function MeasureChoice(props: {
  readonly measure: MeasureText;
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
        {offeredMeasures(landscape).map(({ id, name, missing }) => (
          <option key={id} value={id} disabled={missing !== undefined}>
            {missing === undefined ? name : `${name} (${missing})`}
          </option>
        ))}
      </select>
    </div>
  );
}
