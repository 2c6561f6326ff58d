/** The slot of the next run: the least that no run has. */
export function freeSlot(slots: readonly number[]): number {
  let free = 0;
  while (slots.includes(free)) free++;
  return free;
}
