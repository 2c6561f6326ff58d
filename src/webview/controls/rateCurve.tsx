import type { SchedulePicture } from '../../protocol/messages';
import { describeRates } from '../describe';
import { seriesStyle } from '../plot/markers';
import type { Palette } from '../theme/palette';

const [width, height] = [240, 40];

/** The learning rate of every step as a small curve from 0 up, in the run's colour; below it the same in words. */
export function RateCurve(props: {
  readonly slot: number;
  readonly schedule: SchedulePicture;
  readonly palette: Palette;
}) {
  const { slot, schedule, palette } = props;
  return (
    <figure class="rate-curve">
      <svg viewBox={`0 -1 ${width} ${height + 2}`} preserveAspectRatio="none" aria-hidden="true">
        <path d={curvePath(schedule)} stroke={palette.series[seriesStyle(slot).hue]} />
      </svg>
      <figcaption>{describeRates(schedule)}</figcaption>
    </figure>
  );
}

function curvePath({ steps, rates }: SchedulePicture): string {
  const last = Math.max(1, steps[steps.length - 1] ?? 1);
  const highest = Math.max(...rates) || 1;
  const points = Array.from(rates, (rate, i) => {
    const [x, y] = [(width * steps[i]) / last, height * (1 - rate / highest)];
    return `${x.toFixed(2)} ${y.toFixed(2)}`;
  });
  return points.length === 0 ? '' : `M${points.join('L')}`;
}
