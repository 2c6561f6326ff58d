import type { Moment, Way } from '../player/steps';
import { withAlpha } from '../theme/colours';
import type { Palette } from '../theme/palette';
import { aged, type Age } from './ages';
import type { DrawnRun, Frame } from './drawnRuns';
import { cutIntoPieces, lengthOf } from './pieces';

/** Draws what a run's rule plots besides theta, such as an average: thin lines, and a circle where each is now. */
export function drawExtras(
  context: CanvasRenderingContext2D,
  { extras }: DrawnRun<Way>,
  frame: Frame,
  moment: Moment,
  colour: (age: Age) => string,
  palette: Palette,
): void {
  context.lineCap = 'round';
  for (const extra of extras) {
    const { parts, position } = aged(extra, frame, moment);
    // What is still to come lies under what was.
    const total = parts.reduce((sum, part) => sum + lengthOf(part), 0);
    for (const part of [...parts].reverse()) {
      const width = part.age === 'future' ? 0.75 : 1;
      for (const { line } of cutIntoPieces(part, total))
        stroke(context, line, width, colour(part.age), palette);
    }
    if (position === undefined) continue;
    const circle = new Path2D();
    circle.arc(...position, 3.5, 0, 2 * Math.PI);
    stroke(context, circle, 1.5, colour('recent'), palette);
  }
}

/** A line on a casing in the background colour. */
function stroke(
  context: CanvasRenderingContext2D,
  line: Path2D,
  width: number,
  colour: string,
  palette: Palette,
): void {
  context.lineWidth = width + 2;
  context.strokeStyle = withAlpha(palette.background, 0.75);
  context.stroke(line);
  context.lineWidth = width;
  context.strokeStyle = colour;
  context.stroke(line);
}
