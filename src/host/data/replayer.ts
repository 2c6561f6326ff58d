import {
  DataReplay,
  dataStepNumbersInSlices,
  descentNumbers,
  samplingOf,
  type DataObjective,
  type Dataset,
  type DataStepNumbers,
  type Experiment,
} from '../../core/index';
import { inSlices } from '../details/inSlices';
import type { Pool } from '../pool';
import { workOfUpdate } from '../record';

/** Multiplications that the extension host takes again itself, between messages: some 50 ms. */
const maxWorkInHost = 20_000_000;

let nextId = 1;

/** Carries runs on data out once more, to tell what was not recorded: on the workers where that takes long. */
export class Replayer {
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
    const { objective: spec } = experiment;
    if (spec.kind !== 'data') return undefined;
    const alone: Experiment = {
      ...experiment,
      runs: [experiment.runs[run]],
      ...(experiment.seeds && { seeds: experiment.seeds.slice(0, 1) }),
      // Read already, for the workers too.
      objective: { ...spec, rows: { file: '' } },
    };
    const { pool, objective, data } = this;
    const sampling = samplingOf(spec, experiment.runs[run]);
    const { batch } = descentNumbers(sampling, objective.training.target.length);
    if (pool && step * workOfUpdate(objective.dimension, batch) > maxWorkInHost)
      return pool.run<'numbers'>({ kind: 'numbers', experiment: alone, step, parameter }, { signal, data });
    const replay = new DataReplay(alone, spec, objective, 0);
    await inSlices(replay.until(step), signal);
    return inSlices(dataStepNumbersInSlices(alone, replay, parameter), signal);
  }
}
