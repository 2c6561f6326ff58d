import type { StandardizedColumn } from '../../protocol/data';
import { formatNumber } from '../format';

/** What was subtracted from features, and what they were divided by. */
export function Scales(props: {
  readonly columns: readonly StandardizedColumn[];
  /** How many rows have no say in it, because they are held out. */
  readonly heldOut: number;
}) {
  const { columns, heldOut } = props;
  if (columns.length === 0) return null;
  return (
    <div class="scales" tabIndex={0} role="group" aria-label="Standardised features">
      <table>
        {heldOut === 0 ? null : <caption>Mean and deviation of the rows to train on</caption>}
        <thead>
          <tr>
            <th scope="col">standardised feature</th>
            <th scope="col">mean</th>
            <th scope="col">standard deviation</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ name, mean, deviation }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{formatNumber(mean)}</td>
              <td>{formatNumber(deviation)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
