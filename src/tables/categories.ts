import { maxCategories } from './limits';
import type { Cells } from './cells';

/** The different words of a column, found again by their bytes. */
export class Categories {
  readonly values: string[] = [];
  private readonly words: Uint8Array[] = [];
  private readonly byHash = new Map<number, number[]>();

  /** @returns the index of the cell's word in {@link values}; undefined when there are too many to have another */
  codeOf(cell: Cells): number | undefined {
    const { bytes, start, end } = cell;
    // FNV-1a, 32 bits.
    let hash = 0x811c9dc5;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at], 0x01000193);
    const codes = this.byHash.get(hash) ?? [];
    for (const code of codes) if (isSame(this.words[code], bytes, start, end)) return code;
    const code = this.words.length;
    if (code === maxCategories) return undefined;
    if (codes.length === 0) this.byHash.set(hash, codes);
    codes.push(code);
    this.words.push(bytes.slice(start, end));
    this.values.push(cell.text);
    return code;
  }
}

function isSame(word: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let at = 0; at < word.length; at++) if (word[at] !== bytes[start + at]) return false;
  return true;
}
