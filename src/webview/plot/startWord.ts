import type { Box } from './thinning';

/** Half of the room that the word takes, and how far its middle is from that of the handle, in CSS pixels. */
const [halfWidth, halfHeight] = [16, 8];
const [across, up] = [28, 9];

/** Where the word “start” stands, seen from the handle: right above it, unless the plot ends there. */
export function startWord(area: Box, x: number, y: number): readonly [number, number] {
  return [
    x + across + halfWidth <= area.right ? across : -across,
    y - up - halfHeight >= area.top ? -up : up,
  ];
}
