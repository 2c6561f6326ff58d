// Batch, mini-batch and stochastic gradient descent side by side: three runs that differ only in how many rows an
// update takes, over equally many epochs.
import { dataSets } from '../../data/catalogue';
import type { Problem } from '../../problem';
import { maxStepsOfDescents } from '../limits';
import { resolveRun, runLabel } from '../resolve';
import type { Dataset, Experiment, ObjectiveSpec, RunSpec, Sampling } from '../types';

/** The change that puts three runs in the place of one. */
export interface DescentsChange {
  readonly kind: 'descents';
  readonly run: number;
  /** Rows in a mini-batch. Absent: 32, or fewer of fewer than 128 rows. */
  readonly batch?: number;
  /** Absent: as many as the run has now, where the document says how many rows there are; else 10. */
  readonly epochs?: number;
}

/** Epochs where nothing says how many. */
const defaultEpochs = 10;

/** What speaks against it. */
export function refuseDescents(
  { objective }: Experiment,
  { batch, epochs }: Readonly<Record<string, unknown>>,
): Problem | undefined {
  const isCount = (value: unknown) =>
    value === undefined || (Number.isInteger(value) && (value as number) > 0);
  if (objective.kind !== 'data')
    return { message: 'Only a loss on rows of data has batches.', path: 'objective.kind' };
  if (!isCount(batch)) return { message: 'A mini-batch has a whole number of rows.', path: 'runs' };
  if (!isCount(epochs)) return { message: 'Epochs are a whole number from 1.', path: 'runs' };
  return undefined;
}

/** The experiment with a run’s batch, mini-batch and stochastic descent in its place. */
export function withDescents(experiment: Experiment, change: DescentsChange): Experiment {
  const { objective } = experiment;
  if (objective.kind !== 'data') return experiment;
  const run = experiment.runs[change.run];
  const rows = trainingRows(objective);
  const { batches: _, ...sampling } = samplingOf(objective, run);
  const epochs = change.epochs ?? epochsOf(experiment, sampling, rows);
  const mini = change.batch ?? usualMiniBatch(rows);
  const name = nameOf(experiment, run);
  const descents = [
    { label: `${name}, batch`, batch: 'full' },
    { label: `${name}, mini-batch ${mini}`, batch: mini },
    { label: `${name}, stochastic`, batch: 1 },
  ] as const;
  const runs = descents.map(({ label, batch }): RunSpec => ({
    ...run,
    label,
    sampling: { ...sampling, batch, epochs },
  }));
  return { ...experiment, runs: experiment.runs.toSpliced(change.run, 1, ...runs) };
}

/** How a run takes its rows: its own fields before the objective’s. */
export function samplingOf(
  { batch, order, batches, epochs }: Extract<ObjectiveSpec, { kind: 'data' }>,
  { sampling }: RunSpec,
): Sampling {
  const shared = { batch, order, batches, epochs };
  const given = Object.entries({ ...shared, ...sampling }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given);
}

/**
 * How many rows an objective is trained on; undefined where the document does not say.
 * @param data the rows of a file
 */
export function trainingRows(
  { rows, heldOut = 0 }: Extract<ObjectiveSpec, { kind: 'data' }>,
  data?: Dataset,
): number | undefined {
  const all =
    'builtin' in rows
      ? dataSets.get(rows.builtin)?.rows
      : 'file' in rows
        ? data?.target.length
        : rows.target.length;
  return all === undefined ? undefined : all - Math.round(all * heldOut);
}

/** What a descent of a run is, beside the others. */
export interface DescentNumbers {
  /** Rows of a full batch, of which the gradient of an update is the mean. */
  readonly batch: number;
  /** The last one of an epoch may be short. */
  readonly updatesPerEpoch: number;
  /** How many rows must be in memory at once. */
  readonly rowsInMemory: number;
  /**
   * How many rows of one update do not depend on each other: what a GPU could compute at the same time, which says
   * nothing of how fast it does.
   */
  readonly independentRows: number;
}

/** The numbers of a descent over so many rows. Of explicit batches the largest one counts. */
export function descentNumbers({ batch = 'full', batches }: Sampling, rows: number): DescentNumbers {
  const taken = batches
    ? batches.reduce((most, { length }) => Math.max(most, length), 0)
    : batch === 'full'
      ? rows
      : Math.min(batch, rows);
  return {
    batch: taken,
    updatesPerEpoch: Math.ceil(rows / taken),
    rowsInMemory: taken,
    independentRows: taken,
  };
}

/** As many epochs as a run has now, as far as its stochastic descent stays short enough to be looked at. */
function epochsOf({ steps }: Experiment, sampling: Sampling, rows: number | undefined): number {
  if (sampling.epochs !== undefined) return sampling.epochs;
  if (rows === undefined) return defaultEpochs;
  const now = Math.ceil(steps / descentNumbers(sampling, rows).updatesPerEpoch);
  return Math.max(1, Math.min(now, Math.floor(maxStepsOfDescents / rows)));
}

/** 32 rows, or a power of two that makes at least four updates an epoch. */
export function usualMiniBatch(rows = Infinity): number {
  return Math.min(32, 2 ** Math.max(1, Math.floor(Math.log2(rows / 4))));
}

/** What the descents are called after: of a run that is one of three already, without saying which. */
function nameOf(experiment: Experiment, run: RunSpec): string {
  const resolved = resolveRun(experiment, run);
  const label = resolved.ok ? runLabel(run, resolved.run) : run.optimizer;
  return label.replace(/, (batch|mini-batch \d+|stochastic)$/, '');
}
