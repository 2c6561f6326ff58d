import {
  DataReplay,
  dataStepNumbersInSlices,
  descentNumbers,
  runInSlices,
  samplingOf,
  type DataObjective,
  type Dataset,
  type DataStepNumbers,
  type Experiment,
  type RunResult,
  type Trial,
} from '../../core/index';
import { inSlices } from '../details/inSlices';
import type { Pool } from '../pool';
import { workOfUpdate } from '../record';

/** Multiplications that the extension host does itself, between messages: some 50 ms. */
const maxWorkInHost = 20_000_000;

/** Updates between two looks at the clock. */
const slice = 256;

let nextId = 1;

/** Carries runs on the same rows out, once more or others: on the workers where that takes long. */
export class Retrainer {
  /** Tells it from those before: while it stays the same, so do rows and model. */
  readonly id = nextId++;

  /** @param data all rows, ready to be trained on */
  constructor(
    private readonly pool: Pool | undefined,
    private readonly objective: DataObjective,
    private readonly data: Dataset,
  ) {}

  /**
   * The numbers of an update of a run, from its first start and with its first seed, for one parameter.
   * @param step from 1
   * @throws the signal's reason when it is aborted
   */
  async numbers(
    experiment: Experiment,
    run: number,
    step: number,
    parameter: number,
    signal: AbortSignal,
  ): Promise<DataStepNumbers | undefined> {
    const alone = onRowsRead({
      ...experiment,
      runs: [experiment.runs[run]],
      ...(experiment.seeds && { seeds: experiment.seeds.slice(0, 1) }),
    });
    const { objective: spec } = alone;
    if (spec.kind !== 'data') return undefined;
    const { pool, objective, data } = this;
    const sampling = samplingOf(spec, alone.runs[0]);
    const { batch } = descentNumbers(sampling, objective.training.target.length);
    if (pool && step * workOfUpdate(objective.dimension, batch) > maxWorkInHost)
      return pool.run<'numbers'>({ kind: 'numbers', experiment: alone, step, parameter }, { signal, data });
    const replay = new DataReplay(alone, spec, objective, 0);
    await inSlices(replay.until(step), signal);
    return inSlices(dataStepNumbersInSlices(alone, replay, parameter), signal);
  }

  /**
   * Carries out other runs.
   * @throws the signal's reason when it is aborted
   */
  async train({ experiment, record, work }: Trial, signal: AbortSignal): Promise<readonly RunResult[]> {
    const { pool, data } = this;
    const onRows = onRowsRead(experiment);
    const { runs } =
      pool && work > maxWorkInHost
        ? await pool.run<'run'>({ kind: 'run', experiment: onRows, record }, { signal, data })
        : await inSlices(runInSlices(onRows, { record, data, slice }), signal);
    return runs;
  }
}

/** With rows that need not be read any more, on the workers either. */
function onRowsRead(experiment: Experiment): Experiment {
  const { objective } = experiment;
  return objective.kind === 'data'
    ? { ...experiment, objective: { ...objective, rows: { file: 'rows' } } }
    : experiment;
}
