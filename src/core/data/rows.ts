import type { Dataset, Rows } from '../experiment/types';
import { didYouMean } from '../language/nearest';
import { ProblemError } from '../problem';
import { dataSets } from './catalogue';
import { splitRows, type HeldOut } from './heldOut';
import { loadDataSet } from './load';
import { standardize, type Scaling } from './standardize';

/**
 * The rows that an objective names.
 * @param data what the host read of a file
 * @param held what is held out, which has no say in how the features of a set that ships are standardised
 * @throws ProblemError when there are none, or not as many features and targets in each
 */
export function datasetOf(rows: Rows, data?: Dataset, held: HeldOut = {}): Dataset {
  if ('builtin' in rows) {
    const definition = dataSets.get(rows.builtin);
    const loaded = loadDataSet(rows.builtin);
    if (!definition || !loaded)
      throw problem(
        'objective.rows.builtin',
        `There is no data set “${rows.builtin}”.${didYouMean(rows.builtin, dataSets.keys())}`,
      );
    return (rows.standardize ?? definition.standardize) ? standardized(loaded, held).data : loaded;
  }
  if ('file' in rows) {
    if (!data) throw problem('objective.rows.file', `The rows of “${rows.file}” have not been read.`);
    return data;
  }
  return inlineRows(rows);
}

/** How the features of rows were standardised, where they are those of a set that ships and were. */
export function scalingOf(rows: Rows, held: HeldOut = {}): Scaling | undefined {
  if (!('builtin' in rows)) return undefined;
  const definition = dataSets.get(rows.builtin);
  const loaded = loadDataSet(rows.builtin);
  return definition && loaded && (rows.standardize ?? definition.standardize)
    ? standardized(loaded, held).scaling
    : undefined;
}

function standardized(loaded: Dataset, held: HeldOut) {
  return standardize(loaded, splitRows(loaded.target.length, held).training);
}

function inlineRows({ features, target }: Extract<Rows, { features: unknown; target: unknown }>): Dataset {
  const columns = features[0]?.length ?? 0;
  if (features.length === 0 || columns === 0)
    throw problem('objective.rows.features', 'There must be at least one row with one feature.');
  if (target.length !== features.length)
    throw problem(
      'objective.rows.target',
      `There are ${features.length} rows of features and ${target.length} targets.`,
    );
  const ragged = features.findIndex((row) => row.length !== columns);
  if (ragged >= 0)
    throw problem(
      `objective.rows.features[${ragged}]`,
      `This row has ${features[ragged].length} features, the first one ${columns}.`,
    );
  return { features: Float64Array.from(features.flat()), columns, target: Float64Array.from(target) };
}

function problem(path: string, message: string): ProblemError {
  return new ProblemError([{ path, message }]);
}
