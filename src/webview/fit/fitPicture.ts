// What the view of the fit shows: points, and what a model says of them. Pure.
import type { PointsPicture, RowsPicture } from '../../protocol/data';
import type { FitDetail } from '../../protocol/details';
import type { View } from '../../core/index';

export type Shape = FitDetail['shape'];

/** Which axes the view has: what they are called, and what is visible. */
export interface FitAxes {
  readonly names: readonly [string, string];
  readonly view: View;
}

/** Room beside the first and the last class. */
const besideClasses = 0.4;

/** How far the view reaches beyond what it shows, as a share. */
const margin = 0.05;

/**
 * The axes for a model's shape and the rows beside it.
 * @param before the axes until now: while the player plays they only ever grow
 */
export function fitAxes(
  shape: Shape,
  { features, target, kind }: RowsPicture,
  points: PointsPicture,
  before: FitAxes | undefined,
): FitAxes {
  if (shape.kind === 'regions') return { names: [features[0] ?? '', features[1] ?? ''], view: shape.view };
  const known = before?.view.y ?? none;
  const isChance = shape.kind === 'curve' && kind !== 'regression';
  if (shape.kind === 'curve') {
    const { x, curves } = shape;
    const heights = isChance ? [0, 1] : [...ends(points.target), ...limited(curves, points.target)];
    return {
      names: [features[0] ?? '', isChance ? 'probability' : target],
      view: { x: [x[0], x[x.length - 1]], y: isChance ? [-0.06, 1.06] : grown(roomy(heights), known) },
    };
  }
  if (kind !== 'regression') {
    const [first, last] = ends(points.target);
    const across: [number, number] = [first - besideClasses, last + besideClasses];
    return {
      names: [`true ${target}`, kind === 'binary' ? 'probability' : `predicted ${target}`],
      view: { x: across, y: kind === 'binary' ? [-0.06, 1.06] : across },
    };
  }
  const up = [...ends(points.target), ...limited([shape.values], points.target)];
  return {
    names: [`true ${target}`, `predicted ${target}`],
    view: { x: roomy(ends(points.target)), y: grown(roomy(up), known) },
  };
}

const none: readonly [number, number] = [Infinity, -Infinity];

function grown([min, max]: readonly [number, number], known: readonly [number, number]): [number, number] {
  return [Math.min(min, known[0]), Math.max(max, known[1])];
}

/** The extremes of what is predicted, as far as that is not far off: a model that diverges leaves the view. */
function limited(columns: readonly Float64Array[], target: Float64Array): readonly number[] {
  const [low, high] = ends(target);
  const far = 2 * (high - low || 1);
  return columns.flatMap((column) =>
    ends(column).map((end) => Math.min(high + far, Math.max(low - far, end))),
  );
}

function ends(column: ArrayLike<number>): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < column.length; i++) {
    if (!Number.isFinite(column[i])) continue;
    low = Math.min(low, column[i]);
    high = Math.max(high, column[i]);
  }
  return low <= high ? [low, high] : [0, 1];
}

function roomy(values: readonly number[]): [number, number] {
  const [low, high] = ends(values);
  const room = (high - low || 1) * margin;
  return [low - room, high + room];
}

/** Where a row stands in the view. Rows of a class lie beside each other where the class is an axis. */
export function pointAt(
  shape: Shape,
  { kind }: RowsPicture,
  { x, y, target }: PointsPicture,
  i: number,
): [number, number] {
  switch (shape.kind) {
    case 'regions':
      return [x[i], y?.[i] ?? 0];
    case 'curve':
      return [x[i], kind === 'classes' ? 0 : target[i]];
    case 'predictions':
      if (kind === 'regression') return [target[i], shape.values[i]];
      return [target[i] + beside(i), shape.values[i] + (kind === 'classes' ? beside(7 * i + 3) : 0)];
  }
}

/** A place in [−0.2, 0.2] that differs from row to row, evenly: the multiples of the golden ratio. */
function beside(i: number): number {
  return 0.4 * (((i + 1) * 0.618034) % 1) - 0.2;
}

/** The share of the rows whose class is the one that is predicted, or the root of the mean squared error. */
export interface FitScore {
  readonly kind: 'right' | 'error';
  readonly value: number;
  readonly rows: number;
}

/** How well the model does on the rows that are shown, as read from the picture of it. */
export function fitScore(shape: Shape, { kind }: RowsPicture, points: PointsPicture): FitScore | undefined {
  const { target } = points;
  const rows = target.length;
  if (rows === 0) return undefined;
  let sum = 0;
  for (let i = 0; i < rows; i++) {
    const said = predictedAt(shape, points, i);
    if (kind === 'regression') sum += (said - target[i]) ** 2;
    else if (classOf(shape, kind, points, said, i) === target[i]) sum++;
  }
  return kind === 'regression'
    ? { kind: 'error', value: Math.sqrt(sum / rows), rows }
    : { kind: 'right', value: sum / rows, rows };
}

function classOf(
  shape: Shape,
  kind: RowsPicture['kind'],
  points: PointsPicture,
  said: number,
  i: number,
): number {
  if (kind === 'binary') return Number(said >= 0.5);
  if (shape.kind === 'curve') {
    const at = indexIn(shape.x, points.x[i]);
    const heights = shape.curves.map((curve) => curve[at]);
    return heights.indexOf(Math.max(...heights));
  }
  if (shape.kind === 'regions') return shape.classes?.[cellOf(shape, points, i)] ?? 0;
  return said;
}

function predictedAt(shape: Shape, points: PointsPicture, i: number): number {
  switch (shape.kind) {
    case 'curve':
      return alongCurve(shape.x, shape.curves[0], points.x[i]);
    case 'regions':
      return shape.values[cellOf(shape, points, i)];
    case 'predictions':
      return shape.values[i];
  }
}

function cellOf(
  { view, columns, rows }: Extract<Shape, { kind: 'regions' }>,
  { x, y }: PointsPicture,
  i: number,
): number {
  const place = (value: number, [min, max]: readonly [number, number], count: number): number =>
    Math.max(0, Math.min(count - 1, Math.round(((value - min) / (max - min)) * (count - 1))));
  return place(y?.[i] ?? 0, view.y, rows) * columns + place(x[i], view.x, columns);
}

function indexIn(x: Float64Array, at: number): number {
  const share = (at - x[0]) / (x[x.length - 1] - x[0]);
  return Math.max(0, Math.min(x.length - 1, Math.round(share * (x.length - 1))));
}

/** Between two neighbours, which are evenly spaced. */
function alongCurve(x: Float64Array, curve: Float64Array, at: number): number {
  const place = ((at - x[0]) / (x[x.length - 1] - x[0])) * (x.length - 1);
  const low = Math.max(0, Math.min(x.length - 2, Math.floor(place)));
  return curve[low] + (curve[low + 1] - curve[low]) * (place - low);
}
