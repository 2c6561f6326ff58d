import { maxQuotedLength } from './limits';

/** How a cell is written: as it is, in quotes, or in quotes with doubled quotes in it. */
export const plain = 0;
export const quoted = 1;
export const doubled = 2;

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Why a row cannot be read. */
export interface RowFault {
  readonly kind: 'open-quote' | 'after-quote';
  /** Where the quote opens, or the text behind the closing one begins. */
  readonly offset: number;
}

/**
 * Finds the rows and cells of a CSV text in UTF-8 (RFC 4180, and with any one-byte delimiter and any line ends) as
 * places in its bytes. Nothing is decoded or copied, and a quote that is never closed costs no more than its own line:
 * rows go on below it.
 */
export class RowScanner {
  /** The first line of the row, from 1. */
  line = 0;
  /** Where the row begins. */
  start = 0;
  /** How many cells it has. Of those past `maxCells` there is no place. */
  count = 0;
  /** Where each cell begins and ends, without its quotes. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** How each is written: {@link plain}, {@link quoted} or {@link doubled}. */
  readonly forms: Uint8Array;
  /** Set where the row cannot be read; its cells are then those before. */
  fault: RowFault | undefined;
  private nextLine: number;

  /**
   * @param delimiter one byte
   * @param offset where the next row begins
   * @param line its line, from 1
   */
  constructor(
    private readonly bytes: Uint8Array,
    private readonly delimiter: number,
    private readonly maxCells: number,
    public offset = 0,
    line = 1,
  ) {
    this.starts = new Int32Array(maxCells);
    this.ends = new Int32Array(maxCells);
    this.forms = new Uint8Array(maxCells);
    this.nextLine = line;
  }

  /** Whether the row is a line with nothing on it but blanks. */
  get isBlank(): boolean {
    if (this.count !== 1 || this.forms[0] !== plain || this.fault) return false;
    const { bytes, starts, ends } = this;
    for (let i = starts[0]; i < ends[0]; i++) if (bytes[i] !== 0x20 && bytes[i] !== 0x09) return false;
    return true;
  }

  /** @returns whether there was another row */
  next(): boolean {
    const { bytes, delimiter } = this;
    const end = bytes.length;
    if (this.offset >= end) return false;
    this.line = this.nextLine;
    this.start = this.offset;
    this.count = 0;
    this.fault = undefined;
    let at = this.offset;
    for (;;) {
      const from = at;
      if (bytes[at] === quote && at < end) {
        at = this.quotedCell(at);
        if (this.fault) return true;
      } else {
        for (; at < end; at++) {
          const byte = bytes[at];
          if (byte === delimiter || byte === lineFeed || byte === carriageReturn) break;
        }
        this.add(from, at, plain);
      }
      if (at >= end || bytes[at] !== delimiter) break;
      at++;
    }
    this.endLine(at);
    return true;
  }

  /** @returns where the cell ends, behind its closing quote */
  private quotedCell(from: number): number {
    const { bytes, delimiter } = this;
    const limit = Math.min(bytes.length, from + maxQuotedLength);
    const openedOn = this.nextLine;
    let form = quoted;
    let at = from + 1;
    for (;;) {
      if (at >= limit) {
        this.nextLine = openedOn;
        return this.fail('open-quote', from, from);
      }
      const byte = bytes[at++];
      if (byte === quote) {
        if (bytes[at] !== quote) break;
        at++;
        form = doubled;
      } else if (byte === lineFeed || (byte === carriageReturn && bytes[at] !== lineFeed)) this.nextLine++;
    }
    this.add(from + 1, at - 1, form);
    const isLast = at >= bytes.length || bytes[at] === lineFeed || bytes[at] === carriageReturn;
    return isLast || bytes[at] === delimiter ? at : this.fail('after-quote', at, at);
  }

  /** Goes on below the line on which the row went wrong. */
  private fail(kind: RowFault['kind'], offset: number, from: number): number {
    const { bytes } = this;
    let at = from;
    while (at < bytes.length && bytes[at] !== lineFeed && bytes[at] !== carriageReturn) at++;
    this.fault = { kind, offset };
    this.endLine(at);
    return at;
  }

  private add(from: number, to: number, form: number): void {
    const cell = this.count++;
    if (cell >= this.maxCells) return;
    this.starts[cell] = from;
    this.ends[cell] = to;
    this.forms[cell] = form;
  }

  private endLine(at: number): void {
    const { bytes } = this;
    if (at < bytes.length) this.nextLine++;
    this.offset = at + (bytes[at] === carriageReturn && bytes[at + 1] === lineFeed ? 2 : 1);
  }
}

/** The line and column of a place, from 1, the column in UTF-16 units as editors count it. */
export function placeOf(
  bytes: Uint8Array,
  offset: number,
  row: { readonly start: number; readonly line: number },
): { readonly line: number; readonly column: number } {
  let { line, start } = row;
  for (let at = start; at < offset; at++) {
    if (bytes[at] !== lineFeed && (bytes[at] !== carriageReturn || bytes[at + 1] === lineFeed)) continue;
    line++;
    start = at + 1;
  }
  return { line, column: new TextDecoder().decode(bytes.subarray(start, offset)).length + 1 };
}
