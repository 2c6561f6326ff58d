import { formatNumber } from '../format';
import { meanAngle, type FieldArrow, type Overlay, type RunArrows } from './overlays';

/** The numbers of what is laid over the plane, which arrows do not show. */
export function OverlayNotes(props: {
  readonly shown: readonly Overlay[];
  readonly runs: readonly RunArrows[];
  readonly field: readonly FieldArrow[];
  readonly step: number;
}) {
  const { shown, runs, field, step } = props;
  const columns = (
    [
      ['gradient', '∇f'],
      ['momentum', 'momentum'],
      ['step', 'last step'],
    ] as const
  ).filter(([overlay]) => shown.includes(overlay));
  const hasAngle = shown.includes('gradient');
  return (
    <div class="overlay-notes">
      {shown.includes('field') ? <p class="aside">{fieldSentence(field)}</p> : null}
      {columns.length === 0 || runs.length === 0 ? null : (
        <table>
          <caption class="unseen">Overlays at step {step}</caption>
          <thead>
            <tr>
              <th scope="col">at step {step}</th>
              {columns.map(([overlay, name]) => (
                <th key={overlay} scope="col">
                  {name}
                </th>
              ))}
              {hasAngle ? <th scope="col">off the way to the minimum</th> : null}
            </tr>
          </thead>
          <tbody>
            {runs.map((arrows) => (
              <tr key={arrows.run.slot}>
                <th scope="row">{arrows.run.label}</th>
                {columns.map(([overlay]) => (
                  <td key={overlay}>{vectorText(arrows[overlay])}</td>
                ))}
                {hasAngle ? <td>{arrows.angle === undefined ? '–' : degrees(arrows.angle)}</td> : null}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

/** What a field shows of the landscape, in one sentence with its number. */
export function fieldSentence(field: readonly FieldArrow[]): string {
  const mean = meanAngle(field);
  if (mean === undefined) return 'Arrows point downhill.';
  const angle = `${degrees(mean)} on average`;
  return mean < 1
    ? `Downhill is the way to the nearest minimum: ${angle} apart.`
    : `Downhill is not the way to the nearest minimum: arrows and dotted lines are ${angle} apart.`;
}

function vectorText(vector: readonly [number, number] | undefined): string {
  return vector === undefined ? '–' : `(${vector.map((each) => formatNumber(each)).join(', ')})`;
}

function degrees(angle: number): string {
  return `${angle < 10 ? angle.toFixed(1) : Math.round(angle)}°`;
}
