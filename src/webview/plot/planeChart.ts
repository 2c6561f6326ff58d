import { Chart, LinearScale, LineController, type Plugin } from 'chart.js';
import type { LandscapePicture, Picture } from '../../protocol/messages';
import { formatExact } from '../format';
import type { Moment } from '../player/steps';
import { toHex } from '../theme/colours';
import type { Palette } from '../theme/palette';
import { axisStyle, gutter, plotAttribute } from './axes';
import { createBackdrop } from './backdrop';
import { createLandscapeLayer } from './landscapeLayer';
import { drawExits } from './drawExits';
import { createThinner, frameOf, type DrawnRun, type Frame } from './drawnRuns';
import { drawLabels, placeLabels, type LevelLabel } from './levelLabels';
import { nearestRun, type Near } from './nearest';
import { startWord } from './startWord';
import type { Box } from './thinning';
import { drawRuns } from './trajectories';

Chart.register(LineController, LinearScale);

/** What the plane shows. */
export interface PlaneContent {
  /** Without the runs that are hidden. */
  readonly picture: Picture;
  readonly landscape: LandscapePicture;
  readonly palette: Palette;
  readonly moment: Moment;
  /** By slot: the run that is emphasised. */
  readonly pointed: number | undefined;
  /** Whether something is being dragged. */
  readonly moving: boolean;
  /** Whether the panel is only just there: the landscape, which takes its time, follows with the next frame. */
  readonly entering: boolean;
}

/** The chart of the parameter plane on one canvas. */
export interface PlaneChart {
  /** Draws at once. */
  show(content: PlaneContent): void;
  /** The run nearest to a point of the canvas, in CSS pixels. */
  near(x: number, y: number, reach: number): Near | undefined;
  destroy(): void;
}

/**
 * Makes the chart. Chart.js lays out the axes and follows the size and the resolution of the canvas; landscape and
 * trajectories are drawn by a plugin, which keeps what a redraw can use again.
 * @param placed called with every drawing, for what is laid over the canvas
 */
export function createPlaneChart(
  canvas: HTMLCanvasElement,
  first: PlaneContent,
  placed: (frame: Frame) => void,
): PlaneChart {
  let content = first;
  let runs: readonly DrawnRun[] = [];
  const layer = createLandscapeLayer();
  const thin = createThinner();
  const framed = createFramer();
  const labelled = createLabeller();

  const backdrop = createBackdrop();
  let labels: readonly LevelLabel[] = [];

  const label = (frame: Frame): readonly LevelLabel[] =>
    labelled(content, layer.levels(content.landscape), frame, runs);
  const drawBehind = ({ ctx: context, chartArea: area, currentDevicePixelRatio }: Chart): void => {
    const { landscape, palette, entering } = content;
    if (!entering) {
      layer.draw(context, landscape, area, palette, currentDevicePixelRatio);
      drawLabels(context, labels, layer.levels(landscape).length + 1, palette);
    }
    drawFrame(context, area, palette);
  };
  const drawMoving = ({ ctx: context, chartArea: area }: Chart, frame: Frame): void => {
    const { landscape, palette, moment, pointed } = content;
    const { x, y } = frame;
    context.save();
    context.beginPath();
    // The frame stays clear.
    context.rect(area.left + 1, area.top + 1, area.right - area.left - 2, area.bottom - area.top - 2);
    context.clip();
    const minima = landscape.minima.map(([mx, my]): [number, number] => [
      x.offset + mx * x.scale,
      y.offset + my * y.scale,
    ]);
    drawRuns(context, runs, minima, frame, moment, pointed, palette);
    drawExits(context, runs, frame, moment, palette);
    context.restore();
    placed(frame);
  };
  const tell = ({ chartArea }: Chart): void => {
    const { picture, landscape, moment, entering } = content;
    if (entering) return;
    canvas.dataset['plot'] = plotAttribute(chartArea, landscape.view.x, landscape.view.y);
    canvas.dataset['step'] = String(moment.step);
    canvas.dataset['start'] = picture.start.join(' ');
    canvas.dataset['revision'] = String(picture.revision);
  };

  const drawing: Plugin<'line'> = {
    id: 'plane',
    beforeDatasetsDraw(chart) {
      const { chartArea: area } = chart;
      if (area.right - area.left < 1 || area.bottom - area.top < 1) return;
      const frame = framed(content.landscape, area);
      runs = thin(content.picture, frame);
      if (!content.entering) labels = label(frame);
      drawBehind(chart);
      backdrop.keep(canvas);
      drawMoving(chart, frame);
    },
    afterDraw: tell,
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

  /** Draws what moves; all, where that is not enough. */
  const redraw = (): void => {
    const frame = framed(content.landscape, chart.chartArea);
    runs = thin(content.picture, frame);
    if (label(frame) !== labels || !backdrop.show(chart.ctx)) {
      chart.draw();
      return;
    }
    drawMoving(chart, frame);
    tell(chart);
  };

  return {
    show(next) {
      const entered = content.entering && !next.entering;
      const sameAxes = next.landscape === content.landscape && next.palette === content.palette;
      content = next;
      if (sameAxes && entered) {
        chart.draw();
        return;
      }
      if (sameAxes) {
        // Nothing to lay out: this is every frame of the player and of a drag.
        redraw();
        return;
      }
      Object.assign(chart.options, options(next));
      chart.update('none');
    },
    near: (x, y, reach) => nearestRun(runs, x, y, reach),
    destroy: () => chart.destroy(),
  };
}

/** Gives the same frame until the view or the area changes, so that what was made for it still holds. */
function createFramer(): (landscape: LandscapePicture, area: Box) => Frame {
  let frame: Frame | undefined;
  let view: unknown;
  return (landscape, area) => {
    const known = frame?.area;
    const same =
      view === landscape.view &&
      known?.left === area.left &&
      known.right === area.right &&
      known.top === area.top &&
      known.bottom === area.bottom;
    if (frame === undefined || !same) frame = frameOf(landscape, area);
    view = landscape.view;
    return frame;
  };
}

/** Places the labels anew only where landscape, frame or runs changed; while something is dragged, they stay. */
function createLabeller() {
  let key: readonly unknown[] = [];
  let labels: readonly LevelLabel[] = [];
  return (
    { landscape, picture, moving }: PlaneContent,
    levels: Float64Array,
    frame: Frame,
    runs: readonly DrawnRun[],
  ): readonly LevelLabel[] => {
    const wanted = [landscape, frame, moving ? key[2] : picture];
    if (wanted.some((part, i) => part !== key[i])) {
      key = wanted;
      const { x, y } = frame;
      const places = [picture.start, ...landscape.minima.map(([mx, my]) => [mx, my] as const)];
      const keepOut = places.map(([px, py]): [number, number] => [
        x.offset + px * x.scale,
        y.offset + py * y.scale,
      ]);
      const [[sx, sy]] = keepOut;
      const [wx, wy] = startWord(frame.area, sx, sy);
      labels = placeLabels(landscape, levels, frame, runs, [...keepOut, [sx + wx, sy + wy]]);
    }
    return labels;
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
        afterFit: noPadding,
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
        afterFit: (axis: Padding & { width: number }) => {
          axis.width = gutter;
          noPadding(axis);
        },
      },
    },
  };
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
