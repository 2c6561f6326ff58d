import type { Experiment } from '../types';
import type { DataObjective, DataObjectiveSpec } from './dataObjective';
import type { DataTraining } from './dataTraining';
import { beginTraining, prepareRun, seedsOf, startsOfSeed, type PreparedRun } from './preparedRun';

/** One run on data carried out once more, from its first start and with its first seed, to look at what was not recorded. */
export class DataReplay {
  readonly prepared: PreparedRun;
  readonly training: DataTraining;
  private looksAt = 0;

  /**
   * @param objective of the experiment, compiled
   * @param run index among the experiment's runs
   * @throws ProblemError when the run is not valid, RangeError when there is none
   */
  constructor(experiment: Experiment, spec: DataObjectiveSpec, objective: DataObjective, run: number) {
    if (!(run in experiment.runs)) throw new RangeError(`There is no run ${run}.`);
    this.prepared = prepareRun(experiment, spec, objective, run);
    const [seed] = seedsOf(experiment);
    const [start] = startsOfSeed(experiment, spec, objective, seed);
    this.training = beginTraining(experiment, spec, objective, this.prepared, seed, start);
  }

  /** The update whose batch was looked at, from 1; 0 before the first. It goes on from there, and never back. */
  get update(): number {
    return this.looksAt;
  }

  /**
   * Takes all updates before one, and looks at its batch.
   * @param update from 1, not before the present one
   * @yields how many were taken, after some milliseconds of work each; what is not drained can go on no more
   */
  *until(update: number): Generator<number, void, void> {
    const { training } = this;
    if (this.looksAt === 0) {
      yield* counted(training.start(), 0);
      yield* counted(training.look(), 0);
      this.looksAt = 1;
    }
    while (this.looksAt < update) {
      yield* counted(training.update(), this.looksAt - 1);
      yield* counted(training.look(), this.looksAt);
      this.looksAt++;
      yield this.looksAt - 1;
    }
  }
}

function* counted(slices: Generator<void, void, void>, count: number): Generator<number, void, void> {
  while (!slices.next().done) yield count;
}
