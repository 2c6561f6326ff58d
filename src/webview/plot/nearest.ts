import type { RunPicture } from '../../protocol/messages';
import type { Way } from '../player/steps';
import type { DrawnRun } from './drawnRuns';

/** The part of a run that lies near a point of the canvas. */
export interface Near<Run extends Way = RunPicture> {
  readonly run: Run;
  readonly row: number;
  /** Where on the path, in CSS pixels. */
  readonly x: number;
  readonly y: number;
}

/** The run whose path comes nearest to a point, with its nearest row; undefined if none is within `reach`. */
export function nearestRun<Run extends Way>(
  runs: readonly DrawnRun<Run>[],
  px: number,
  py: number,
  reach: number,
): Near<Run> | undefined {
  let nearest: Near<Run> | undefined;
  let best = reach * reach;
  for (const { run, path } of runs) {
    const { points, passed, lifted } = path;
    for (let i = 0; i < passed.length; i++) {
      // A point where the pen was put down stands for itself.
      const from = lifted[i] === 1 ? i : i - 1;
      const [x0, y0] = [points[2 * from], points[2 * from + 1]];
      const [dx, dy] = [points[2 * i] - x0, points[2 * i + 1] - y0];
      const length = dx * dx + dy * dy;
      const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((px - x0) * dx + (py - y0) * dy) / length));
      const [x, y] = [x0 + dx * share, y0 + dy * share];
      const distance = (px - x) ** 2 + (py - y) ** 2;
      if (distance > best) continue;
      best = distance;
      nearest = { run, row: passed[share < 0.5 ? from : i], x, y };
    }
  }
  return nearest;
}
