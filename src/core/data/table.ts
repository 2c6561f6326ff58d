import type { Dataset } from '../experiment/types';

/**
 * Rows that stand in a file of this folder as numbers between spaces, a line for each row, the target last.
 * @param names of the features
 */
export function readTable(names: readonly string[], text: string): Dataset {
  const width = names.length + 1;
  const numbers = text.trim().split(/\s+/).map(Number);
  const rows = numbers.length / width;
  const features = new Float64Array(rows * names.length);
  const target = new Float64Array(rows);
  numbers.forEach((number, index) => {
    const [row, column] = [Math.floor(index / width), index % width];
    if (column === names.length) target[row] = number;
    else features[row * names.length + column] = number;
  });
  return { features, columns: names.length, target, names };
}

/** A function that is carried out once, when it is first asked for. */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
