import { drawCrosses } from '../loss/drawCrosses';
import { placeText } from '../player/clock';
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
            text: `${run.label} leaves at ${placeText(exit.step, run.counted ?? { name: 'step', per: 1 })}`,
            x: Math.max(area.left + inset, Math.min(area.right - inset, exit.x)),
            y: Math.max(area.top + inset, Math.min(area.bottom - inset, exit.y)),
          },
        ],
  );
  drawCrosses(context, left, area, palette);
}
