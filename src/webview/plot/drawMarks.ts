import { toHex } from '../theme/colours';
import type { Palette } from '../theme/palette';
import { traceStar } from './markers';
import type { PlacedMark } from './marks';

/** Draws the marks, the best on top; each has a rim in the background colour, so that it shows on lines. */
export function drawMarks(
  context: CanvasRenderingContext2D,
  marks: readonly PlacedMark[],
  palette: Palette,
): void {
  context.save();
  context.lineJoin = 'round';
  context.lineCap = 'round';
  for (const mark of [...marks].reverse()) {
    context.beginPath();
    if (mark.kind === 'best') drawStar(context, mark, palette);
    else drawSign(context, mark, palette);
  }
  context.restore();
}

function drawStar(context: CanvasRenderingContext2D, { px, py }: PlacedMark, palette: Palette): void {
  traceStar(context, px, py, 7.5);
  context.lineWidth = 3;
  context.strokeStyle = toHex(palette.background);
  context.stroke();
  context.fillStyle = toHex(palette.foreground);
  context.fill();
}

/** A trap is a cup; a saddle two arcs that turn their backs to each other, as its isolines do. */
function drawSign(context: CanvasRenderingContext2D, { kind, px, py }: PlacedMark, palette: Palette): void {
  if (kind === 'trap') {
    context.moveTo(px - 4, py - 3.5);
    context.lineTo(px - 4, py);
    context.arc(px, py, 4, Math.PI, 0, true);
    context.lineTo(px + 4, py - 3.5);
  } else {
    for (const side of [-1, 1]) {
      context.moveTo(px + side * 4.5, py - 4.5);
      context.quadraticCurveTo(px + side * -1, py, px + side * 4.5, py + 4.5);
    }
  }
  context.lineWidth = 4;
  context.strokeStyle = toHex(palette.background);
  context.stroke();
  context.lineWidth = 1.5;
  context.strokeStyle = toHex(palette.muted);
  context.stroke();
}
