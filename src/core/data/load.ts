import { blobsRows } from './blobs';
import { breastCancerRows } from './breastCancer';
import { irisRows } from './iris';
import { lineRows } from './line';
import { moonsRows } from './moons';
import { multiRows } from './multi';
import { penguinsRows } from './penguins';
import { ringsRows } from './rings';
import { spiralsRows } from './spirals';
import { waveRows } from './wave';
import type { Dataset } from '../experiment/types';

/** Apart from the catalogue, so that who only names the sets does not carry their rows. */
const rowsById: Readonly<Record<string, () => Dataset>> = {
  line: lineRows,
  wave: waveRows,
  multi: multiRows,
  penguins: penguinsRows,
  blobs: blobsRows,
  moons: moonsRows,
  rings: ringsRows,
  spirals: spiralsRows,
  'breast-cancer': breastCancerRows,
  iris: irisRows,
};

const loaded = new Map<string, Dataset>();

/** The rows of a set that ships, as they were measured or drawn; undefined when there is no such set. */
export function loadDataSet(id: string): Dataset | undefined {
  const known = loaded.get(id);
  if (known || !Object.hasOwn(rowsById, id)) return known;
  const data = rowsById[id]();
  loaded.set(id, data);
  return data;
}
