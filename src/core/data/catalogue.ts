import { blobs } from './blobs';
import { breastCancer } from './breastCancer';
import { iris } from './iris';
import { line } from './line';
import { moons } from './moons';
import { multi } from './multi';
import { penguins } from './penguins';
import { rings } from './rings';
import { spirals } from './spirals';
import { wave } from './wave';
import type { DataSetDefinition } from './definition';

/** Every set of rows that ships with the extension by its id, in the order in which they are offered. */
export const dataSets: ReadonlyMap<string, DataSetDefinition> = new Map(
  [
    // Numbers.
    line,
    wave,
    multi,
    penguins,
    // Two classes.
    blobs,
    moons,
    rings,
    spirals,
    breastCancer,
    // More classes.
    iris,
  ].map((definition) => [definition.id, definition]),
);
