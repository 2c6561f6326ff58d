/** From `start` at 0 to `end` at 1 along half a cosine, and back up to `start` at 2. */
export function alongCosine(start: number, end: number, progress: number): number {
  return end + ((start - end) * (1 + Math.cos(Math.PI * progress))) / 2;
}
