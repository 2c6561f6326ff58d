import {
  Chart,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PointElement,
  type ChartDataset,
  type Plugin,
} from 'chart.js';
import type { Picture } from '../../protocol/messages';
import { axisStyle, decades, decadeText, gutter, plotAttribute } from '../plot/axes';
import { seriesStyle } from '../plot/markers';
import { seriesColour } from '../plot/trajectories';
import type { Moment } from '../player/steps';
import { formatExact, formatShort } from '../format';
import { toHex } from '../theme/colours';
import type { Palette } from '../theme/palette';
import { drawCursor } from './cursor';
import { drawEnds, hasNames, roomForNames } from './curveEnds';
import { nearestCurve } from './curvePlaces';
import type { LossAxis } from './lossAxis';
import { thinCurve } from './thinCurve';

Chart.register(LineController, LineElement, PointElement, LinearScale, LogarithmicScale);

/** What the chart shows. */
export interface LossContent {
  /** Without the runs that are hidden. */
  readonly picture: Picture;
  readonly axis: LossAxis;
  readonly palette: Palette;
  readonly moment: Moment;
  /** The step at the right end of the axis. */
  readonly last: number;
  /** By slot: the run that is emphasised. */
  readonly pointed: number | undefined;
}

/** How near the pointer must come to a curve, in CSS pixels. */
const reach = 8;
/** The scrubber's thumb, which stands over the cursor, is inset by half its width, in CSS pixels. */
export const inset = 6;

/** The chart of the loss at each step on one canvas. */
export interface LossChart {
  /** Draws at once. */
  show(content: LossContent): void;
  /** The slot of the run whose curve is near a point of the canvas, in CSS pixels. */
  near(x: number, y: number): number | undefined;
  destroy(): void;
}

/** Makes the chart. Curves are thinned to what the canvas can show; those of a new size when the size changes. */
export function createLossChart(canvas: HTMLCanvasElement, first: LossContent): LossChart {
  let content = first;

  const drawing: Plugin<'line'> = {
    id: 'loss',
    resize: (chart) => {
      // Chart.js tells of a new size before it lays out the chart and draws it.
      Object.assign(chart.options, options(content, chart.width));
      chart.data.datasets = datasets(content, chart.width);
    },
    afterDatasetsDraw: (chart) => {
      const { picture, axis, pointed, palette } = content;
      drawEnds(chart as Chart<'line'>, picture.runs, axis, pointed, palette);
      drawCursor(chart as Chart<'line'>, content, hasNames(chart.width));
      if (hasNames(chart.width)) drawAxisName(chart as Chart<'line'>, palette);
    },
    afterDraw: (chart) => {
      const { left, right, top, bottom } = chart.chartArea;
      const { axis, last, moment } = content;
      const box = { left: left + inset, right: right - inset, top, bottom };
      canvas.dataset['plot'] = plotAttribute(box, [0, last], [axis.min, axis.max]);
      canvas.dataset['step'] = String(moment.step);
      canvas.dataset['revision'] = String(content.picture.revision);
    },
  };

  const width = canvas.parentElement?.clientWidth ?? canvas.clientWidth;
  const chart = new Chart<'line'>(canvas, {
    type: 'line',
    data: { datasets: datasets(content, width) },
    options: {
      ...options(content, width),
      responsive: true,
      maintainAspectRatio: false,
      animation: false,
      parsing: false,
      normalized: true,
      events: [],
    },
    plugins: [drawing],
  });

  return {
    show(next) {
      const sameCurves = (['picture', 'axis', 'palette', 'last', 'pointed'] as const).every(
        (part) => next[part] === content[part],
      );
      content = next;
      if (sameCurves) {
        // The player moves: only the cursor is elsewhere.
        chart.draw();
        return;
      }
      Object.assign(chart.options, options(next, chart.width));
      chart.data.datasets = datasets(next, chart.width);
      chart.update('none');
    },
    near(x, y) {
      const { left, right } = chart.chartArea;
      if (x < left || x > right) return undefined;
      const { picture, axis, last } = content;
      const at = Math.max(0, Math.min(last, chart.scales['x'].getValueForPixel(x) ?? 0));
      const moment = { step: Math.floor(at), between: at - Math.floor(at) };
      const toPixel = (value: number): number => chart.scales['y'].getPixelForValue(value);
      return nearestCurve(picture.runs, axis, moment, toPixel, y, reach);
    },
    destroy: () => chart.destroy(),
  };
}

/** The name of the horizontal axis stands right of its ticks, under the names of the curves. */
function drawAxisName({ ctx: context, chartArea: area }: Chart<'line'>, palette: Palette): void {
  context.save();
  context.font = `11px ${palette.textFont}`;
  context.fillStyle = toHex(palette.muted);
  context.textBaseline = 'top';
  context.fillText('step', area.right + 13, area.bottom + 9);
  context.restore();
}

function stepText(step: number): string {
  return step < 1e5 ? formatExact(step) : formatShort(step);
}

function datasets({ picture, axis, palette, pointed }: LossContent, width: number): ChartDataset<'line'>[] {
  return picture.runs.map((run) => {
    const { dash } = seriesStyle(run.slot);
    const emphasis = pointed === run.slot ? 1 : pointed === undefined ? 0 : -1;
    const stronger = palette.highContrast ? 1.5 : 1;
    return {
      label: run.label,
      data: Array.from(thinCurve(run.steps, run.loss, run.loss.length, width), (row) => ({
        x: run.steps[row],
        y: Math.max(run.loss[row] - axis.offset, axis.min),
      })),
      borderColor: seriesColour(run.slot, palette, emphasis < 0 ? 0.8 : 1),
      borderDash: [...dash],
      borderWidth: 1.75 + (emphasis > 0 ? stronger : emphasis < 0 && palette.highContrast ? -0.5 : 0),
      // The one that is pointed at lies above the others.
      order: emphasis > 0 ? 0 : 1,
      borderCapStyle: dash.length > 0 && dash[0] <= 1 ? 'round' : 'butt',
      borderJoinStyle: 'round',
      pointRadius: 0,
      tension: 0,
    };
  });
}

function options({ axis, palette, last }: LossContent, width: number) {
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
          callback: (value: number | string) => stepText(Number(value)),
        },
        afterBuildTicks: (scale: { ticks: { value: number }[] }) => {
          scale.ticks = scale.ticks.filter(({ value }) => value >= 0 && value <= last);
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
