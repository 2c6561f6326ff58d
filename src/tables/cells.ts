import { doubled, plain, type RowScanner } from './scanner';

const space = 0x20;
const quotes = /""/g;

/** Digits of a whole number below 2^53, which a double holds exactly. */
const maxDigits = 15;

/** Powers of ten that a double holds exactly. */
const powersOfTen = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/** What stands in files for a number that nobody has, as pandas reads it. */
const missingWords = new Set(['', 'na', 'n/a', '#n/a', '<na>', 'nan', '-nan', 'null', 'none', '?']);
const longestMissing = 4;

const numberSyntax = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const infinitySyntax = /^[+-]?inf(?:inity)?$/i;

/** Reads the cells of a scanner's row, without the blanks around what is not in quotes. */
export class Cells {
  /** Of the cell that was turned to last. */
  start = 0;
  end = 0;
  private form = plain;
  private readonly decoder = new TextDecoder();

  /** @param decimal the byte of the decimal sign */
  constructor(
    readonly bytes: Uint8Array,
    private readonly scanner: RowScanner,
    private readonly decimal: number,
  ) {}

  /** Turns to a cell of the row. */
  at(cell: number): this {
    const { bytes, scanner } = this;
    let [start, end] = [scanner.starts[cell], scanner.ends[cell]];
    this.form = scanner.forms[cell];
    if (this.form === plain) {
      while (start < end && bytes[start] === space) start++;
      while (end > start && bytes[end - 1] === space) end--;
    }
    this.start = start;
    this.end = end;
    return this;
  }

  get isMissing(): boolean {
    const { start, end } = this;
    if (start === end) return true;
    return end - start <= longestMissing && missingWords.has(this.text.trim().toLowerCase());
  }

  get text(): string {
    const text = this.decoder.decode(this.bytes.subarray(this.start, this.end));
    return this.form === doubled ? text.replace(quotes, '"') : text;
  }

  /** The number in the cell; NaN where it is none, and infinite where it is too large for a double or says so. */
  get number(): number {
    const { bytes, end, decimal } = this;
    let at = this.start;
    let digits = 0;
    let fraction = 0;
    let value = 0;
    const isNegative = bytes[at] === 0x2d;
    if (isNegative || bytes[at] === 0x2b) at++;
    for (; at < end; at++) {
      const digit = bytes[at] - 0x30;
      if (digit < 0 || digit > 9) break;
      value = 10 * value + digit;
      digits++;
    }
    if (at < end && bytes[at] === decimal) {
      for (at++; at < end; at++) {
        const digit = bytes[at] - 0x30;
        if (digit < 0 || digit > 9) break;
        value = 10 * value + digit;
        digits++;
        fraction++;
      }
    }
    // A quotient of two numbers that are exact is the nearest double (Clinger 1990).
    if (at !== end || digits === 0 || digits > maxDigits) return this.anyNumber();
    const number = fraction === 0 ? value : value / powersOfTen[fraction];
    return isNegative ? -number : number;
  }

  private anyNumber(): number {
    const written = this.text.trim();
    const text = this.decimal === 0x2c ? written.replace(',', '.') : written;
    if (numberSyntax.test(text) && (this.decimal !== 0x2c || !written.includes('.'))) return Number(text);
    return infinitySyntax.test(text) ? (text.startsWith('-') ? -Infinity : Infinity) : NaN;
  }
}
