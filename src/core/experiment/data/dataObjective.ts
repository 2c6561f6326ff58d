import { datasetOf } from '../../data/rows';
import { classesOf, compileModel, lossOf } from '../../models/compile';
import type { CompiledModel } from '../../models/definition';
import { checkTargets } from '../../models/targets';
import { ProblemError } from '../../problem';
import { dataStream } from '../../random/streams';
import { shuffle } from '../../random/uniform';
import type { Objective } from '../objective';
import type { Dataset, ObjectiveSpec } from '../types';

export type DataObjectiveSpec = Extract<ObjectiveSpec, { kind: 'data' }>;

/** A model’s mean loss on rows of data. */
export interface DataObjective extends Objective {
  readonly model: CompiledModel;
  /** The rows that the model is trained on. */
  readonly training: Dataset;
  /** The rows that are kept out of training, where some are. */
  readonly heldOut?: Dataset;
  /** The loss on all training rows, with the penalty on the weights. */
  value(theta: ArrayLike<number>): number;
}

/**
 * Compiles a model’s loss on data.
 * @param data what the host read, where the rows are those of a file
 * @throws ProblemError when model, loss and rows do not go together
 */
export function compileDataObjective(spec: DataObjectiveSpec, data?: Dataset): DataObjective {
  const all = datasetOf(spec.rows, data);
  const loss = lossOf(spec.model);
  if (loss) checkTargets(loss, all);
  const model = compileModel(spec.model, all.columns, classesOf(all));
  const { training, heldOut } = split(all, spec.heldOut ?? 0, spec.seed ?? 0);
  const everyRow = Int32Array.from(training.target.keys());
  const asParameters = (theta: ArrayLike<number>) =>
    theta instanceof Float64Array ? theta : Float64Array.from(theta);
  return {
    dimension: model.dimension,
    model,
    training,
    ...(heldOut && { heldOut }),
    value: (theta) => model.batch(asParameters(theta), training, everyRow, 0, everyRow.length),
    gradient(theta, out) {
      model.batch(asParameters(theta), training, everyRow, 0, everyRow.length, out);
    },
  };
}

/** Keeps a fraction of the rows out, drawn with the seed; those that stay, stay in order. */
function split(all: Dataset, fraction: number, seed: number): { training: Dataset; heldOut?: Dataset } {
  const rows = all.target.length;
  if (fraction === 0) return { training: all };
  const out = Math.round(rows * fraction);
  if (out < 1 || out > rows - 1)
    throw new ProblemError([
      {
        path: 'objective.heldOut',
        message: `Of ${rows} rows, ${out} would be held out; there must be at least one to hold out and one to train on.`,
      },
    ]);
  const order = Int32Array.from({ length: rows }, (_, row) => row);
  shuffle(order, dataStream('split', seed, 0));
  return {
    heldOut: rowsOf(all, order.subarray(0, out).sort()),
    training: rowsOf(all, order.subarray(out).sort()),
  };
}

function rowsOf(all: Dataset, rows: Int32Array): Dataset {
  const { columns } = all;
  const features = new Float64Array(rows.length * columns);
  rows.forEach((row, to) =>
    features.set(all.features.subarray(row * columns, (row + 1) * columns), to * columns),
  );
  return { ...all, features, target: Float64Array.from(rows, (row) => all.target[row]) };
}
