// Reading tables in tests.
import { assert } from 'chai';
import type { HeldOut } from '../../../src/core/index';
import {
  prepareTable,
  readTable,
  type Choice,
  type PreparedTable,
  type Table,
  type TableReading,
  type TargetKind,
} from '../../../src/tables/index';

/** What a generator returns. */
export function drain<T>(slices: Generator<unknown, T, void>): T {
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
  }
}

export function reading(text: string | Uint8Array, delimiter?: string): TableReading {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return drain(readTable(bytes, delimiter === undefined ? {} : { delimiter }));
}

export function tableOf(text: string | Uint8Array, delimiter?: string): Table {
  const read = reading(text, delimiter);
  assert.isTrue(read.ok, JSON.stringify(read));
  return (read as Extract<TableReading, { ok: true }>).table;
}

/** The only problem of what is no table. */
export function refusal(text: string | Uint8Array): string {
  const read = reading(text);
  if (read.ok) throw new Error('it is a table');
  const [{ line, column, message }] = read.errors;
  assert.lengthOf(read.errors, 1);
  return line === undefined ? message : `${line}:${column} ${message}`;
}

/** As `line:column message`. */
export function problemsOf({ problems }: Table): string[] {
  return problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

export function prepared(
  table: Table,
  choice: Choice = {},
  kind: TargetKind = 'number',
  held: HeldOut = {},
): PreparedTable {
  const result = drain(prepareTable(table, choice, kind, held));
  if (!result.ok) throw new Error(result.errors.map(({ message }) => message).join('\n'));
  return result.prepared;
}

/** Why the columns cannot be used: the paths and messages. */
export function refusedChoice(table: Table, choice: Choice, kind: TargetKind = 'number'): string[] {
  const result = drain(prepareTable(table, choice, kind));
  if (result.ok) throw new Error('it can be used');
  return result.errors.map(({ path, line, message }) => `${path ?? `line ${line}`}: ${message}`);
}
