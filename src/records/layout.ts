// What the first line of a file says of the others.
import { delimiterOf, readCells, type Cell } from './csvLine';
import { columnNames, findName, type RecordHeader } from './format';
import { isHeader, readHeader } from './header';
import { LineError, readJsonLine, shortened, type JsonMember, type JsonObject } from './jsonLine';
import { readNumber } from './numberText';

/** What a line tells of a step. */
export interface Row {
  /** Absent where the lines are not numbered. */
  readonly step?: number;
  readonly loss: number;
  /** NaN where it is not told. */
  readonly lr: number;
  /** As many as the header says; absent where there are none. */
  readonly theta?: readonly number[];
}

/** How the lines of a file are read. */
export interface Layout {
  /** A `record` is what a recorder writes, the others are logs of other tools. */
  readonly kind: 'record' | 'json' | 'csv';
  readonly header?: RecordHeader;
  /** Whether the first line is a row like the others. */
  readonly beginsWithRow: boolean;
  /**
   * Reads a line.
   * @returns undefined for one that has no loss
   * @throws LineError
   */
  readonly read: (line: string) => Row | undefined;
}

/** The largest number that a step may have. */
export const lastStep = 2 ** 31 - 1;

/** @throws LineError where the line begins no file with a loss in it */
export function layoutOf(first: string): Layout {
  if (!first.trimStart().startsWith('{')) return tableLayout(first);
  const object = readJsonLine(first);
  if (!isHeader(object)) return { kind: 'json', beginsWithRow: true, read: logReader() };
  const header = readHeader(object);
  return { kind: 'record', header, beginsWithRow: false, read: recordReader(header) };
}

function recordReader({ numbers }: RecordHeader): Layout['read'] {
  return (line) => {
    const object = readJsonLine(line);
    const [step, loss] = ['step', 'loss'].map((name) => {
      const member = object.get(name);
      if (!member) throw new LineError(`A line of a record needs “${name}”.`, 1);
      return member;
    });
    const theta = object.get('theta');
    if (theta && !(Array.isArray(theta.value) && theta.value.length === numbers)) {
      throw new LineError(`“theta” has to be a list of ${numbers} numbers.`, theta.column);
    }
    return {
      step: stepOf(step),
      loss: numberOf('loss', loss),
      lr: optional('lr', object.get('lr')),
      ...(theta && { theta: theta.value as readonly number[] }),
    };
  };
}

/** Decides on the names by the first line that has a loss. */
function logReader(): Layout['read'] {
  let names: Partial<Record<keyof typeof columnNames, string>> | undefined;
  return (line) => {
    const object = readJsonLine(line);
    names ??= namesOf(numericNames(object));
    const loss = names && object.get(names.loss!);
    if (!loss) return undefined;
    const step = names?.step === undefined ? undefined : object.get(names.step);
    return {
      ...(step && { step: stepOf(step) }),
      loss: numberOf(names!.loss!, loss),
      lr: names?.lr === undefined ? NaN : optional(names.lr, object.get(names.lr)),
    };
  };
}

function numericNames(object: JsonObject): string[] {
  return [...object].filter(([, { value }]) => numeric(value) !== undefined).map(([name]) => name);
}

/** Undefined where no name is that of a loss. */
function namesOf(among: readonly string[]): Partial<Record<keyof typeof columnNames, string>> | undefined {
  const found = Object.entries(columnNames).flatMap(([what, wanted]) => {
    const name = findName(wanted, among);
    return name === undefined ? [] : [[what, name]];
  });
  const names = Object.fromEntries(found) as Partial<Record<keyof typeof columnNames, string>>;
  return names.loss === undefined ? undefined : names;
}

function tableLayout(first: string): Layout {
  const delimiter = delimiterOf(first);
  const head = readCells(first, delimiter).map(({ text }) => text.trim());
  const names = namesOf(head);
  if (!names) {
    const found = head.slice(0, 8).map((name) => shortened(name));
    throw new LineError(
      `There is no column with a loss (${columnNames.loss.join(', ')}) among: ${found.join(', ')}${
        head.length > found.length ? ', …' : ''
      }.`,
      1,
    );
  }
  const place = (name: string | undefined) => (name === undefined ? -1 : head.indexOf(name));
  const at = { step: place(names.step), loss: place(names.loss), lr: place(names.lr) };
  return {
    kind: 'csv',
    beginsWithRow: false,
    read(line) {
      const cells = readCells(line, delimiter);
      if (cells.length !== head.length) {
        const column = cells.at(Math.min(cells.length, head.length) - 1)!.column;
        const counted = `${head.length} ${head.length === 1 ? 'column' : 'columns'}`;
        throw new LineError(`The table has ${counted}, this line ${cells.length}.`, column);
      }
      const loss = filled(cells[at.loss]);
      if (!loss) return undefined;
      const step = filled(cells[at.step]);
      return {
        ...(step && { step: stepOf(step) }),
        loss: numberOf(names.loss!, loss),
        lr: optional(names.lr!, filled(cells[at.lr])),
      };
    },
  };
}

/** A cell as a member; undefined for an empty one. */
function filled(cell: Cell | undefined): JsonMember | undefined {
  if (!cell || cell.text.trim() === '') return undefined;
  return { value: cell.text, column: cell.column };
}

/** Null, which stands for what JSON cannot write, is NaN. */
function numeric(value: JsonMember['value']): number | undefined {
  if (typeof value === 'string') return readNumber(value);
  return value === null ? NaN : typeof value === 'number' ? value : undefined;
}

function numberOf(name: string, { value, column }: JsonMember): number {
  const number = numeric(value);
  if (number !== undefined) return number;
  const what = typeof value === 'string' ? ` “${shortened(value.trim())}” is none.` : '';
  throw new LineError(`“${shortened(name)}” has to be a number.${what}`, column);
}

function optional(name: string, member: JsonMember | undefined): number {
  return member ? numberOf(name, member) : NaN;
}

function stepOf(member: JsonMember): number {
  const step = numeric(member.value);
  if (step !== undefined && Number.isInteger(step) && step >= 0 && step <= lastStep) return step;
  throw new LineError(`A step has to be a whole number from 0 to ${lastStep}.`, member.column);
}
