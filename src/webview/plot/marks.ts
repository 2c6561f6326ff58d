// Minima and saddles as they are marked on the plane: which, where, and in which words. Pure.
import type { MarkKind, MarksDetail } from '../../protocol/details';
import { markKinds } from '../../protocol/details';
import type { LandscapePicture } from '../../protocol/messages';
import { formatNumber } from '../format';
import type { Frame } from './drawnRuns';
import { contains } from './thinning';

/** A marked point of the plane. */
export interface Mark {
  readonly kind: MarkKind;
  readonly x: number;
  readonly y: number;
  readonly loss: number;
}

/** A mark with its place on the canvas, in CSS pixels. */
export interface PlacedMark extends Mark {
  readonly px: number;
  readonly py: number;
}

/** What was found, or as long as nothing was, the minima that are known. */
export function marksOf(
  { minima }: Pick<LandscapePicture, 'minima'>,
  found: MarksDetail | undefined,
): readonly Mark[] {
  if (found !== undefined) {
    const { kinds, x, y, loss } = found;
    return Array.from(kinds, (kind, i) => ({ kind: markKinds[kind], x: x[i], y: y[i], loss: loss[i] }));
  }
  const lowest = Math.min(...minima.map(([, , loss]) => loss));
  return minima.map(([x, y, loss]) => ({
    kind: loss <= lowest + 1e-6 * Math.max(1, Math.abs(lowest)) ? 'best' : 'trap',
    x,
    y,
    loss,
  }));
}

/** In CSS pixels: how far from each other marks are, by kind; a best minimum is always marked. */
const distances: Readonly<Record<MarkKind, number>> = { best: 12, trap: 24, saddle: 32 };
/** With more than this many in sight, saddles are left out: what matters is where runs end. */
const mostWithSaddles = 60;

/** The marks in sight, thinned where they crowd: the best first, then the lowest. */
export function placeMarks(marks: readonly Mark[], { area, x, y }: Frame): readonly PlacedMark[] {
  const inside = marks
    .map((mark) => ({ ...mark, px: x.offset + mark.x * x.scale, py: y.offset + mark.y * y.scale }))
    .filter(({ px, py }) => contains(area, px, py))
    .sort((a, b) => markKinds.indexOf(a.kind) - markKinds.indexOf(b.kind) || a.loss - b.loss);
  const crowded = inside.length > mostWithSaddles;
  const kept: PlacedMark[] = [];
  for (const mark of inside) {
    if (crowded && mark.kind === 'saddle') continue;
    const distance = distances[mark.kind];
    if (kept.every(({ px, py }) => Math.hypot(px - mark.px, py - mark.py) >= distance)) kept.push(mark);
  }
  return kept;
}

/** The mark nearest to a point of the canvas; undefined if none is within `reach`. */
export function markNear(
  marks: readonly PlacedMark[],
  px: number,
  py: number,
  reach: number,
): PlacedMark | undefined {
  let nearest: PlacedMark | undefined;
  let best = reach;
  for (const mark of marks) {
    const distance = Math.hypot(mark.px - px, mark.py - py);
    if (distance > best) continue;
    best = distance;
    nearest = mark;
  }
  return nearest;
}

const names: Readonly<Record<MarkKind, string>> = {
  best: 'Best minimum',
  trap: 'Trap: a local minimum',
  saddle: 'Saddle',
};

/** What a mark stands for, with its loss. */
export function markText({ kind, loss }: Mark): string {
  return `${names[kind]}, loss ${formatNumber(loss)}`;
}

/** How many of each kind there are, for those who do not see them; empty where there are none. */
export function describeMarks(marks: readonly Mark[]): string {
  const best = marks.filter(({ kind }) => kind === 'best');
  const counted = (kind: MarkKind, one: string, many: string): string[] => {
    const count = marks.filter((mark) => mark.kind === kind).length;
    return count === 0 ? [] : [count === 1 ? `one ${one}` : `${count} ${many}`];
  };
  const at = best.slice(0, 4).map(({ x, y }) => `(${formatNumber(x)}, ${formatNumber(y)})`);
  const more = best.length > at.length ? ` and ${best.length - at.length} more` : '';
  const first =
    best.length === 0
      ? []
      : [
          `${best.length === 1 ? 'the best minimum' : 'the best minima'} at ${at.join(', ')}${more} with loss ${formatNumber(best[0].loss)}`,
        ];
  const parts = [
    ...first,
    ...counted('trap', 'trap, a local minimum', 'traps, which are local minima'),
    ...counted('saddle', 'saddle', 'saddles'),
  ];
  return parts.length === 0 ? '' : `Marked: ${parts.join('; ')}.`;
}
