import { tryEdit, type Experiment, type ObjectiveSpec, type Problem } from '../core/index';
import { chooseColumns, suggestModel, targetKindOf, type Chosen } from './columns';
import { maxEpochs, maxUpdates, minRowsToHoldOut } from './limits';
import type { Table } from './table';

type DataObjectiveSpec = Extract<ObjectiveSpec, { kind: 'data' }>;

/**
 * What one would try first on a table: its last column as the target, all others as standardised features, a model that
 * suits the target, and a fifth of the rows kept out of training.
 * @param file as an experiment names it
 */
export function suggestObjective(
  file: string,
  table: Table,
):
  | { readonly ok: true; readonly objective: DataObjectiveSpec; readonly chosen: Chosen }
  | { readonly ok: false; readonly errors: readonly Problem[] } {
  const { lines } = table;
  if (lines.length < 2) {
    const message = `There is ${lines.length === 0 ? 'no row' : 'only one row'} of data; at least two are needed.`;
    return { ok: false, errors: [{ message, line: lines[0] ?? 1, column: 1 }] };
  }
  const found = chooseColumns(table, {});
  if (!found.ok) return found;
  const { chosen } = found;
  const rows = { file, target: chosen.target.name, standardize: true };
  const model = suggestModel(chosen.target);
  const heldOut = lines.length < minRowsToHoldOut ? {} : { heldOut: 0.2 };
  return { ok: true, objective: { kind: 'data', rows, model, ...heldOut }, chosen };
}

/** Batch, mini-batch and stochastic gradient descent on such an objective, over equally many epochs. */
export function suggestExperiment(objective: DataObjectiveSpec, table: Table, chosen: Chosen): Experiment {
  const { length } = table.lines;
  const epochs = Math.max(1, Math.min(maxEpochs, Math.floor(maxUpdates / length)));
  const one: Experiment = {
    version: 1,
    objective,
    steps: 200,
    runs: [{ optimizer: 'sgd', hyperparameters: { lr: firstRate(objective, chosen) } }],
  };
  const batch = Math.min(32, 2 ** Math.max(1, Math.floor(Math.log2(length / 5))));
  const three = tryEdit(one, { kind: 'descents', run: 0, batch, epochs });
  return three.ok ? three.experiment : one;
}

/**
 * A rate at which stochastic descent stays stable on standardised features: of a quadratic loss it has to stay below 1
 * over the squared length of a row, which is about the number of features; of the others it may be some times larger.
 */
function firstRate({ model }: DataObjectiveSpec, { features }: Chosen): number {
  const columns = features.reduce(
    (sum, column) =>
      sum + (column.kind === 'category' && column.values.length > 2 ? column.values.length : 1),
    1,
  );
  const stable = (targetKindOf(model) === 'number' ? 0.1 : 0.5) / columns;
  return Math.min(0.1, Number(stable.toPrecision(1)));
}
