import type { CompiledModel, Dataset, View } from '../../core/index';
import type { PointsPicture } from '../../protocol/data';
import type { FitDetail } from '../../protocol/details';
import type { DataObjective } from '../../core/index';
import type { ShownRows } from './points';

/** Points of a curve, and of a plane along each axis. */
const [onCurve, along] = [201, 61];
/** Room beside the outermost points, as a share of what lies between. */
const margin = 0.06;
/** Multiplications between two yields: a few milliseconds. */
const portion = 500_000;

/**
 * What a model predicts, in the way that its features can be drawn: along one, all over two, or for the points that
 * are shown.
 * @yields after a few milliseconds of work each
 */
export function* fitShape(
  objective: DataObjective,
  theta: Float64Array,
  points: PointsPicture,
  rows: ShownRows,
): Generator<void, FitDetail['shape'], void> {
  const { model, training } = objective;
  switch (training.columns) {
    case 1: {
      const x = spread(around(points.x), onCurve);
      const predicted = yield* predictions(model, theta, x);
      return {
        kind: 'curve',
        x,
        curves: Array.from({ length: model.outputs }, (_, output) => outputOf(predicted, model, output)),
      };
    }
    case 2: {
      const view: View = { x: around(points.x), y: around(points.y ?? points.x) };
      const predicted = yield* predictions(model, theta, gridOf(view));
      const shape = { kind: 'regions' as const, view, columns: along, rows: along };
      if (model.outputs === 1) return { ...shape, values: Float32Array.from(predicted) };
      const classes = Uint8Array.from(likeliest(predicted, model));
      const values = Float32Array.from(classes, (output, k) => predicted[k * model.outputs + output]);
      return { ...shape, values, classes };
    }
    default: {
      const predicted = yield* predictions(model, theta, featuresOf(objective, rows));
      return {
        kind: 'predictions',
        values: model.outputs === 1 ? predicted : Float64Array.from(likeliest(predicted, model)),
      };
    }
  }
}

function* predictions(
  model: CompiledModel,
  theta: Float64Array,
  features: Float64Array,
): Generator<void, Float64Array, void> {
  const rows = features.length / model.features;
  const atOnce = Math.max(1, Math.floor(portion / model.dimension));
  const result = new Float64Array(rows * model.outputs);
  for (let from = 0; from < rows; from += atOnce) {
    const some = features.subarray(from * model.features, (from + atOnce) * model.features);
    result.set(model.predict(theta, some), from * model.outputs);
    yield;
  }
  return result;
}

function outputOf(predicted: Float64Array, { outputs }: CompiledModel, output: number): Float64Array {
  return Float64Array.from(
    { length: predicted.length / outputs },
    (_, row) => predicted[row * outputs + output],
  );
}

function likeliest(predicted: Float64Array, { outputs }: CompiledModel): number[] {
  return Array.from({ length: predicted.length / outputs }, (_, row) => {
    let best = 0;
    for (let output = 1; output < outputs; output++)
      if (predicted[row * outputs + output] > predicted[row * outputs + best]) best = output;
    return best;
  });
}

/** The features of the shown rows: those trained on, then those held out. */
function featuresOf({ training, heldOut }: DataObjective, rows: ShownRows): Float64Array {
  const { columns } = training;
  const features = new Float64Array((rows.training.length + rows.heldOut.length) * columns);
  let to = 0;
  const take = (data: Dataset | undefined, indices: Int32Array): void => {
    for (const row of indices) {
      features.set(data!.features.subarray(row * columns, (row + 1) * columns), to);
      to += columns;
    }
  };
  take(training, rows.training);
  take(heldOut, rows.heldOut);
  return features;
}

function gridOf({ x, y }: View): Float64Array {
  const [columns, rows] = [spread(x, along), spread(y, along)];
  const features = new Float64Array(2 * along * along);
  for (let row = 0, at = 0; row < along; row++) {
    for (let column = 0; column < along; column++, at += 2) {
      features[at] = columns[column];
      features[at + 1] = rows[row];
    }
  }
  return features;
}

function around(values: Float64Array): [number, number] {
  const [min, max] = [Math.min(...values), Math.max(...values)];
  const room = margin * (max - min) || Math.max(1, Math.abs(min));
  return [min - room, max + room];
}

function spread([min, max]: readonly [number, number], count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => min + ((max - min) * i) / (count - 1));
}
