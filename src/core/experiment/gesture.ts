import type { Change } from './edit';

/**
 * What a change turns, when that is something that is turned step by step: dragging a start is one gesture, however
 * many changes it makes. Undefined for changes that stand alone, such as adding a run.
 */
export function gestureOf(change: Change): string | undefined {
  switch (change.kind) {
    case 'start':
    case 'steps':
      return change.kind;
    case 'parameter':
      return `${change.kind} ${change.name}`;
    case 'hyperparameter':
      return `${change.kind} ${change.run} ${change.name}`;
    case 'edit-rule':
      return `${change.kind} ${change.run}`;
    case 'objective':
      return change.objective.kind === 'expression' ? 'formula' : undefined;
    default:
      return undefined;
  }
}
