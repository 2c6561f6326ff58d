import { isCount, isRecord } from './shapes';

/** Whether this is a detail: of a known kind, with columns of the lengths they must have. */
export function isDetail(detail: unknown): boolean {
  if (!isRecord(detail)) return false;
  switch (detail.kind) {
    case 'strip': {
      const { slot, rates, losses } = detail;
      return (
        isCount(slot) &&
        rates instanceof Float64Array &&
        losses instanceof Float64Array &&
        rates.length === losses.length
      );
    }
    case 'explanation': {
      const { slot, happens, why, fix } = detail;
      return isCount(slot) && isTexts(happens) && isTexts(why) && (fix === undefined || isFix(fix));
    }
    default:
      return false;
  }
}

function isTexts(list: unknown): boolean {
  return Array.isArray(list) && list.every((text) => typeof text === 'string');
}

function isFix(fix: unknown): boolean {
  return (
    isRecord(fix) &&
    typeof fix.text === 'string' &&
    typeof fix.loss === 'number' &&
    isRecord(fix.change) &&
    (fix.change.kind === 'hyperparameter' || fix.change.kind === 'schedule')
  );
}
