import type { Chart, Plugin } from 'chart.js';
import type { View } from '../../core/index';
import type { Picture } from '../../protocol/messages';
import { newChart } from '../chart';
import type { Moment } from '../player/steps';
import type { Palette } from '../theme/palette';
import { plotAttribute } from './axes';
import { createBackdrop } from './backdrop';
import type { Overlaid } from './drawOverlays';
import { drawInside } from './drawInside';
import { createLandscapeLayer, type Sampled } from './landscapeLayer';
import { createThinner, frameOf, type DrawnRun, type Frame } from './drawnRuns';
import { drawLabels, placeLabels, type LevelLabel } from './levelLabels';
import { placeMarks, type Mark, type PlacedMark } from './marks';
import { nearestRun, type Near } from './nearest';
import { axisOptions, drawFrame, type AxisNames } from './planeAxes';
import { axisNames } from './planeNames';
import { sameView } from './region';
import { startWord } from './startWord';
import type { Box } from './thinning';

/** What the plane shows. */
export interface PlaneContent extends Sampled {
  /** Without the runs that are hidden. */
  readonly picture: Picture;
  readonly palette: Palette;
  readonly moment: Moment;
  readonly overlaid: Overlaid;
  /** Minima and saddles. */
  readonly marks: readonly Mark[];
  /** By slot: the run that is emphasised. */
  readonly pointed: number | undefined;
  /** Whether something is being dragged. */
  readonly moving: boolean;
}

function namesOf({ landscape }: PlaneContent): AxisNames {
  const [x, y] = axisNames(landscape);
  return { x, y };
}

/** The chart of the parameter plane on one canvas. */
export interface PlaneChart {
  /** Draws at once. */
  show(content: PlaneContent): void;
  /** The run nearest to a point of the canvas, in CSS pixels. */
  near(x: number, y: number, reach: number): Near | undefined;
  /** The marks in sight. */
  marks(): readonly PlacedMark[];
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
  let placedMarks: readonly PlacedMark[] = [];
  const marked = createMarker();

  const label = (frame: Frame): readonly LevelLabel[] =>
    labelled(content, layer.levels(content), frame, runs);
  const drawBehind = ({ ctx: context, chartArea: area, currentDevicePixelRatio }: Chart): void => {
    const { palette } = content;
    layer.draw(context, content, area, palette, currentDevicePixelRatio);
    drawLabels(context, labels, layer.levels(content).length + 1, palette);
    drawFrame(context, area, { ...content, names: namesOf(content) });
  };
  const drawMoving = ({ ctx: context }: Chart, frame: Frame): void => {
    placedMarks = marked(content.marks, frame);
    drawInside(context, content, runs, placedMarks, frame);
    placed(frame);
  };
  const tell = ({ chartArea }: Chart): void => {
    const { picture, ground, region, moment } = content;
    canvas.dataset['plot'] = plotAttribute(chartArea, region.x, region.y);
    canvas.dataset['crisp'] = String(sameView(ground.view, region));
    canvas.dataset['step'] = String(moment.step);
    canvas.dataset['start'] = picture.start.join(' ');
    canvas.dataset['revision'] = String(picture.revision);
  };

  const drawing: Plugin<'line'> = {
    id: 'plane',
    beforeDatasetsDraw(chart) {
      const { chartArea: area } = chart;
      if (area.right - area.left < 1 || area.bottom - area.top < 1) return;
      const frame = framed(content.region, area);
      runs = thin(content.picture, frame);
      labels = label(frame);
      drawBehind(chart);
      backdrop.keep(canvas);
      drawMoving(chart, frame);
    },
    afterDraw: tell,
  };

  const chart = newChart(canvas, {
    options: axisOptions({ ...content, names: namesOf(content) }),
    plugins: [drawing],
  });

  /** Draws what moves; all, where that is not enough. */
  const redraw = (): void => {
    const frame = framed(content.region, chart.chartArea);
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
      const sameAxes =
        next.region === content.region &&
        next.palette === content.palette &&
        axisNames(next.landscape).join() === axisNames(content.landscape).join();
      const sameGround = next.ground === content.ground && next.landscape === content.landscape;
      content = next;
      if (sameAxes) {
        // Nothing to lay out: this is every frame of the player and of a drag.
        if (sameGround) redraw();
        else chart.draw();
        return;
      }
      Object.assign(chart.options, axisOptions({ ...next, names: namesOf(next) }));
      chart.update('none');
    },
    near: (x, y, reach) => nearestRun(runs, x, y, reach),
    marks: () => placedMarks,
    destroy: () => chart.destroy(),
  };
}

/** Gives the same frame until the view or the area changes, so that what was made for it still holds. */
function createFramer(): (region: View, area: Box) => Frame {
  let frame: Frame | undefined;
  let view: unknown;
  return (region, area) => {
    const known = frame?.area;
    const same =
      view === region &&
      known?.left === area.left &&
      known.right === area.right &&
      known.top === area.top &&
      known.bottom === area.bottom;
    if (frame === undefined || !same) frame = frameOf(region, area);
    view = region;
    return frame;
  };
}

/** Places the marks anew only where they or the frame changed. */
function createMarker(): (marks: readonly Mark[], frame: Frame) => readonly PlacedMark[] {
  let key: readonly unknown[] = [];
  let placed: readonly PlacedMark[] = [];
  return (marks, frame) => {
    if (key[0] !== marks || key[1] !== frame) placed = placeMarks(marks, frame);
    key = [marks, frame];
    return placed;
  };
}

/** Places the labels anew only where landscape, frame or runs changed; while something is dragged, they stay. */
function createLabeller() {
  let key: readonly unknown[] = [];
  let labels: readonly LevelLabel[] = [];
  return (
    content: PlaneContent,
    levels: Float64Array,
    frame: Frame,
    runs: readonly DrawnRun[],
  ): readonly LevelLabel[] => {
    const { marks, ground, picture, moving } = content;
    const wanted = [ground, marks, frame, moving ? key[3] : picture];
    if (wanted.some((part, i) => part !== key[i])) {
      key = wanted;
      const { x, y } = frame;
      const places = [picture.start, ...marks.map(({ x: mx, y: my }) => [mx, my] as const)];
      const keepOut = places.map(([px, py]): [number, number] => [
        x.offset + px * x.scale,
        y.offset + py * y.scale,
      ]);
      const [[sx, sy]] = keepOut;
      const [wx, wy] = startWord(frame.area, sx, sy);
      labels = placeLabels(content, levels, frame, runs, [...keepOut, [sx + wx, sy + wy]]);
    }
    return labels;
  };
}
