/** A value of an object: what is of no use to a record is read over. */
export type JsonValue = number | string | null | readonly number[] | JsonObject | undefined;

/** A member of an object, and where its value begins, counted from 1. */
export interface JsonMember {
  readonly value: JsonValue;
  readonly column: number;
}

export type JsonObject = ReadonlyMap<string, JsonMember>;

/** Says in which column a line is not what it should be. */
export class LineError extends Error {
  constructor(
    message: string,
    readonly column: number,
  ) {
    super(message);
  }
}

/** Objects and lists within each other. */
const deepest = 32;

/**
 * Reads a line with one JSON object. Python writes NaN and infinite numbers bare (`NaN`, `-Infinity`), which JSON does
 * not know: they are taken as numbers.
 * @throws LineError
 */
export function readJsonLine(text: string): JsonObject {
  const scanner = new Scanner(text);
  const value = scanner.value(0);
  scanner.skip();
  if (!(value instanceof Map)) throw new LineError('A line has to be an object: {"step": 0, "loss": 1}.', 1);
  if (!scanner.isAtEnd) throw scanner.unexpected('the end of the line');
  return value;
}

/** A number, or one of the words that JSON and Python have. */
const bare = /[-+.\w]+/y;
const plain = /"([^"\\]*)"/y;
const quoted = /"(?:[^"\\]|\\.)*"/y;

class Scanner {
  private at = 0;

  constructor(private readonly text: string) {}

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  skip(): void {
    while (' \t\r'.includes(this.text[this.at] ?? '.')) this.at++;
  }

  unexpected(wanted: string): LineError {
    const found = this.isAtEnd ? 'the line ends' : `there is “${this.text[this.at]}”`;
    return new LineError(`Expected ${wanted}, but ${found}.`, this.at + 1);
  }

  value(depth: number): JsonValue {
    this.skip();
    if (depth > deepest) throw new LineError(`More than ${deepest} levels within each other.`, this.at + 1);
    const character = this.text[this.at];
    if (character === '{') return this.object(depth);
    if (character === '[') return this.list(depth);
    if (character === '"') return this.string();
    return this.bare();
  }

  private object(depth: number): JsonObject {
    const members = new Map<string, JsonMember>();
    this.at++;
    this.skip();
    if (this.takes('}')) return members;
    for (;;) {
      this.skip();
      if (this.text[this.at] !== '"') throw this.unexpected('a name in quotes');
      const name = this.string();
      this.skip();
      if (!this.takes(':')) throw this.unexpected('a colon');
      this.skip();
      const column = this.at + 1;
      members.set(name, { value: this.value(depth + 1), column });
      this.skip();
      if (this.takes('}')) return members;
      if (!this.takes(',')) throw this.unexpected('a comma or “}”');
    }
  }

  /** A list of numbers; undefined for one of other things. */
  private list(depth: number): readonly number[] | undefined {
    const numbers: number[] = [];
    let isOfNumbers = true;
    this.at++;
    this.skip();
    if (this.takes(']')) return numbers;
    for (;;) {
      const value = this.value(depth + 1);
      if (typeof value === 'number') numbers.push(value);
      else if (value === null) numbers.push(NaN);
      else isOfNumbers = false;
      this.skip();
      if (this.takes(']')) return isOfNumbers ? numbers : undefined;
      if (!this.takes(',')) throw this.unexpected('a comma or “]”');
    }
  }

  private string(): string {
    plain.lastIndex = quoted.lastIndex = this.at;
    const simple = plain.exec(this.text);
    if (simple) {
      this.at = plain.lastIndex;
      return simple[1];
    }
    const [literal] = quoted.exec(this.text) ?? [];
    if (literal === undefined) throw new LineError('A text without its closing quote.', this.at + 1);
    const start = this.at;
    this.at += literal.length;
    try {
      return String(JSON.parse(literal));
    } catch {
      throw new LineError('A text with an escape that JSON does not know.', start + 1);
    }
  }

  private bare(): JsonValue {
    bare.lastIndex = this.at;
    const [word] = bare.exec(this.text) ?? [];
    if (word === undefined) throw this.unexpected('a value');
    const value = bareValue(word);
    if (value === 'none') throw new LineError(`“${shortened(word)}” is no value of JSON.`, this.at + 1);
    this.at += word.length;
    return value;
  }

  private takes(character: string): boolean {
    if (this.text[this.at] !== character) return false;
    this.at++;
    return true;
  }
}

const number = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;
const bareWords: ReadonlyMap<string, JsonValue> = new Map<string, JsonValue>([
  ['null', null],
  ['true', undefined],
  ['false', undefined],
  ['NaN', NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
]);

function bareValue(word: string): JsonValue | 'none' {
  if (number.test(word)) return Number(word);
  return bareWords.has(word) ? bareWords.get(word) : 'none';
}

/** As much of a text as a message has room for. */
export function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
