import { spread } from '../loss/endLabels';
import { drawCross } from '../loss/curveEnds';
import type { Moment, Way } from '../player/steps';
import type { Palette } from '../theme/palette';
import type { DrawnRun, Frame } from './drawnRuns';

/** In CSS pixels. */
const inset = 9;

/** Ends each run that has left the plot at this moment with a cross, and says when it left. */
export function drawExits(
  context: CanvasRenderingContext2D,
  runs: readonly DrawnRun<Way>[],
  { area }: Frame,
  { step }: Moment,
  palette: Palette,
): void {
  const left = runs.flatMap(({ run, exit }) =>
    exit === undefined || exit.step > step
      ? []
      : [
          {
            text: `${run.label} leaves at step ${exit.step}`,
            x: Math.max(area.left + inset, Math.min(area.right - inset, exit.x)),
            y: Math.max(area.top + inset, Math.min(area.bottom - inset, exit.y)),
          },
        ],
  );
  // Crosses stand where they stand; what is written beside them makes room for one another.
  const heights = spread(
    left.map(({ y }) => y),
    16,
    area.top + inset,
    area.bottom - inset,
  );
  left.forEach(({ text, x, y }, i) => {
    const rightHalf = x > (area.left + area.right) / 2;
    drawCross(context, x, y, palette, text, rightHalf ? 'right' : 'left', heights[i]);
  });
}
