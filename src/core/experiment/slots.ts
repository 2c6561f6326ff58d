import type { RunSpec } from './types';

/** The slot of the next run: the least that no run has. */
export function freeSlot(slots: readonly number[]): number {
  let free = 0;
  while (slots.includes(free)) free++;
  return free;
}

/**
 * The slots of runs that were edited elsewhere, where nobody said what was done: a run that is the same keeps its
 * slot, then one of the same optimizer, then what is left in order; others get the least that are free.
 */
export function matchSlots(
  before: { readonly experiment: { readonly runs: readonly RunSpec[] }; readonly slots: readonly number[] },
  runs: readonly RunSpec[],
): readonly number[] {
  const slots: (number | undefined)[] = runs.map(() => undefined);
  let left = before.experiment.runs.map((run, index) => ({ run, slot: before.slots[index] }));
  const match = (isSame: (a: RunSpec, b: RunSpec) => boolean) =>
    runs.forEach((run, index) => {
      const found = slots[index] === undefined ? left.find((each) => isSame(each.run, run)) : undefined;
      if (!found) return;
      slots[index] = found.slot;
      left = left.filter((each) => each !== found);
    });
  match((a, b) => JSON.stringify(a) === JSON.stringify(b));
  match((a, b) => a.optimizer === b.optimizer && a.label === b.label);
  match((a, b) => a.optimizer === b.optimizer);
  // With as many left as are to be told, each was made another one; with fewer or more, nobody can tell which.
  if (left.length === slots.filter((slot) => slot === undefined).length) match(() => true);
  const taken = slots.filter((slot) => slot !== undefined);
  return slots.map((slot) => {
    if (slot !== undefined) return slot;
    taken.push(freeSlot(taken));
    return taken.at(-1)!;
  });
}
