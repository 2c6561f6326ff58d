import type { DataSetDefinition } from './definition';
import { line } from './line';

/** Every set of rows that ships with the extension by its id, in the order in which they are offered. */
export const dataSets: ReadonlyMap<string, DataSetDefinition> = new Map(
  [line].map((definition) => [definition.id, definition]),
);
