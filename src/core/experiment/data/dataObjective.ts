import { splitRows, type HeldOut } from '../../data/heldOut';
import { datasetOf } from '../../data/rows';
import { classesOf, compileModel, lossOf } from '../../models/compile';
import type { CompiledModel } from '../../models/definition';
import { checkTargets } from '../../models/targets';
import { ProblemError } from '../../problem';
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
  const all = datasetOf(spec.rows, data, spec);
  const loss = lossOf(spec.model);
  if (loss) checkTargets(loss, all);
  const model = compileModel(spec.model, all.columns, classesOf(all));
  const { training, heldOut } = split(all, spec);
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

function split(all: Dataset, spec: HeldOut): { training: Dataset; heldOut?: Dataset } {
  if (!spec.heldOut) return { training: all };
  const rows = all.target.length;
  const { training, heldOut } = splitRows(rows, spec);
  if (heldOut.length === 0)
    throw new ProblemError([
      {
        path: 'objective.heldOut',
        message: `Of ${rows} rows, ${Math.round(rows * spec.heldOut)} would be held out; there must be at least one to hold out and one to train on.`,
      },
    ]);
  return { heldOut: rowsOf(all, heldOut), training: rowsOf(all, training) };
}

function rowsOf(all: Dataset, rows: Int32Array): Dataset {
  const { columns } = all;
  const features = new Float64Array(rows.length * columns);
  rows.forEach((row, to) =>
    features.set(all.features.subarray(row * columns, (row + 1) * columns), to * columns),
  );
  return { ...all, features, target: Float64Array.from(rows, (row) => all.target[row]) };
}
