/** How far a point may be from the line that leaves it out, in CSS pixels: no eye tells. */
const tolerance = 0.25;

/**
 * The points that a drawn line needs: those that bend it visibly. Drawing takes time for each of them, joints most of
 * all. (Sklansky and Gonzalez, “Fast polygonal approximation of digitized curves”, Pattern Recognition 12, 1980, with
 * lines that end in points: from each kept point as far as one direction passes all points close by, and never back.)
 * @param points x, y alternating, in CSS pixels
 * @param mustKeep whether a point is kept in any case
 * @returns indexes of points, ascending
 */
export function straighten(points: ArrayLike<number>, mustKeep: (index: number) => boolean): Int32Array {
  const count = points.length / 2;
  const kept = new Int32Array(count);
  let length = 0;
  for (let i = 0; i < count; i = i < count - 1 ? straightEnd(points, i, mustKeep) : count) kept[length++] = i;
  return kept.subarray(0, length);
}

function straightEnd(
  points: ArrayLike<number>,
  anchor: number,
  mustKeep: (index: number) => boolean,
): number {
  const x0 = points[2 * anchor];
  const y0 = points[2 * anchor + 1];
  const count = points.length / 2;
  let end = anchor + 1;
  // Directions as angles from the first one; what is as close as the tolerance lies in every direction.
  let dx = 0;
  let dy = 0;
  let least = -Infinity;
  let most = Infinity;
  let reached = 0;
  for (let i = anchor + 1; i < count; i++) {
    const x = points[2 * i] - x0;
    const y = points[2 * i + 1] - y0;
    const distance = Math.sqrt(x * x + y * y);
    if (distance < reached) break;
    reached = distance;
    if (distance > tolerance) {
      if (dx === 0 && dy === 0) {
        dx = x;
        dy = y;
      }
      const angle = Math.atan2(dx * y - dy * x, dx * x + dy * y);
      const spread = Math.asin(tolerance / distance);
      if (angle < least || angle > most) {
        if (angle + spread < least || angle - spread > most) break;
      } else end = i;
      least = Math.max(least, angle - spread);
      most = Math.min(most, angle + spread);
    } else end = i;
    if (mustKeep(i)) return i === end ? i : end;
  }
  return end;
}
