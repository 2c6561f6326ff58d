import type { Change } from './edit';

/**
 * What a change turns, when that is something that is turned step by step: dragging a start is one gesture, however
 * many changes it makes. Undefined for changes that stand alone, such as adding a run.
 */
export function gestureOf(change: Change): string | undefined {
  switch (change.kind) {
    case 'start':
    case 'steps':
    case 'tolerance':
      return change.kind;
    case 'parameter':
      return `${change.kind} ${change.name}`;
    case 'hyperparameter':
    case 'schedule-parameter':
      return `${change.kind} ${change.run} ${change.name}`;
    case 'edit-rule':
    case 'warmup':
      return `${change.kind} ${change.run}`;
    case 'clip':
      return change.clip && `${change.kind} ${change.run} ${Object.keys(change.clip).join()}`;
    case 'noise':
      return change.noise && change.kind;
    case 'seeds':
      return change.seeds && change.kind;
    case 'sampling':
      return change.sampling && `${change.kind} ${change.run ?? ''} ${Object.keys(change.sampling).join()}`;
    case 'epochs':
      return change.epochs === undefined ? undefined : change.kind;
    case 'data':
      return change.rows
        ? undefined
        : `${change.kind} ${Object.keys(change).join()} ${change.model?.kind ?? ''}`;
    case 'objective':
      return change.objective.kind === 'expression' ? 'formula' : undefined;
    default:
      return undefined;
  }
}
