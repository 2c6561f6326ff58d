import type { Box } from '../plot/thinning';
import { toHex } from '../theme/colours';
import type { Palette } from '../theme/palette';
import { crossLabels, type Cross } from './crossLabels';

/** Draws crosses in the error colour, and beside them their texts, inside an area, in the foreground colour. */
export function drawCrosses(
  context: CanvasRenderingContext2D,
  crosses: readonly Cross[],
  area: Box,
  palette: Palette,
): void {
  if (crosses.length === 0) return;
  context.save();
  for (const { x, y } of crosses) {
    context.beginPath();
    context.moveTo(x - 4, y - 4);
    context.lineTo(x + 4, y + 4);
    context.moveTo(x + 4, y - 4);
    context.lineTo(x - 4, y + 4);
    context.strokeStyle = toHex(palette.background);
    context.lineWidth = 5;
    context.stroke();
    context.strokeStyle = toHex(palette.error);
    context.lineWidth = 2;
    context.stroke();
  }
  context.font = `12px ${palette.textFont}`;
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 3;
  context.strokeStyle = toHex(palette.background);
  context.fillStyle = toHex(palette.foreground);
  for (const { text, x, y } of crossLabels(crosses, area, (each) => context.measureText(each).width)) {
    context.strokeText(text, x, y);
    context.fillText(text, x, y);
  }
  context.restore();
}
