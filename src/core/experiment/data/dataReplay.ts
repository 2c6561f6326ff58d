import type { Experiment } from '../types';
import type { DataObjective, DataObjectiveSpec } from './dataObjective';
import type { DataTraining } from './dataTraining';
import { beginTraining, prepareRun, seedsOf, startsOfSeed, type PreparedRun } from './preparedRun';

/** One run on data carried out once more, from its first start and with its first seed, to look at what was not recorded. */
export class DataReplay {
  readonly prepared: PreparedRun;
  readonly training: DataTraining;
  private looksAt = 0;
  /** The update that is being taken. */
  private goingOn: Generator<void, void, void> | undefined;

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

  /** The update whose batch it looks at, or is about to, from 1; 0 before the first. It never goes back. */
  get update(): number {
    return this.looksAt + Number(this.goingOn !== undefined);
  }

  /**
   * Takes all updates before one, and looks at its batch. May be given up at any yield, and called again.
   * @param update from 1, not before the present one
   * @yields how many were taken, after some milliseconds of work each
   */
  *until(update: number): Generator<number, void, void> {
    while (this.goingOn !== undefined || this.looksAt < update) {
      this.goingOn ??= this.next();
      if (this.goingOn.next().done) {
        this.goingOn = undefined;
        this.looksAt++;
      }
      yield Math.max(0, this.looksAt - 1);
    }
  }

  private *next(): Generator<void, void, void> {
    yield* this.looksAt === 0 ? this.training.start() : this.training.update();
    yield* this.training.look();
  }
}
