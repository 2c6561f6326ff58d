import { stepBy } from './steps';

/** What a key asks of the player: to play or pause, or to stand at a step. */
export type PlayerWish = 'toggle' | number;

/**
 * What a key asks, of a player at `step` of `last`; undefined for one that is not the player's.
 * @param stride the distance of the recorded steps
 */
export function wishOfKey(key: string, step: number, last: number, stride: number): PlayerWish | undefined {
  switch (key) {
    case ' ':
      return 'toggle';
    case 'ArrowLeft':
      return stepBy(step, -1, stride, last);
    case 'ArrowRight':
      return stepBy(step, 1, stride, last);
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'PageUp':
      return stepBy(step, -10, stride, last);
    case 'PageDown':
      return stepBy(step, 10, stride, last);
    default:
      return undefined;
  }
}

/** Inputs that take no keys of the player but the space bar. */
const ownArrows = new Set(['range', 'radio']);
/** Inputs that take the space bar and nothing else. */
const ownSpace = new Set(['checkbox', 'button', 'submit', 'reset', 'color']);

/** Whether the focused element needs the key itself. `data-player` marks the player's own scrubber, which does not. */
export function keepsKey(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement) || target.dataset['player'] !== undefined) return false;
  if (target.isContentEditable) return true;
  switch (target.localName) {
    case 'textarea':
    case 'select':
      return true;
    case 'button':
    case 'summary':
    case 'a':
      return key === ' ';
    case 'input': {
      const { type } = target as HTMLInputElement;
      if (ownSpace.has(type)) return key === ' ';
      return !ownArrows.has(type) || key !== ' ';
    }
    default:
      // Menus, sliders and the start handle move something of their own with the arrows.
      return key !== ' ' && target.closest('[role="menu"], [role="listbox"], [role="slider"]') !== null;
  }
}
