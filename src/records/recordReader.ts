import type { Problem } from '../core/index';
import { GrowingColumn } from './columns';
import { recordLimits, type RecordHeader } from './format';
import { LineError } from './jsonLine';
import { lastStep, layoutOf, type Layout, type Row } from './layout';

/** What was read of a file so far. The columns are as long as each other. */
export interface TrainingRecord {
  readonly kind: Layout['kind'];
  readonly header?: RecordHeader;
  /** Ascending. */
  readonly steps: Int32Array;
  /** NaN and infinite as the file says. */
  readonly loss: Float64Array;
  /** NaN where it is not told; absent where it never is. */
  readonly lr?: Float64Array;
  /** Rows × the header's numbers, row-major; NaN where they are not told. Absent where there are none. */
  readonly theta?: Float64Array;
}

/** How many bytes are read between two pauses; more only where a line is longer. */
const slice = 2 ** 16;
/** How many bytes at the head, and before where it was read to, say that a file is the same one. */
const compared = 4096;

/**
 * Reads a file that may grow while it is read: of lines that are whole, each is read once; half a line waits. A file
 * that has become shorter, or that begins or goes on otherwise than it did, is another one and is read anew.
 */
export class RecordReader {
  private layout: Layout | undefined;
  private stopped = false;
  private consumed = 0;
  private line = 0;
  private head = new Uint8Array();
  private tail = new Uint8Array();
  private steps = new GrowingColumn();
  private losses = new GrowingColumn();
  private lrs = new GrowingColumn();
  private thetas = new GrowingColumn();
  private hasLr = false;
  /** What is added to the steps of a log whose own go back. */
  private shift = 0;
  private shiftedIn: number | undefined;
  private withoutLoss = 0;
  private found: Problem[] = [];
  private count = 0;
  private begun = 0;
  /** What holds without the line that is not whole. */
  private certain: { rows: number; counted: [shift: number, shiftedIn: number | undefined] } | undefined;
  private isCutOff = false;

  /** How often a file was begun: another number means that it is another file. */
  get beginnings(): number {
    return this.begun;
  }

  /** What is wrong with single lines, the first of them. */
  get problems(): readonly Problem[] {
    return this.found;
  }

  /** How many lines are left out for what is wrong with them. */
  get problemCount(): number {
    return this.count;
  }

  /** What has to be known of the others, in words. */
  get notes(): readonly string[] {
    const { withoutLoss, shiftedIn, isCutOff } = this;
    const lines = withoutLoss === 1 ? '1 line has' : `${withoutLoss} lines have`;
    return [
      ...(withoutLoss > 0 ? [`${lines} no loss.`] : []),
      ...(shiftedIn === undefined
        ? []
        : [`In line ${shiftedIn} the steps go back; from there on they are counted.`]),
      ...(isCutOff ? ['The last line is not whole.'] : []),
    ];
  }

  /** What there is; undefined before a first line that can be read. The next update writes into its columns. */
  get record(): TrainingRecord | undefined {
    if (!this.layout) return undefined;
    const { kind, header } = this.layout;
    return {
      kind,
      ...(header && { header }),
      steps: Int32Array.from(this.steps.values),
      loss: this.losses.values,
      ...(this.hasLr && { lr: this.lrs.values }),
      ...(header && header.numbers > 0 && { theta: this.thetas.values }),
    };
  }

  /**
   * Reads what is new in a file; pauses now and then, so that others have their turn.
   * @param content all of the file
   * @param isAtRest whether nobody is writing: then a last line without its end counts if it can be read
   */
  *update(content: Uint8Array, isAtRest = false): Generator<void, void, void> {
    if (!this.continues(content)) this.begin();
    this.takeBackHalf();
    let end = blockEnd(content, this.consumed);
    while (end > 0 && !this.stopped) {
      this.readLines(content.subarray(this.consumed, end - 1));
      this.consumed = end;
      this.keepSigns(content);
      yield;
      end = blockEnd(content, this.consumed);
    }
    if (isAtRest && !this.stopped) this.readHalf(content.subarray(this.consumed));
  }

  private continues(content: Uint8Array): boolean {
    const { consumed, head, tail } = this;
    return (
      this.begun > 0 &&
      content.length >= consumed &&
      isSame(content.subarray(0, head.length), head) &&
      isSame(content.subarray(consumed - tail.length, consumed), tail)
    );
  }

  private keepSigns(content: Uint8Array): void {
    const { consumed } = this;
    this.head = content.slice(0, Math.min(consumed, compared));
    this.tail = content.slice(Math.max(0, consumed - compared), consumed);
  }

  private begin(): void {
    this.begun++;
    this.layout = undefined;
    this.stopped = this.hasLr = false;
    this.consumed = this.line = this.shift = this.withoutLoss = this.count = 0;
    this.shiftedIn = this.certain = undefined;
    this.found = [];
    this.cut(0);
  }

  private cut(rows: number): void {
    for (const column of [this.steps, this.losses, this.lrs]) column.cut(rows);
    this.thetas.cut(rows * (this.layout?.header?.numbers ?? 0));
  }

  /** A line without its end that was counted, which may have been half of one. */
  private takeBackHalf(): void {
    this.isCutOff = false;
    if (!this.certain) return;
    this.cut(this.certain.rows);
    [this.shift, this.shiftedIn] = this.certain.counted;
    this.certain = undefined;
  }

  private readHalf(bytes: Uint8Array): void {
    // What begins a file is waited for.
    if (bytes.length === 0 || !this.layout) return;
    this.certain = { rows: this.steps.length, counted: [this.shift, this.shiftedIn] };
    try {
      const row = this.layout.read(
        checked(bytes.length > recordLimits.line ? undefined : decoder.decode(bytes)),
      );
      // It takes nothing back that is certain.
      const goesBack = this.layout.kind === 'record' && row?.step !== undefined && row.step <= this.last;
      if (row && !goesBack) this.add(row);
    } catch (error) {
      if (!(error instanceof LineError)) throw error;
      this.isCutOff = true;
    }
  }

  /** @param bytes whole lines, without the end of the last */
  private readLines(bytes: Uint8Array): void {
    // Longer than a block is only a line without end: nobody has to make a text of it.
    const lines = bytes.length > recordLimits.line ? [undefined] : decoder.decode(bytes).split('\n');
    for (const line of lines) {
      if (this.stopped) return;
      this.line++;
      try {
        this.readLine(checked(line));
      } catch (error) {
        if (!(error instanceof LineError)) throw error;
        // Without a first line nobody knows what the others are.
        if (!this.layout) this.stopped = true;
        this.tell(error);
      }
    }
  }

  private readLine(text: string): void {
    if (text.trim() === '') return;
    const isFirst = this.layout === undefined;
    this.layout ??= layoutOf(text);
    if (isFirst && !this.layout.beginsWithRow) return;
    const row = this.layout.read(text);
    if (row) this.add(row);
    else this.withoutLoss++;
  }

  private tell({ message, column }: LineError): void {
    this.count++;
    if (this.found.length < recordLimits.problems) this.found.push({ message, line: this.line, column });
  }

  private add({ step, loss, lr, theta }: Row): void {
    const { numbers = 0 } = this.layout?.header ?? {};
    const at = this.placeOf(step);
    if (at > lastStep) throw new LineError(`Steps go up to ${lastStep}.`, 1);
    const rows = this.steps.length;
    if (rows >= recordLimits.rows || (rows + 1) * numbers > recordLimits.numbers) {
      this.stopped = true;
      throw new LineError(`More than ${rows} rows: this line and what follows is left out.`, 1);
    }
    this.steps.push(at);
    this.losses.push(loss);
    this.lrs.push(lr);
    this.hasLr ||= !Number.isNaN(lr);
    for (let i = 0; i < numbers; i++) this.thetas.push(theta ? theta[i] : NaN);
  }

  /** The step of the last row; −1 before the first. */
  private get last(): number {
    return this.steps.length === 0 ? -1 : this.steps.at(this.steps.length - 1);
  }

  /** The step at which a row counts; takes back what a record writes anew. */
  private placeOf(step: number | undefined): number {
    const { last } = this;
    if (step === undefined) return last + 1;
    if (step + this.shift > last) return step + this.shift;
    if (this.layout?.kind === 'record') {
      // The training went on from an earlier state.
      let rows = this.steps.length;
      while (rows > 0 && this.steps.at(rows - 1) >= step) rows--;
      this.cut(rows);
      return step;
    }
    // Other tools count within each epoch, or repeat its number.
    this.shiftedIn ??= this.line;
    this.shift = last + 1 - step;
    return last + 1;
  }
}

const decoder = new TextDecoder();

/**
 * A line without its carriage return.
 * @param line absent: longer than any
 * @throws LineError for what is no line of a text
 */
function checked(line: string | undefined): string {
  if (line === undefined) throw new LineError(`A line has at most ${recordLimits.line} bytes.`, 1);
  const zero = line.indexOf('\0');
  if (zero >= 0) throw new LineError('There is a byte 0: this is no text in UTF-8.', zero + 1);
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

/** Behind the last end of a line within a slice, or else behind the next one; 0 where there is none. */
function blockEnd(content: Uint8Array, from: number): number {
  const last = content.subarray(from, from + slice).lastIndexOf(10);
  return last >= 0 ? from + last + 1 : content.indexOf(10, from) + 1;
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, i) => byte === other[i]);
}
