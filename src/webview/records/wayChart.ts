import type { Plugin } from 'chart.js';
import type { View } from '../../core/index';
import { newChart } from '../chart';
import type { Moment, Way } from '../player/steps';
import { plotAttribute } from '../plot/axes';
import { createThinner, frameOf } from '../plot/drawnRuns';
import { nearestRun } from '../plot/nearest';
import { axisOptions, drawFrame, type AxisNames } from '../plot/planeAxes';
import { drawRuns } from '../plot/trajectories';
import type { Palette } from '../theme/palette';

/** What the plane of trajectories shows. */
export interface WayContent {
  readonly ways: readonly Way[];
  readonly region: View;
  readonly palette: Palette;
  readonly moment: Moment;
  /** By slot: the one that is emphasised. */
  readonly pointed: number | undefined;
}

export interface WayChart {
  /** Draws at once. */
  show(content: WayContent): void;
  /** The slot and the step of the trajectory near a point of the canvas, in CSS pixels. */
  near(x: number, y: number): { readonly slot: number; readonly step: number } | undefined;
  destroy(): void;
}

/** How near the pointer must come to a trajectory, in CSS pixels. */
const reach = 8;
/** The principal components, as tables of them call them. */
const names: AxisNames = { x: 'PC1', y: 'PC2' };

/** Makes the chart of trajectories in their plane, without a landscape: nobody knows the loss between them. */
export function createWayChart(canvas: HTMLCanvasElement, first: WayContent): WayChart {
  let content = first;
  const thin = createThinner<Way>();
  let drawn: ReturnType<typeof thin> = [];

  const drawing: Plugin<'line'> = {
    id: 'ways',
    beforeDatasetsDraw({ ctx: context, chartArea: area }) {
      const { ways, region, palette, moment, pointed } = content;
      if (area.right - area.left < 1 || area.bottom - area.top < 1) return;
      const frame = frameOf(region, area);
      drawn = thin({ runs: ways }, frame);
      drawFrame(context, area, { region, palette, names });
      context.save();
      context.beginPath();
      // The frame stays clear.
      context.rect(area.left + 1, area.top + 1, area.right - area.left - 2, area.bottom - area.top - 2);
      context.clip();
      drawRuns(context, drawn, [], frame, moment, pointed, palette);
      context.restore();
      canvas.dataset['plot'] = plotAttribute(area, region.x, region.y);
    },
  };

  const chart = newChart(canvas, { options: axisOptions({ ...first, names }), plugins: [drawing] });

  return {
    show(next) {
      const sameAxes = next.region === content.region && next.palette === content.palette;
      content = next;
      if (sameAxes) {
        chart.draw();
        return;
      }
      Object.assign(chart.options, axisOptions({ ...next, names }));
      chart.update('none');
    },
    near(x, y) {
      const found = nearestRun(drawn, x, y, reach);
      return found && { slot: found.run.slot, step: found.run.steps[found.row] };
    },
    destroy: () => chart.destroy(),
  };
}
