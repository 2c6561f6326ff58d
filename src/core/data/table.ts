import type { Dataset } from '../experiment/types';

/**
 * Reads rows that stand in a file of this folder: a line for each row, whole numbers between spaces, the target last.
 * @param names of the features
 * @param decimals how many of a column’s digits stand behind the point
 */
export function readTable(names: readonly string[], decimals: readonly number[], text: string): Dataset {
  const columns = names.length;
  const lines = text.trim().split('\n');
  const features = new Float64Array(lines.length * columns);
  const target = new Float64Array(lines.length);
  lines.forEach((line, row) => {
    // Divided, because 0.1 and its powers are no doubles: so each number is the one that was measured.
    const numbers = line.split(' ').map((digits, column) => Number(digits) / 10 ** decimals[column]);
    features.set(numbers.slice(0, columns), row * columns);
    target[row] = numbers[columns];
  });
  return { features, columns, target, names };
}
