import type { RunPicture } from '../../protocol/messages';
import type { RankingColumn } from '../view';

/** A line of the ranking. */
export interface RankedRun {
  readonly run: RunPicture;
  /** From 1; runs that are equal share one. Undefined for a run that has no number to compare. */
  readonly place: number | undefined;
}

/**
 * Sorts runs by a column; less is better in each of them. Runs without a number are last whichever way the column is
 * sorted, and equal ones stay in the order of the list. By label, places are those of the final loss.
 */
export function rank(
  runs: readonly RunPicture[],
  column: RankingColumn,
  descending: boolean,
): readonly RankedRun[] {
  const compared = column === 'label' ? 'finalLoss' : column;
  const values = runs.map(({ metrics }) => metrics[compared]);
  const lines = runs.map((run, i) => {
    const own = values[i];
    const better = values.filter((value) => value !== undefined && own !== undefined && value < own);
    return { run, place: own === undefined ? undefined : better.length + 1 };
  });
  const sign = descending ? -1 : 1;
  return lines.sort((a, b) => {
    if (column === 'label') return sign * a.run.label.localeCompare(b.run.label, 'en', { numeric: true });
    if (a.place === undefined || b.place === undefined)
      return Number(a.place === undefined) - Number(b.place === undefined);
    return sign * (a.place - b.place);
  });
}
