import type { Chart, Plugin } from 'chart.js';
import { newChart } from '../chart';
import { createBackdrop } from '../plot/backdrop';
import { axisStyle, decades, decadeText, gutter, plotAttribute } from '../plot/axes';
import { ticksUpTo } from '../player/clock';
import type { Moment } from '../player/steps';
import { formatExact, formatShort } from '../format';
import { toHex } from '../theme/colours';
import type { Palette } from '../theme/palette';
import { drawCursor } from './cursor';
import { drawEnds, hasNames, roomForNames } from './curveEnds';
import { nearestCurve } from './curvePlaces';
import { drawCurves, type CurveFrame } from './drawCurves';
import type { CurveAxis } from './curveAxis';
import type { Curve } from './curves';

/** What the chart shows. */
export interface LossContent {
  /** Without those of runs that are hidden. */
  readonly curves: readonly Curve[];
  /** Of the picture that they belong to. */
  readonly revision: number;
  readonly axis: CurveAxis;
  readonly palette: Palette;
  readonly moment: Moment;
  /** The tick at the right end of the axis. */
  readonly last: number;
  readonly counts: AxisCounts;
  /** By slot: the run that is emphasised. */
  readonly pointed: number | undefined;
}

/** What the horizontal axis counts. */
export interface AxisCounts {
  /** As a heading has it: “Step”. */
  readonly name: string;
  /** How many ticks one of it has. */
  readonly per: number;
}

/** How near the pointer must come to a curve, in CSS pixels. */
const reach = 8;
/** The scrubber's thumb, which stands over the cursor, is inset by half its width, in CSS pixels. */
export const inset = 6;

/** The chart of the loss, or another measure, at each step on one canvas. */
export interface LossChart {
  /** Draws at once. */
  show(content: LossContent): void;
  /** The slot of the run whose curve is near a point of the canvas, in CSS pixels. */
  near(x: number, y: number): number | undefined;
  /** The whole step at a place of the canvas, in CSS pixels; undefined beside the chart. */
  stepAt(x: number): number | undefined;
  destroy(): void;
}

/**
 * Makes the chart. Chart.js lays out the axes and follows the size and the resolution of the canvas; the curves are
 * drawn by a plugin.
 */
export function createLossChart(canvas: HTMLCanvasElement, first: LossContent): LossChart {
  let content = first;

  const backdrop = createBackdrop();

  const drawMoving = (chart: Chart<'line'>): void => {
    const { ctx: context, chartArea: area, width } = chart;
    const { curves, revision, axis, pointed, palette, last, moment } = content;
    if (area.right - area.left < 1 || area.bottom - area.top < 1) return;
    drawCurves(context, curves, axis, frameOf(chart, axis), pointed, palette);
    drawEnds(chart, curves, axis, pointed, palette);
    drawCursor(chart, content, hasNames(width));
    const box = { ...area, left: area.left + inset, right: area.right - inset };
    canvas.dataset['plot'] = plotAttribute(box, [0, last], [axis.min, axis.max]);
    canvas.dataset['step'] = String(moment.step);
    canvas.dataset['revision'] = String(revision);
  };

  const drawing: Plugin<'line'> = {
    id: 'loss',
    resize: (chart) => {
      // Chart.js tells of a new size before it lays out the chart and draws it.
      Object.assign(chart.options, options(content, chart.width));
    },
    beforeDatasetsDraw: (chart) => {
      if (hasNames(chart.width)) drawAxisName(chart, content);
      backdrop.keep(canvas);
      drawMoving(chart);
    },
  };

  const width = canvas.parentElement?.clientWidth ?? canvas.clientWidth;
  const chart = newChart(canvas, { options: options(content, width), plugins: [drawing] });

  const valueAt = (x: number): number | undefined => {
    const { left, right } = chart.chartArea;
    if (x < left || x > right) return undefined;
    return Math.max(0, Math.min(content.last, chart.scales['x'].getValueForPixel(x) ?? 0));
  };

  return {
    show(next) {
      const sameAxes =
        next.palette === content.palette &&
        next.last === content.last &&
        next.counts.name === content.counts.name &&
        next.counts.per === content.counts.per &&
        next.axis.min === content.axis.min &&
        next.axis.max === content.axis.max;
      content = next;
      if (sameAxes) {
        // Nothing to lay out: this is every frame of the player, and most of a drag.
        if (backdrop.show(chart.ctx)) drawMoving(chart);
        else chart.draw();
        return;
      }
      Object.assign(chart.options, options(next, chart.width));
      chart.update('none');
    },
    near(x, y) {
      const at = valueAt(x);
      if (at === undefined) return undefined;
      const { curves, axis } = content;
      const moment = { step: Math.floor(at), between: at - Math.floor(at) };
      const toPixel = (value: number): number => chart.scales['y'].getPixelForValue(value);
      return nearestCurve(curves, axis, moment, toPixel, y, reach);
    },
    stepAt(x) {
      const at = valueAt(x);
      return at === undefined ? undefined : Math.round(at);
    },
    destroy: () => chart.destroy(),
  };
}

/** The name of the horizontal axis stands right of its ticks, under the names of the curves. */
function drawAxisName(
  { ctx: context, chartArea: area }: Chart<'line'>,
  { palette, counts }: LossContent,
): void {
  context.save();
  context.font = `11px ${palette.textFont}`;
  context.fillStyle = toHex(palette.muted);
  context.textBaseline = 'top';
  context.fillText(counts.name.toLowerCase(), area.right + 13, area.bottom + 9);
  context.restore();
}

/** All in one way: long numbers would not stand beside each other. */
function stepText(count: number, last: number): string {
  return last < 1e5 ? formatExact(Number(count.toPrecision(9))) : formatShort(count);
}

/** Where the data lie, as the chart's scales have it. */
function frameOf({ chartArea: area, scales }: Chart<'line'>, axis: CurveAxis): CurveFrame {
  const { x, y } = scales;
  const [first, second] = [x.getPixelForValue(0), x.getPixelForValue(1)];
  const [low, high] = [Math.log10(axis.min), Math.log10(axis.max)];
  const scale = (y.getPixelForValue(axis.max) - y.getPixelForValue(axis.min)) / (high - low);
  return {
    area,
    x: { offset: first, scale: second - first },
    y: { offset: y.getPixelForValue(axis.min) - scale * low, scale },
  };
}

function options({ axis, palette, last, counts }: LossContent, width: number) {
  const room = Math.max(2 * inset + 1, width - gutter - roomForNames(width));
  const beside = (last * inset) / (room - 2 * inset);
  const style = axisStyle(palette, true);
  return {
    layout: { padding: { left: 0, top: 8, bottom: 0, right: roomForNames(width) } },
    scales: {
      x: {
        ...style,
        type: 'linear' as const,
        min: -beside,
        max: last + beside,
        grid: { ...style.grid, display: false },
        ticks: {
          ...style.ticks,
          precision: 0,
          callback: (value: number | string) => stepText(Number(value) / counts.per, last / counts.per),
        },
        afterBuildTicks: (scale: { ticks: { value: number }[] }) => {
          scale.ticks =
            counts.per === 1
              ? scale.ticks.filter(({ value }) => value >= 0 && value <= last)
              : ticksUpTo(last, counts.per, 8).map((value) => ({ value }));
        },
        // A long number at an end must not move the end, over which the scrubber's stands.
        afterFit: (scale: { paddingLeft: number; paddingRight: number }) => {
          scale.paddingLeft = scale.paddingRight = 0;
        },
      },
      y: {
        ...style,
        type: 'logarithmic' as const,
        min: axis.min,
        max: axis.max,
        ticks: {
          ...style.ticks,
          autoSkip: false,
          callback: (value: number | string) => decadeText(Number(value)),
        },
        afterBuildTicks: (scale: { ticks: { value: number }[]; chart: { height: number } }) => {
          const most = Math.max(2, Math.floor(scale.chart.height / 24));
          scale.ticks = decades(axis.min, axis.max, most).map((value) => ({ value }));
        },
        afterFit: (scale: { width: number }) => {
          scale.width = gutter;
        },
      },
    },
  };
}
