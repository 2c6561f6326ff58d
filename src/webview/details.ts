import { keyOf, type Detail } from '../protocol/details';
import type { PanelState } from './state';

/** The newest detail of a kind, of a run or of none; undefined before the first. */
export function detailOf<Kind extends Detail['kind']>(
  details: PanelState['details'],
  kind: Kind,
  slot?: number,
): Extract<Detail, { kind: Kind }> | undefined {
  const known = details.get(keyOf({ kind, ...(slot !== undefined && { slot }) }))?.detail;
  return known?.kind === kind ? (known as Extract<Detail, { kind: Kind }>) : undefined;
}
