// Where a parameter of a model stands among its blocks, and how that is written. Pure.
import type { BlockPicture } from '../../protocol/data';
import type { Notation } from '../controls/typedField';

/** A parameter as one of a block. */
export interface ParameterPlace {
  /** Index among the blocks. */
  readonly block: number;
  /** Row by row within it. */
  readonly index: number;
}

/** The first parameter of each block. */
export function offsetsOf(blocks: readonly BlockPicture[]): readonly number[] {
  let offset = 0;
  return blocks.map(({ rows, columns }) => {
    const first = offset;
    offset += rows * columns;
    return first;
  });
}

/** @param parameter one that the model has */
export function placeOf(parameter: number, blocks: readonly BlockPicture[]): ParameterPlace {
  const offsets = offsetsOf(blocks);
  const block = Math.max(
    0,
    offsets.findLastIndex((offset) => offset <= parameter),
  );
  return { block, index: parameter - (offsets[block] ?? 0) };
}

/** “2, 0” for a place in a matrix, as it stands in “W1[2,0]”; “2” for one in a vector. */
export function placeNotation({ name, rows, columns }: BlockPicture): Notation<number> {
  const isVector = rows === 1;
  const last = isVector ? `${columns - 1}` : `${rows - 1}, ${columns - 1}`;
  const message = isVector
    ? `${name} has places from 0 to ${last}.`
    : `${name} has places from 0, 0 to ${last}: a row and a column.`;
  return {
    class: 'number',
    write: (index) => (isVector ? `${index}` : `${Math.floor(index / columns)}, ${index % columns}`),
    read(text, finished) {
      const typed = text.trim();
      const [row, column] = isVector ? ['0', typed] : typed.split(/\s*[,;\s]\s*/);
      const isPart = (part: string | undefined) => part === undefined || /^\d*$/.test(part);
      const isBegun = isPart(row) && isPart(column) && (isVector || typed.split(/[,;]/).length <= 2);
      if (!finished && isBegun && (!row || !column)) return { kind: 'incomplete' };
      const [r, c] = [row, column].map((part) => (part && /^\d+$/.test(part) ? Number(part) : NaN));
      const fits = isBegun && r < rows && c < columns;
      return fits ? { value: r * columns + c } : { kind: 'refused', message };
    },
  };
}
