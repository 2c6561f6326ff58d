import type { Problem } from '../problem';
import { moved, tryEdit, type Change } from './edit';
import { gestureOf } from './gesture';
import { freeSlot } from './slots';
import type { Experiment } from './types';

/** An experiment with a number for each run that stays with it when others come and go: its colour, its open row. */
export interface Version {
  readonly experiment: Experiment;
  readonly slots: readonly number[];
}

/** What was, what is, and what was taken back; immutable. */
export interface History {
  readonly past: readonly Version[];
  readonly present: Version;
  readonly future: readonly Version[];
  /** What the last change turned; turning the same thing on belongs to the same gesture. */
  readonly gesture?: string;
}

/** How far one can go back. */
const maxPast = 200;

/**
 * @param slots as they were kept with the experiment; others than one for each run, all different, are left out
 */
export function startHistory(experiment: Experiment, slots: readonly number[] = []): History {
  const usable = slots.length === experiment.runs.length && new Set(slots).size === slots.length;
  return {
    past: [],
    present: { experiment, slots: usable ? slots : experiment.runs.map((_, index) => index) },
    future: [],
  };
}

/** Carries out a change as a new version, or says why not. A change that changes nothing gives the same history. */
export function recordChange(
  history: History,
  change: Change,
):
  | { readonly ok: true; readonly history: History }
  | { readonly ok: false; readonly errors: readonly Problem[] } {
  const { past, present } = history;
  const gesture = gestureOf(change);
  const continues = gesture !== undefined && gesture === history.gesture;
  // Each change of a gesture says all of it, so it is carried out on what was before the gesture: a name that is typed
  // anew finds the value that it had.
  const { experiment } = (continues && past.at(-1)) || present;
  const edited = tryEdit(experiment, change);
  if (!edited.ok) return edited;
  if (edited.experiment === present.experiment) return { ok: true, history };
  return {
    ok: true,
    history: {
      past: continues ? past : [...past, present].slice(-maxPast),
      present: { experiment: edited.experiment, slots: slotsAfter(present.slots, change, edited.experiment) },
      future: [],
      ...(gesture === undefined ? {} : { gesture }),
    },
  };
}

/** One gesture back; the same history at its beginning. */
export function undo({ past, present, future }: History): History {
  const before = past.at(-1);
  return before
    ? { past: past.slice(0, -1), present: before, future: [present, ...future] }
    : { past, present, future };
}

/** One gesture forward again; the same history at its end. */
export function redo({ past, present, future }: History): History {
  const [after, ...rest] = future;
  return after ? { past: [...past, present], present: after, future: rest } : { past, present, future };
}

function slotsAfter(slots: readonly number[], change: Change, { runs }: Experiment): readonly number[] {
  switch (change.kind) {
    case 'add-run':
      return slots.toSpliced(change.at ?? slots.length, 0, freeSlot(slots));
    case 'add-own':
      return [...slots, freeSlot(slots)];
    case 'add-runs':
      return change.runs.reduce((taken) => [...taken, freeSlot(taken)], slots);
    case 'duplicate-run':
    case 'copy-as-own':
      return slots.toSpliced(change.run + 1, 0, freeSlot(slots));
    case 'descents': {
      const second = freeSlot(slots);
      return slots.toSpliced(change.run + 1, 0, second, freeSlot([...slots, second]));
    }
    case 'remove-run':
      return slots.toSpliced(change.run, 1);
    case 'move-run':
      return moved(slots, change.run, change.to);
    case 'replace':
      return runs.map((_, index) => index);
    default:
      return slots;
  }
}
