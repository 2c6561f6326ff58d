import type { View } from '../../core/index';
import { createThinner, frameOf } from '../plot/drawnRuns';
import { drawInside } from '../plot/drawInside';
import { placeMarks, type Mark } from '../plot/marks';
import { drawFrame, planeArea } from '../plot/planeAxes';
import type { Way } from '../player/steps';
import type { Palette } from '../theme/palette';

/**
 * Draws the trajectories where the chart will have them; the landscape, which takes its time, comes with the chart.
 * @param last the step at which the player stands
 */
export function drawOpening(
  canvas: HTMLCanvasElement,
  content: {
    readonly runs: readonly Way[];
    readonly marks: readonly Mark[];
    readonly region: View;
    readonly palette: Palette;
    readonly last: number;
  },
): void {
  const { region, palette, last } = content;
  const box = canvas.parentElement!.getBoundingClientRect();
  // Chart.js counts in tenths of a pixel.
  const [width, height] = [box.width, box.height].map((size) => Math.round(10 * size) / 10);
  const ratio = devicePixelRatio;
  canvas.width = Math.floor(width * ratio);
  canvas.height = Math.floor(height * ratio);
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  const context = canvas.getContext('2d')!;
  context.scale(ratio, ratio);
  const frame = frameOf(region, planeArea(width, height));
  drawFrame(context, frame.area, { region, palette });
  const moment = { step: last, between: 0 };
  const overlaid = { shown: [], runs: [], field: [] };
  drawInside(
    context,
    { palette, moment, overlaid, pointed: undefined },
    createThinner<Way>()(content, frame),
    placeMarks(content.marks, frame),
    frame,
  );
}
