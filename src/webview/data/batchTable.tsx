import { RunKey } from '../controls/runKey';
import { InfoIcon } from '../controls/icons';
import { detailOf } from '../details';
import { formatNumber } from '../format';
import { tickText, timed } from '../player/clock';
import { momentOf } from '../player/steps';
import type { PanelState } from '../state';
import type { Palette } from '../theme/palette';
import type { ViewState } from '../view';
import { batchLines } from './batchLines';

/** What the runs' batches cost and bring, a column for each run. Nothing on a landscape. */
export function BatchTable(props: {
  readonly state: PanelState;
  readonly view: ViewState;
  readonly palette: Palette;
}) {
  const { state, view, palette } = props;
  const { picture, landscape, details, settings } = state;
  const data = landscape?.data;
  if (picture === undefined || data === undefined) return null;
  const runs = picture.runs.filter(({ training }) => training);
  if (runs.length === 0) return null;
  const time = timed(picture, view.clock, data.rows.training);
  const { step } = momentOf(view, time.last);
  const lines = batchLines(runs, time, step, data.rows.heldOut > 0, (slot) =>
    detailOf(details, 'noise', slot),
  );
  const format = (value: number | undefined): string =>
    value === undefined || Number.isNaN(value)
      ? '–'
      : Number.isInteger(value) && value < 1e9
        ? value.toLocaleString('en')
        : formatNumber(value, settings.significantDigits);
  return (
    <section class="batches">
      <div class="heading">
        <h2 id="batches-title">Batches</h2>
        <span class="aside">
          at {time.name.toLowerCase()} {tickText(step, time.per)}
        </span>
      </div>
      <div class="batches-scroll" tabIndex={0} role="group" aria-labelledby="batches-title">
        <table aria-labelledby="batches-title">
          <thead>
            <tr>
              <td />
              {runs.map(({ slot, label }) => (
                <th key={slot} scope="col">
                  <RunKey slot={slot} palette={palette} hidden={view.hidden.includes(slot)} />
                  <span>{label}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ name, values }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {values.map((value, i) => (
                  <td key={runs[i].slot}>{format(value)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="note">
        <InfoIcon />
        <span>
          Independent rows are what a GPU could compute at once, not measured speed. Gradient noise is the
          variance of a batch’s gradient about that of all rows, summed over all parameters.
        </span>
      </p>
    </section>
  );
}
