import type { Moment, Way } from '../player/steps';
import type { Palette } from '../theme/palette';
import { drawExits } from './drawExits';
import { drawField, drawRunArrows, type Overlaid } from './drawOverlays';
import type { DrawnRun, Frame } from './drawnRuns';
import type { PlacedMark } from './marks';
import { drawRuns } from './trajectories';

/** Draws what lies over the landscape: trajectories with their marks and arrows. */
export function drawInside(
  context: CanvasRenderingContext2D,
  content: {
    readonly palette: Palette;
    readonly moment: Moment;
    readonly overlaid: Overlaid;
    readonly pointed: number | undefined;
  },
  runs: readonly DrawnRun<Way>[],
  marks: readonly PlacedMark[],
  frame: Frame,
): void {
  const { palette, moment, overlaid, pointed } = content;
  const { left, right, top, bottom } = frame.area;
  context.save();
  context.beginPath();
  // The frame stays clear.
  context.rect(left + 1, top + 1, right - left - 2, bottom - top - 2);
  context.clip();
  drawField(context, overlaid, frame, palette);
  drawRuns(context, runs, marks, frame, moment, pointed, palette);
  drawRunArrows(context, overlaid, frame, palette);
  drawExits(context, runs, frame, moment, palette);
  context.restore();
}
