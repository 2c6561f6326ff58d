import { toHex } from '../theme/colours';
import type { Palette } from '../theme/palette';
import type { Box } from '../plot/thinning';
import { seriesStyle, traceMarker } from '../plot/markers';

/** A curve's name and the height at which it ends, in CSS pixels. */
export interface EndLabel {
  readonly slot: number;
  readonly text: string;
  /** The axis of the curve, where its run has one for each. */
  readonly axis?: 'x' | 'y' | undefined;
  readonly y: number;
}

/** Labels closer than this are pushed apart. */
const gap = 15;

/**
 * Heights, in the order of the wanted ones, at least `gap` apart where `top` to `bottom` has room, and as near as that
 * allows: overlapping ones share the shift.
 */
export function spread(wanted: readonly number[], distance: number, top: number, bottom: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b]);
  // Neighbouring labels that touch form a block around the mean of what its members want.
  const blocks: { sum: number; count: number; start: number }[] = [];
  const place = (sum: number, count: number): number => {
    const height = (count - 1) * distance;
    return Math.max(top, Math.min(bottom - height, sum / count - height / 2));
  };
  for (const i of order) {
    let block = { sum: wanted[i], count: 1, start: place(wanted[i], 1) };
    while (blocks.length > 0) {
      const above = blocks[blocks.length - 1];
      if (above.start + above.count * distance <= block.start) break;
      blocks.pop();
      const sum = above.sum + block.sum;
      const count = above.count + block.count;
      block = { sum, count, start: place(sum, count) };
    }
    blocks.push(block);
  }
  const heights = blocks.flatMap(({ count, start }) =>
    Array.from({ length: count }, (_, k) => start + k * distance),
  );
  const result = new Array<number>(wanted.length);
  order.forEach((i, k) => (result[i] = heights[k]));
  return result;
}

/** Writes the names right of the chart, each with its marker and a thin line to its curve. */
export function drawEndLabels(
  context: CanvasRenderingContext2D,
  labels: readonly EndLabel[],
  area: Box,
  pointed: number | undefined,
  palette: Palette,
  room: number,
): void {
  const heights = spread(
    labels.map(({ y }) => y),
    gap,
    area.top + 4,
    area.bottom - 4,
  );
  context.save();
  context.textBaseline = 'middle';
  context.lineWidth = 1;
  labels.forEach(({ slot, y }, i) => {
    const { hue, marker } = seriesStyle(slot);
    context.strokeStyle = context.fillStyle = palette.series[hue];
    context.beginPath();
    context.moveTo(area.right + 1, y);
    context.lineTo(area.right + 8, heights[i]);
    context.stroke();
    context.beginPath();
    traceMarker(context, marker, area.right + 13, heights[i], 3.5);
    context.fill();
  });
  context.fillStyle = toHex(palette.foreground);
  const names = endingsOf(labels.map(({ text }) => text));
  // Setting a font makes the browser look at the whole document: once for all.
  for (const bold of [false, true]) {
    const written = labels.map((label, i) => ({ ...label, ending: names[i], at: heights[i] }));
    const these = written.filter(({ slot }) => (slot === pointed) === bold);
    if (these.length === 0) continue;
    context.font = `${bold ? '600 ' : ''}12px ${palette.textFont}`;
    const widthOf = (text: string) => context.measureText(text).width;
    for (const { text, ending, axis, at } of these) {
      const end = axis === undefined ? '' : ` ${axis}`;
      const left = room - 22 - widthOf(end);
      const name = fitted(widthOf(text) <= left ? text : ending, left, widthOf);
      context.fillText(name + end, area.right + 21, at);
    }
  }
  context.restore();
}

/**
 * Names without the words that all of them begin with, as far as a comma: where there is no room for whole names, those
 * tell nothing apart.
 */
export function endingsOf(names: readonly string[]): readonly string[] {
  const [first = ''] = names;
  let shared = 0;
  for (let end = first.indexOf(', '); end >= 0; end = first.indexOf(', ', end + 1)) {
    const beginning = first.slice(0, end + 2);
    if (names.every((name) => name.startsWith(beginning) && name.length > beginning.length))
      shared = beginning.length;
  }
  return names.map((name) => name.slice(shared));
}

/**
 * A name as long as there is room for it: what is too long is shortened in its middle, because names that begin alike
 * differ at their ends.
 * @param widthOf how wide a text is, in the unit of `room`
 */
export function fitted(text: string, room: number, widthOf: (text: string) => number): string {
  if (widthOf(text) <= room) return text;
  const letters = [...text];
  let kept = letters.length - 1;
  const shortened = () => {
    const head = Math.ceil(kept / 2);
    const [start, end] = [letters.slice(0, head), letters.slice(letters.length - (kept - head))];
    return `${start.join('').trimEnd()}…${end.join('').trimStart()}`;
  };
  while (kept > 2 && widthOf(shortened()) > room) kept--;
  return shortened();
}
