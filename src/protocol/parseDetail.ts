import { isCount, isGround, isRecord } from './shapes';

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
    case 'region':
      return isGround(detail);
    default:
      return false;
  }
}
