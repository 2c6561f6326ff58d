import type { Change } from '../core/index';
import { panelCommands, type FromWebview } from './messages';
import { parseWishes } from './parseWish';
import { isCount, isRecord } from './shapes';

/**
 * Reads a message from the webview, which may be anything: the frame runs code the host does not control. Only the
 * shape is settled here, so that a change can be carried out at all; whether its values make sense is the core's to say.
 * @returns the message, or undefined when it is none
 */
export function parseFromWebview(message: unknown): FromWebview | undefined {
  if (!isRecord(message)) return undefined;
  switch (message.type) {
    case 'ready': {
      const { protocolVersion, slots = [] } = message;
      return isCount(protocolVersion) && Array.isArray(slots) && slots.every(isCount)
        ? { type: 'ready', protocolVersion, slots }
        : undefined;
    }
    case 'painted':
      return isCount(message.revision) ? { type: 'painted', revision: message.revision } : undefined;
    case 'wishes': {
      const wishes = parseWishes(message.wishes);
      return wishes && { type: 'wishes', wishes };
    }
    case 'cancel':
    case 'undo':
    case 'redo':
      return { type: message.type };
    case 'insert':
      return isCount(message.revision) && isCount(message.run)
        ? { type: 'insert', revision: message.revision, run: message.run }
        : undefined;
    case 'keep':
      return isCount(message.revision) && isCount(message.run) && typeof message.name === 'string'
        ? { type: 'keep', revision: message.revision, run: message.run, name: message.name }
        : undefined;
    case 'hold':
      return typeof message.held === 'boolean' ? { type: 'hold', held: message.held } : undefined;
    case 'command': {
      const command = panelCommands.find((each) => each === message.command);
      return command && { type: 'command', command };
    }
    case 'change': {
      const change = parseChange(message.change);
      return change && isCount(message.revision)
        ? { type: 'change', revision: message.revision, change }
        : undefined;
    }
    default:
      return undefined;
  }
}

function parseChange(change: unknown): Change | undefined {
  if (!isRecord(change)) return undefined;
  switch (change.kind) {
    case 'objective':
      return isRecord(change.objective) ? (change as Change) : undefined;
    case 'start':
      return Array.isArray(change.start) && change.start.length <= 2 ? (change as Change) : undefined;
    case 'steps':
      return typeof change.steps === 'number' ? (change as Change) : undefined;
    case 'tolerance':
      return ['number', 'undefined'].includes(typeof change.value) ? (change as Change) : undefined;
    case 'parameter': {
      const valid = typeof change.name === 'string' && ['number', 'undefined'].includes(typeof change.value);
      return valid ? (change as Change) : undefined;
    }
    case 'hyperparameter': {
      const { run, name, value } = change;
      const valid =
        isCount(run) && typeof name === 'string' && ['number', 'boolean', 'undefined'].includes(typeof value);
      return valid ? (change as Change) : undefined;
    }
    case 'schedule':
      return isCount(change.run) && isRecordOrNone(change.schedule) ? (change as Change) : undefined;
    case 'schedule-parameter': {
      const { run, name, value } = change;
      const valid =
        Array.isArray(value) || ['number', 'boolean', 'string', 'undefined'].includes(typeof value);
      return isCount(run) && typeof name === 'string' && valid ? (change as Change) : undefined;
    }
    case 'warmup':
      return isCount(change.run) && typeof change.steps === 'number' ? (change as Change) : undefined;
    case 'clip':
      return isCount(change.run) && isRecordOrNone(change.clip) ? (change as Change) : undefined;
    case 'data': {
      const { rows, model, heldOut, seed } = change;
      const areNumbers = [heldOut, seed].every((each) => ['number', 'undefined'].includes(typeof each));
      return isRecordOrNone(rows) && isRecordOrNone(model) && areNumbers ? (change as Change) : undefined;
    }
    case 'plane':
      return isRecordOrNone(change.plane) ? (change as Change) : undefined;
    case 'seeds':
      return change.seeds === undefined || Array.isArray(change.seeds) ? (change as Change) : undefined;
    case 'epochs':
      return ['number', 'undefined'].includes(typeof change.epochs) ? (change as Change) : undefined;
    case 'sampling':
      return (change.run === undefined || isCount(change.run)) && isRecordOrNone(change.sampling)
        ? (change as Change)
        : undefined;
    case 'descents': {
      const { run, batch, epochs } = change;
      const areCounts = [batch, epochs].every((each) => each === undefined || isCount(each));
      return isCount(run) && areCounts ? (change as Change) : undefined;
    }
    case 'noise':
      return isRecordOrNone(change.noise) ? (change as Change) : undefined;
    case 'library': {
      const valid = ['string', 'undefined'].includes(typeof change.library);
      return isCount(change.run) && valid ? (change as Change) : undefined;
    }
    case 'add-run':
      return isRecord(change.run) && (change.at === undefined || isCount(change.at))
        ? (change as Change)
        : undefined;
    case 'add-runs':
      return Array.isArray(change.runs) && change.runs.every(isRecord) ? (change as Change) : undefined;
    case 'add-own':
      return change.own === undefined || isRecord(change.own) ? (change as Change) : undefined;
    case 'edit-rule':
      return isCount(change.run) && typeof change.rule === 'string' ? (change as Change) : undefined;
    case 'name-own':
      return isCount(change.run) && typeof change.name === 'string' ? (change as Change) : undefined;
    case 'move-run':
      return isCount(change.run) && isCount(change.to) ? (change as Change) : undefined;
    case 'label': {
      const valid = ['string', 'undefined'].includes(typeof change.label);
      return isCount(change.run) && valid ? (change as Change) : undefined;
    }
    case 'copy-as-own':
    case 'remove-run':
    case 'duplicate-run':
      return isCount(change.run) ? (change as Change) : undefined;
    case 'replace':
      return isRecord(change.experiment) ? (change as Change) : undefined;
    default:
      return undefined;
  }
}

function isRecordOrNone(value: unknown): boolean {
  return value === undefined || isRecord(value);
}
