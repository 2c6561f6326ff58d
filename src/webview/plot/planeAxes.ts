// The axes of the plane: their numbers and names, and the frame.
import { formatExact } from '../format';
import { toHex, withAlpha } from '../theme/colours';
import type { Palette } from '../theme/palette';
import { axisStyle, gutter } from './axes';
import type { Sampled } from './landscapeLayer';
import type { Box } from './thinning';
import { ticksOf, type AxisTicks } from './ticks';

interface Shown extends Pick<Sampled, 'region'> {
  /** Levels are counted from its base; absent where nothing is sampled. */
  readonly ground?: Sampled['ground'];
  readonly palette: Palette;
  /** How the axes are called, unless x and y. */
  readonly names?: AxisNames;
}

/** How both axes of a plane are called. */
export type AxisNames = Readonly<Record<'x' | 'y', string>>;

const plainNames: AxisNames = { x: 'x', y: 'y' };

/** What stands below a plane, its numbers and their distance, in CSS pixels. */
const footing = 29;
const padding = { left: 0, right: 1, top: 1, bottom: 0 };

/** Where the plane lies on a canvas of some size, in CSS pixels. */
export function planeArea(width: number, height: number): Box {
  return { left: gutter, right: width - padding.right, top: padding.top, bottom: height - footing };
}

/** Chart.js’s options for the axes of a region. */
export function axisOptions({ region, palette, names = plainNames }: Shown) {
  const style = axisStyle(palette, false);
  const axis = (name: 'x' | 'y', most: number) => ({
    ...style,
    type: 'linear' as const,
    min: region[name][0],
    max: region[name][1],
    afterBuildTicks: (scale: WrittenAxis) => write(scale, names[name], most),
    ticks: {
      ...style.ticks,
      callback(this: unknown, _value: number | string, index: number) {
        return (this as WrittenAxis).written?.texts[index];
      },
    },
  });
  return {
    layout: { padding },
    scales: {
      x: {
        ...axis('x', 9),
        afterFit: (scale: Padding & { height: number }) => {
          scale.height = footing;
          noPadding(scale);
        },
      },
      y: {
        ...axis('y', 7),
        afterFit: (scale: Padding & { width: number }) => {
          scale.width = gutter;
          noPadding(scale);
        },
      },
    },
  };
}

/** An axis of the chart, with what is written on it. */
interface WrittenAxis {
  min: number;
  max: number;
  maxWidth: number;
  maxHeight: number;
  isHorizontal(): boolean;
  ticks: { value: number }[];
  written?: AxisTicks;
}

/** Chooses the ticks. The name of the axis stands where its last ones would be, at least a line of text from its end. */
function write(axis: WrittenAxis, name: string, most: number): void {
  const { values, texts, ...rest } = ticksOf(name, [axis.min, axis.max], most);
  const isHorizontal = axis.isHorizontal();
  const room = isHorizontal ? 13 + 7 * rest.name.length : 20;
  const last = axis.max - (room / (isHorizontal ? axis.maxWidth : axis.maxHeight)) * (axis.max - axis.min);
  const shown = values.map((value, i) => ({ value, text: texts[i] })).filter(({ value }) => value < last);
  axis.ticks = shown.map(({ value }) => ({ value }));
  axis.written = { ...rest, values: shown.map(({ value }) => value), texts: shown.map(({ text }) => text) };
}

interface Padding {
  paddingLeft: number;
  paddingRight: number;
  paddingTop: number;
  paddingBottom: number;
}

/** Ticks at the ends of an axis reach into the gutter, and do not make the plot smaller. */
function noPadding(axis: Padding): void {
  axis.paddingLeft = axis.paddingRight = axis.paddingTop = axis.paddingBottom = 0;
}

/** Draws the frame around the plot, the names of its axes, and what its levels are counted from. */
export function drawFrame(
  context: CanvasRenderingContext2D,
  area: Box,
  { region, ground, palette, names = plainNames }: Shown,
): void {
  context.save();
  context.strokeStyle = toHex(palette.line);
  context.lineWidth = 1;
  context.strokeRect(area.left + 0.5, area.top + 0.5, area.right - area.left - 1, area.bottom - area.top - 1);
  context.font = `italic 12px ${palette.textFont}`;
  context.fillStyle = toHex(palette.muted);
  context.textBaseline = 'top';
  context.textAlign = 'right';
  context.fillText(ticksOf(names.x, region.x, 9).name, area.right, area.bottom + 7);
  const { name } = ticksOf(names.y, region.y, 7);
  if (name === 'y') context.fillText(name, area.left - 8, area.top);
  // A longer name has no room in the gutter.
  else drawNote(context, name, area.left + 8, area.top + 6, palette);
  if (ground !== undefined && ground.base !== 0)
    drawNote(
      context,
      `levels above f = ${formatExact(ground.base)}`,
      area.left + 8,
      area.bottom - 20,
      palette,
    );
  context.restore();
}

/** A text inside the plot, on a ground that keeps lines out of it. */
function drawNote(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  palette: Palette,
): void {
  context.textAlign = 'left';
  context.textBaseline = 'top';
  context.lineJoin = 'round';
  context.lineWidth = 4;
  context.strokeStyle = withAlpha(palette.background, 0.75);
  context.strokeText(text, x, y);
  context.fillText(text, x, y);
}
