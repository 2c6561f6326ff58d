import { sliceWork } from '../experiment/data/meanLoss';
import { addTo } from './vectors';

/** The rows of several trajectories about their mean, each trajectory counting alike however many rows it has. */
export interface Cloud {
  readonly parameters: number;
  /** rows × parameters each, all finite. */
  readonly trajectories: readonly Float64Array[];
  readonly mean: Float64Array;
  /** The sum of the variances of all parameters. */
  readonly variance: number;
}

/**
 * @param trajectories rows × parameters each, row-major; rows that are not finite are left out
 * @yields now and then
 */
export function* cloudOf(
  trajectories: readonly Float64Array[],
  parameters: number,
): Generator<void, Cloud, void> {
  const finite: Float64Array[] = [];
  for (const theta of trajectories) {
    const rows = finiteRows(theta, parameters);
    if (rows.length > 0) finite.push(rows);
    yield;
  }
  const mean = new Float64Array(parameters);
  for (const theta of finite) {
    const sum = new Float64Array(parameters);
    for (let at = 0; at < theta.length; at += parameters)
      for (let i = 0; i < parameters; i++) sum[i] += theta[at + i];
    addTo(mean, parameters / theta.length / finite.length, sum);
    yield;
  }
  let variance = 0;
  for (const theta of finite) {
    let sum = 0;
    for (let at = 0; at < theta.length; at += parameters) {
      for (let i = 0; i < parameters; i++) {
        const difference = theta[at + i] - mean[i];
        sum += difference * difference;
      }
    }
    variance += ((parameters / theta.length) * sum) / finite.length;
    yield;
  }
  return { parameters, trajectories: finite, mean, variance };
}

/**
 * The covariance of the cloud times vectors.
 * @yields after a few milliseconds of work
 */
export function* timesCovariance(
  { parameters, trajectories, mean }: Cloud,
  vectors: readonly Float64Array[],
): Generator<void, Float64Array[], void> {
  const images = vectors.map(() => new Float64Array(parameters));
  const row = new Float64Array(parameters);
  let work = 0;
  for (const theta of trajectories) {
    const weight = parameters / theta.length / trajectories.length;
    for (let at = 0; at < theta.length; at += parameters) {
      for (let i = 0; i < parameters; i++) row[i] = theta[at + i] - mean[i];
      for (let k = 0; k < vectors.length; k++) {
        const vector = vectors[k];
        let along = 0;
        for (let i = 0; i < parameters; i++) along += row[i] * vector[i];
        addTo(images[k], weight * along, row);
      }
      work += (1 + 2 * vectors.length) * parameters;
      if (work < sliceWork) continue;
      work = 0;
      yield;
    }
  }
  return images;
}

/** The trajectory itself where all of its rows are finite. */
function finiteRows(theta: Float64Array, parameters: number): Float64Array {
  if (theta.every(Number.isFinite)) return theta;
  const kept = new Float64Array(theta.length);
  let end = 0;
  for (let at = 0; at < theta.length; at += parameters) {
    const row = theta.subarray(at, at + parameters);
    if (!row.every(Number.isFinite)) continue;
    kept.set(row, end);
    end += parameters;
  }
  return kept.subarray(0, end);
}
