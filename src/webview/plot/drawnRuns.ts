// What of the runs is kept between two drawings: nothing here depends on the player's step or on the pointer.
import type { View } from '../../core/index';
import type { RunPicture } from '../../protocol/messages';
import { passingTheta } from '../../protocol/thinnedRows';
import type { Way } from '../player/steps';
import { exitOf, type Exit } from './exits';
import { straighten } from './straighten';
import { markedPoints, thinPath, type Affine, type Box, type ThinnedPath } from './thinning';

/** Where the data of the plane lie on the canvas. */
export interface Frame {
  readonly area: Box;
  readonly x: Affine;
  readonly y: Affine;
}

/** A run ready to draw. */
export interface DrawnRun<Run extends Way = RunPicture> {
  readonly run: Run;
  readonly path: ThinnedPath;
  /** The same line with no more points than bend it. */
  readonly line: ThinnedPath;
  /** The points of the path that get a marker. */
  readonly marks: readonly number[];
  /** What its rule plots besides theta, each as a run whose theta that is. */
  readonly extras: readonly Pick<DrawnRun<Run>, 'run' | 'line'>[];
  /** Where it leaves the plot for good. */
  readonly exit: Exit | undefined;
}

/** No two markers of a run are closer than this, in CSS pixels. */
const markerDistance = 11;
/** Line ends and joints at the cut stay out of sight, in CSS pixels. */
const beyond = 24;

/** The frame of a view in an area of the canvas. */
export function frameOf(view: View, { left, right, top, bottom }: Box): Frame {
  return {
    area: { left, right, top, bottom },
    x: affine(view.x, left, right),
    y: affine(view.y, bottom, top),
  };
}

function affine([min, max]: readonly [number, number], from: number, to: number): Affine {
  const scale = (to - from) / (max - min);
  return { scale, offset: from - min * scale };
}

/** Thins each run once for a frame, however often it is drawn, hidden and shown. */
export function createThinner<Run extends Way = RunPicture>(): (
  picture: { readonly runs: readonly Run[] },
  frame: Frame,
) => readonly DrawnRun<Run>[] {
  let known = new Map<Run, DrawnRun<Run>>();
  let key: Frame | undefined;
  return ({ runs }, frame) => {
    if (key !== frame) known = new Map();
    key = frame;
    // Runs of pictures before are let go, hidden ones of this picture too.
    known = new Map(runs.map((run) => [run, known.get(run) ?? drawnRun(run, frame)]));
    return [...known.values()];
  };
}

function drawnRun<Run extends Way>(run: Run, frame: Frame): DrawnRun<Run> {
  const { area, x, y } = frame;
  const box = {
    left: area.left - beyond,
    right: area.right + beyond,
    top: area.top - beyond,
    bottom: area.bottom + beyond,
  };
  const theta = passingTheta(run);
  // For a training that goes on, the plot will be placed anew.
  const exit = run.stage === undefined ? exitOf({ theta, steps: run.steps }, frame) : undefined;
  // What left for good ends at the edge: its leaps from one side of the plot to the other would only cover the rest.
  const rows = exit === undefined ? theta.length / 2 : exit.row + 1;
  const path = thinPath(theta, rows, x, y, box);
  const extras = Object.values(run.extra ?? {}).map((theta) => ({
    run: { ...run, theta, thinned: undefined },
    line: lineOf(thinPath(theta, theta.length / 2, x, y, box)),
  }));
  return { run, path, line: lineOf(path), marks: markedPoints(path, markerDistance), extras, exit };
}

function lineOf({ points, rows, passed, lifted }: ThinnedPath): ThinnedPath {
  // Where the pen is lifted, the line ends before and begins anew.
  const kept = straighten(points, (i) => lifted[i] === 1 || lifted[i + 1] === 1);
  const line = {
    points: new Float32Array(2 * kept.length),
    rows: kept.map((i) => rows[i]),
    passed: kept.map((i) => passed[i]),
    lifted: new Uint8Array(kept.length),
  };
  for (let i = 0; i < kept.length; i++) {
    line.points[2 * i] = points[2 * kept[i]];
    line.points[2 * i + 1] = points[2 * kept[i] + 1];
    line.lifted[i] = lifted[kept[i]];
  }
  return line;
}
