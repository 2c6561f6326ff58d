import { short, whole } from '../words';

/** When something was so: `after update 12 (epoch 2)`; an epoch of 0 is none. */
export function afterUpdate(update: number, epoch: number): string {
  if (update === 0) return 'at the start';
  return `after update ${whole(update)}${epoch === 0 ? '' : ` (epoch ${whole(epoch)})`}`;
}

/** `1 row`, `1,000 rows`. */
export function counted(count: number, name: string, several = `${name}s`): string {
  return `${whole(count)} ${count === 1 ? name : several}`;
}

/** A range of numbers; of ends that read the same, one. */
export function between(low: number, high: number): string {
  return short(low) === short(high) ? `at ${short(low)}` : `between ${short(low)} and ${short(high)}`;
}
