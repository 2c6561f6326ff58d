import type { Landscape } from '../compile/landscapeFunctions';
import { landscapeOf, landscapeParameters, programOf } from '../experiment/objective';
import type { ResolvedRun } from '../experiment/resolve';
import { targetLoss } from '../experiment/target';
import type { Experiment, RunResult } from '../experiment/types';
import { experimentView } from '../experiment/view';
import { criticalPointAt, criticalPointNear, curvatureAt, type CriticalPoint, type Point } from './curvature';
import { linearMethodOf, type LinearMethod } from './linearMethod';
import { walkAlong, type Walk } from './walk';

/** Where a linear method walks by itself into a minimum whose curvature is known. */
export interface Theory {
  readonly method: LinearMethod;
  readonly minimum: CriticalPoint;
  /** The curvature is the same wherever the run goes: what holds at the minimum holds at every step. */
  readonly isQuadratic: boolean;
}

/** What sentences are made from: a run, what it ran on, and what several sentences ask about both. */
export class RunFacts {
  /** Rows before the first that is not finite. */
  readonly rows: number;
  /** Each step was recorded: only then can steps be counted. */
  readonly isWhole: boolean;
  readonly landscape: Landscape;
  /** The diagonal of what is shown. */
  readonly size: number;
  /** The loss at which the run counts as converged, where minima are known. */
  readonly target: number | undefined;
  /** Known minima, as [x, y, f]. */
  readonly minima: readonly (readonly [number, number, number])[];
  private readonly found = new Map<string, unknown>();

  constructor(
    readonly experiment: Experiment,
    readonly run: ResolvedRun,
    readonly result: RunResult,
  ) {
    const { objective } = experiment;
    const { steps, lastFiniteStep } = result;
    let rows = steps.length;
    while (rows > 0 && steps[rows - 1] > lastFiniteStep) rows--;
    this.rows = rows;
    this.isWhole = rows > 0 && steps[rows - 1] === rows - 1;
    this.landscape = programOf(objective).bind(landscapeParameters(objective));
    const { x, y } = experimentView(experiment);
    this.size = Math.hypot(x[1] - x[0], y[1] - y[0]);
    this.target = targetLoss(experiment);
    this.minima = landscapeOf(objective)?.minima ?? [];
  }

  get last(): number {
    return this.rows - 1;
  }

  at(row: number): Point {
    const { theta } = this.result;
    return [theta[2 * row], theta[2 * row + 1]];
  }

  loss(row: number): number {
    return this.result.loss[row];
  }

  step(row: number): number {
    return this.result.steps[row];
  }

  get start(): Point {
    return this.at(0);
  }

  get end(): Point {
    return this.at(this.last);
  }

  get isCompleted(): boolean {
    return this.result.stop === 'completed';
  }

  /** The loss of the lowest known minimum. */
  get lowest(): number | undefined {
    return this.minima.length === 0 ? undefined : Math.min(...this.minima.map(([, , loss]) => loss));
  }

  /** The critical point that the run ends at or near, of whatever kind. */
  get ending(): CriticalPoint | undefined {
    return this.once('ending', () => criticalPointNear(this.landscape, this.end, this.size));
  }

  /**
   * The minimum that the run is on its way to: one that lies straight downhill from where the loss was lowest, or the
   * only one there is.
   */
  get goal(): CriticalPoint | undefined {
    return this.once('goal', () => {
      const from = this.at(this.lowestRow());
      const near = criticalPointNear(this.landscape, from, this.size);
      if (near?.kind === 'minimum' && this.isDownhill(from, near.point)) return near;
      if (this.minima.length !== 1) return undefined;
      const [x, y] = this.minima[0];
      const only = criticalPointAt(this.landscape, [x, y]);
      return only?.kind === 'minimum' ? only : undefined;
    });
  }

  /** The steepest slope of a coarse grid over what is shown. */
  get steepest(): number {
    return this.once('steepest', () => {
      const { x, y } = experimentView(this.experiment);
      const parts = [0, 0.25, 0.5, 0.75, 1];
      const slopes = parts.flatMap((i) =>
        parts.map((j) =>
          Math.hypot(...this.landscape.gradient(x[0] + i * (x[1] - x[0]), y[0] + j * (y[1] - y[0]))),
        ),
      );
      return Math.max(0, ...slopes.filter(Number.isFinite));
    });
  }

  /** How the run moved along an axis. */
  walk(axis: 0 | 1): Walk {
    return this.once(`walk ${axis}`, () => walkAlong(this.result, this.rows, axis, this.goal?.point[axis]));
  }

  /** Along which the run turned back more often. */
  get livelyAxis(): 0 | 1 {
    return this.walk(0).turns > this.walk(1).turns ? 0 : 1;
  }

  /** The gradient at a row, without noise and not clipped. */
  gradient(row: number): Point {
    return this.landscape.gradient(...this.at(row));
  }

  /** On how many of its steps the gradient was clipped. Undefined with noise, which is not recorded. */
  get clippedSteps(): number | undefined {
    return this.once('clipped', () => {
      const { clip } = this.run;
      if (!clip) return 0;
      if (this.experiment.noise) return undefined;
      let count = 0;
      for (let row = 0; row < this.last; row++) {
        const [x, y] = this.gradient(row);
        if ('norm' in clip ? Math.hypot(x, y) > clip.norm : Math.max(Math.abs(x), Math.abs(y)) > clip.value)
          count++;
      }
      return count;
    });
  }

  /** The rule, where it is one of a known theory, whatever goes on around it. */
  get method(): LinearMethod | undefined {
    return this.once('method', () => linearMethodOf(this.run));
  }

  /** Whether nothing stands between the gradient and the rule. */
  get isUndisturbed(): boolean {
    return this.experiment.noise === undefined && this.clippedSteps === 0;
  }

  get theory(): Theory | undefined {
    return this.once('theory', () => {
      const { method, goal } = this;
      if (!method || !goal || !this.isUndisturbed) return undefined;
      return { method, minimum: goal, isQuadratic: this.isQuadraticAround(goal) };
    });
  }

  /** Whether the curvature at rows of the run is that of a point. */
  isQuadraticAround({ curvature: { hessian } }: CriticalPoint): boolean {
    const scale = 1e-9 * Math.max(...hessian.map(Math.abs));
    const stride = Math.max(1, Math.floor(this.rows / 32));
    for (let row = 0; row < this.rows; row += stride) {
      const here = curvatureAt(this.landscape, this.at(row))?.hessian;
      if (!here || here.some((value, i) => Math.abs(value - hessian[i]) > scale)) return false;
    }
    return true;
  }

  private lowestRow(): number {
    let lowest = 0;
    for (let row = 1; row < this.rows; row++) if (this.loss(row) < this.loss(lowest)) lowest = row;
    return lowest;
  }

  private isDownhill([x0, y0]: Point, [x1, y1]: Point): boolean {
    const samples = 16;
    let before = this.landscape.value(x0, y0);
    const slack = 1e-9 * Math.abs(before);
    for (let i = 1; i <= samples; i++) {
      const part = i / samples;
      const here = this.landscape.value(x0 + (x1 - x0) * part, y0 + (y1 - y0) * part);
      if (!(here <= before + slack)) return false;
      before = here;
    }
    return true;
  }

  private once<T>(name: string, find: () => T): T {
    if (!this.found.has(name)) this.found.set(name, find());
    return this.found.get(name) as T;
  }
}
