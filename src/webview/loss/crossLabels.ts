// What is written beside crosses: inside their area, whole, and not on one another. Pure.
import type { Box } from '../plot/thinning';
import { fitted, spread } from './endLabels';

/** Where something ends, in CSS pixels, and what is to be said of it. */
export interface Cross {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** In CSS pixels: from the middle of a cross to its text, from that to the edges, and from line to line. */
const [beside, edge, line] = [9, 4, 16];

/**
 * The texts with their left ends and middles: each beside its cross towards the middle of the area or, where it is too
 * long for that, above or below it.
 * @param widthOf how wide a text is
 */
export function crossLabels(
  crosses: readonly Cross[],
  { left, right, top, bottom }: Box,
  widthOf: (text: string) => number,
): readonly Cross[] {
  const placed = crosses.map(({ x, y, text: whole }): Cross => {
    const text = fitted(whole, right - left - 2 * edge, widthOf);
    const width = widthOf(text);
    const wanted = x <= (left + right) / 2 ? x + beside : x - beside - width;
    const inside = Math.max(left + edge, Math.min(right - edge - width, wanted));
    const inwards = y < (top + bottom) / 2 ? line : -line;
    return { text, x: inside, y: inside === wanted ? y : y + inwards };
  });
  return sideBySide(placed, widthOf).flatMap((labels) => {
    const heights = spread(
      labels.map(({ y }) => y),
      line,
      top + line / 2,
      bottom - line / 2,
    );
    return labels.map((label, i) => ({ ...label, y: heights[i] }));
  });
}

/** Labels in groups, from left to right, between which there is room: only within one can labels meet. */
function sideBySide(labels: readonly Cross[], widthOf: (text: string) => number): readonly Cross[][] {
  const groups: Cross[][] = [];
  let end = -Infinity;
  for (const label of labels.toSorted((a, b) => a.x - b.x)) {
    if (label.x > end + edge) groups.push([]);
    groups[groups.length - 1].push(label);
    end = Math.max(end, label.x + widthOf(label.text));
  }
  return groups;
}
