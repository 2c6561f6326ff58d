// How fast the player goes, and what it does in a frame. Pure: the clock is the caller's.
import type { ViewState } from '../view';

/** At 1×, in steps each second: slow enough to follow a zigzag. */
const slowest = 10;
/** At 1×, in seconds: longer runs go faster. */
const longest = 8;

/** Steps each second of a run of `last` steps. */
export function pace(last: number, speed: number): number {
  return speed * Math.max(slowest, last / longest);
}

/**
 * The view after the player has moved on by `steps` from `position`. It stops at the last step.
 * @param smooth whether it may stand between two steps; it jumps from one to the next otherwise
 */
export function advanced(
  position: number,
  steps: number,
  last: number,
  smooth: boolean,
): { readonly position: number; readonly change: Pick<ViewState, 'step' | 'between' | 'playing'> } {
  const reached = position + steps;
  if (reached >= last) return { position: last, change: { step: undefined, between: 0, playing: false } };
  const step = Math.floor(reached);
  return { position: reached, change: { step, between: smooth ? reached - step : 0, playing: true } };
}

/** Starts playing: where the player stands or, at the end, from the beginning. */
export function started(view: ViewState, last: number): Partial<ViewState> {
  const atEnd = view.step === undefined || view.step >= last;
  return { step: atEnd ? 0 : view.step, between: 0, playing: true };
}

/** Stands at a step. The last one is kept as the last, whatever the number of steps will be. */
export function standing(step: number, last: number): Partial<ViewState> {
  const whole = Math.max(0, Math.round(step));
  return { step: whole >= last ? undefined : whole, between: 0, playing: false };
}
