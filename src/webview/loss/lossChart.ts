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
import type { Picture, RunPicture } from '../../protocol/messages';
import { axisStyle, decades, decadeText, gutter, plotAttribute } from '../plot/axes';
import { seriesStyle } from '../plot/markers';
import { thinCurve } from '../plot/thinning';
import { ending } from '../describe';
import { formatExact } from '../format';
import { toHex } from '../theme/colours';
import type { Palette } from '../theme/palette';
import { drawEndLabels } from './endLabels';
import type { LossAxis } from './lossAxis';

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

/** From this width on the curves' names stand right of the chart, in CSS pixels. */
const namesFrom = 480;
const namesRoom = 100;

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
    afterDatasetsDraw: (chart) => drawEnds(chart as Chart<'line'>, content),
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
    layout: { padding: { left: 0, top: 8, bottom: 0, right: width >= namesFrom ? namesRoom : 12 } },
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
          callback: (value: number | string) => formatExact(Number(value)),
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

function drawEnds(chart: Chart<'line'>, { picture, axis, palette }: LossContent): void {
  const { ctx: context, chartArea: area, scales } = chart;
  const named = chart.width >= namesFrom;
  const labels = [];
  for (const [slot, run] of picture.runs.entries()) {
    const end = endOfCurve(run, axis);
    if (end === undefined) continue;
    const x = scales['x'].getPixelForValue(end.step);
    const y = scales['y'].getPixelForValue(end.value);
    if (run.stop !== 'diverged') labels.push({ slot, text: run.label, y });
    else
      drawCross(context, x, Math.max(y, area.top + 5), palette, named ? `${run.label} ${ending(run)}` : '');
  }
  if (named) drawEndLabels(context, labels, area, palette, namesRoom);
}

/**
 * Where a curve ends on the chart: at its last finite loss or, when from some row on it stays above the axis, where it
 * leaves through the top. The value is on the axis; undefined for a curve without a finite loss.
 */
function endOfCurve(run: RunPicture, axis: LossAxis): { step: number; value: number } | undefined {
  const at = (row: number): number => Math.max(axis.min, run.loss[row] - axis.offset);
  let row = run.loss.length - 1;
  while (row >= 0 && !Number.isFinite(run.loss[row])) row--;
  if (row < 0) return undefined;
  if (at(row) <= axis.max) return { step: run.steps[row], value: at(row) };
  while (row > 0 && !(at(row - 1) <= axis.max)) row--;
  if (row === 0) return { step: run.steps[0], value: axis.max };
  const share = Math.log(axis.max / at(row - 1)) / Math.log(at(row) / at(row - 1));
  return { step: run.steps[row - 1] + share * (run.steps[row] - run.steps[row - 1]), value: axis.max };
}

function drawCross(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  palette: Palette,
  text: string,
): void {
  context.save();
  context.beginPath();
  context.moveTo(x - 4, y - 4);
  context.lineTo(x + 4, y + 4);
  context.moveTo(x + 4, y - 4);
  context.lineTo(x - 4, y + 4);
  context.strokeStyle = toHex(palette.error);
  context.lineWidth = 2;
  context.stroke();
  context.font = `12px ${palette.textFont}`;
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 3;
  context.strokeStyle = toHex(palette.background);
  context.strokeText(text, x + 9, y);
  context.fillStyle = toHex(palette.foreground);
  context.fillText(text, x + 9, y);
  context.restore();
}
