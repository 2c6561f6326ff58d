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
import { formatExact, formatShort } from '../format';
import type { Palette } from '../theme/palette';
import { drawEnds, roomForNames } from './curveEnds';
import type { LossAxis } from './lossAxis';
import { thinCurve } from './thinCurve';

Chart.register(LineController, LineElement, PointElement, LinearScale, LogarithmicScale);

/** What the chart shows. */
export interface LossContent {
  readonly picture: Picture;
  readonly axis: LossAxis;
  readonly palette: Palette;
}

/** The chart of the loss at each step on one canvas. */
export interface LossChart {
  /** Draws at once. */
  show(content: LossContent): void;
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
    afterDatasetsDraw: (chart) =>
      drawEnds(chart as Chart<'line'>, content.picture.runs, content.axis, content.palette),
    afterDraw: (chart) => {
      canvas.dataset['plot'] = plotAttribute(
        chart.chartArea,
        [0, lastStep(content.picture)],
        [content.axis.min, content.axis.max],
      );
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
      content = next;
      Object.assign(chart.options, options(next, chart.width));
      chart.data.datasets = datasets(next, chart.width);
      chart.update('none');
    },
    destroy: () => chart.destroy(),
  };
}

function lastStep(picture: Picture): number {
  return Math.max(
    1,
    picture.experiment.steps,
    ...picture.runs.map(({ steps }) => steps[steps.length - 1] ?? 0),
  );
}

function stepText(step: number): string {
  return step < 1e5 ? formatExact(step) : formatShort(step);
}

function datasets({ picture, axis, palette }: LossContent, width: number): ChartDataset<'line'>[] {
  return picture.runs.map((run, slot) => {
    const { hue, dash } = seriesStyle(slot);
    return {
      label: run.label,
      data: Array.from(thinCurve(run.steps, run.loss, run.loss.length, width), (row) => ({
        x: run.steps[row],
        y: Math.max(run.loss[row] - axis.offset, axis.min),
      })),
      borderColor: palette.series[hue],
      borderDash: [...dash],
      borderWidth: 1.75,
      borderCapStyle: dash.length > 0 && dash[0] <= 1 ? 'round' : 'butt',
      borderJoinStyle: 'round',
      pointRadius: 0,
      tension: 0,
    };
  });
}

function options({ picture, axis, palette }: LossContent, width: number) {
  const style = axisStyle(palette, true);
  return {
    layout: { padding: { left: 0, top: 8, bottom: 0, right: roomForNames(width) } },
    scales: {
      x: {
        ...style,
        type: 'linear' as const,
        min: 0,
        max: lastStep(picture),
        grid: { ...style.grid, display: false },
        ticks: {
          ...style.ticks,
          precision: 0,
          callback: (value: number | string) => stepText(Number(value)),
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
