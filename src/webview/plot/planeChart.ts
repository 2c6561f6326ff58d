import { Chart, LinearScale, LineController, type Plugin } from 'chart.js';
import type { LandscapePicture, Picture } from '../../protocol/messages';
import { formatExact } from '../format';
import { toHex } from '../theme/colours';
import type { Palette } from '../theme/palette';
import { axisStyle, gutter, plotAttribute } from './axes';
import { createLandscapeLayer } from './landscapeLayer';
import { thinPath, type Affine, type Box } from './thinning';
import { drawRuns, drawStart, type DrawnRun } from './trajectories';

Chart.register(LineController, LinearScale);

/** What the plane shows. */
export interface PlaneContent {
  readonly picture: Picture;
  readonly landscape: LandscapePicture;
  readonly palette: Palette;
}

/** The chart of the parameter plane on one canvas. */
export interface PlaneChart {
  /** Draws at once. */
  show(content: PlaneContent): void;
  destroy(): void;
}

/**
 * Makes the chart. Chart.js lays out the axes and follows the size and the resolution of the canvas; landscape and
 * trajectories are drawn by a plugin, which keeps what a redraw can use again.
 */
export function createPlaneChart(canvas: HTMLCanvasElement, first: PlaneContent): PlaneChart {
  let content = first;
  const layer = createLandscapeLayer();
  const thin = createThinner();

  const drawing: Plugin<'line'> = {
    id: 'plane',
    beforeDatasetsDraw(chart) {
      const { ctx: context, chartArea: area, scales } = chart;
      if (area.right - area.left < 1 || area.bottom - area.top < 1) return;
      const { picture, landscape, palette } = content;
      const at = (x: number, y: number): [number, number] => [
        scales['x'].getPixelForValue(x),
        scales['y'].getPixelForValue(y),
      ];
      layer.draw(context, landscape, area, palette, chart.currentDevicePixelRatio);
      context.save();
      context.beginPath();
      context.rect(area.left, area.top, area.right - area.left, area.bottom - area.top);
      context.clip();
      const minima = landscape.minima.map(([x, y]) => at(x, y));
      drawRuns(context, thin(picture, landscape, area), minima, palette);
      context.restore();
      drawFrame(context, area, palette);
      // Over the frame: a start on the edge is still whole.
      drawStart(context, ...at(...picture.start), palette);
    },
    afterDraw(chart) {
      const { picture, landscape } = content;
      canvas.dataset['plot'] = plotAttribute(chart.chartArea, landscape.view.x, landscape.view.y);
      canvas.dataset['revision'] = String(picture.revision);
    },
  };

  const chart = new Chart(canvas, {
    type: 'line',
    data: { datasets: [] },
    options: {
      ...options(content),
      responsive: true,
      maintainAspectRatio: false,
      animation: false,
      events: [],
    },
    plugins: [drawing],
  });

  return {
    show(next) {
      content = next;
      Object.assign(chart.options, options(next));
      chart.update('none');
    },
    destroy: () => chart.destroy(),
  };
}

function options({ landscape, palette }: PlaneContent) {
  const style = axisStyle(palette, false);
  return {
    layout: { padding: { left: 0, right: 1, top: 1, bottom: 0 } },
    scales: {
      x: {
        ...style,
        type: 'linear' as const,
        min: landscape.view.x[0],
        max: landscape.view.x[1],
        ticks: {
          ...style.ticks,
          maxTicksLimit: 9,
          callback: (value: number | string) => formatExact(Number(value)),
        },
        afterBuildTicks: leaveRoomForName,
      },
      y: {
        ...style,
        type: 'linear' as const,
        min: landscape.view.y[0],
        max: landscape.view.y[1],
        ticks: {
          ...style.ticks,
          maxTicksLimit: 7,
          callback: (value: number | string) => formatExact(Number(value)),
        },
        afterBuildTicks: leaveRoomForName,
        afterFit: (axis: { width: number }) => {
          axis.width = gutter;
        },
      },
    },
  };
}

/** The name of the axis stands where its last tick would be: at least a line of text from its end. */
function leaveRoomForName(axis: {
  min: number;
  max: number;
  maxWidth: number;
  maxHeight: number;
  isHorizontal(): boolean;
  ticks: { value: number }[];
}): void {
  const share = 20 / (axis.isHorizontal() ? axis.maxWidth : axis.maxHeight);
  axis.ticks = axis.ticks.filter(({ value }) => value < axis.max - share * (axis.max - axis.min));
}

function drawFrame(context: CanvasRenderingContext2D, area: Box, palette: Palette): void {
  context.save();
  context.strokeStyle = toHex(palette.line);
  context.lineWidth = 1;
  context.strokeRect(area.left + 0.5, area.top + 0.5, area.right - area.left - 1, area.bottom - area.top - 1);
  context.font = `italic 12px ${palette.textFont}`;
  context.fillStyle = toHex(palette.muted);
  context.textAlign = 'right';
  context.textBaseline = 'top';
  context.fillText('y', area.left - 8, area.top);
  context.fillText('x', area.right, area.bottom + 7);
  context.restore();
}

/** Paths are thinned once for a picture and a size, however often the chart is drawn. */
function createThinner(): (picture: Picture, landscape: LandscapePicture, area: Box) => readonly DrawnRun[] {
  let key: readonly unknown[] = [];
  let runs: readonly DrawnRun[] = [];
  return (picture, landscape, area) => {
    const wanted = [picture.runs, landscape.view, area.left, area.right, area.top, area.bottom];
    if (wanted.some((part, i) => part !== key[i])) {
      key = wanted;
      const x = affine(landscape.view.x, area.left, area.right);
      const y = affine(landscape.view.y, area.bottom, area.top);
      // Line ends and joints at the cut stay out of sight.
      const beyond = 24;
      const box = {
        left: area.left - beyond,
        right: area.right + beyond,
        top: area.top - beyond,
        bottom: area.bottom + beyond,
      };
      runs = picture.runs.map((run, slot) => ({
        slot,
        path: thinPath(run.theta, run.theta.length / 2, x, y, box),
        stands: run.stop !== 'diverged',
      }));
    }
    return runs;
  };
}

function affine([min, max]: readonly [number, number], from: number, to: number): Affine {
  const scale = (to - from) / (max - min);
  return { scale, offset: from - min * scale };
}
