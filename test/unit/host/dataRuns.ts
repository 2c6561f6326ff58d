import {
  startHistory,
  type DataObjectiveSpec,
  type Experiment,
  type RunResult,
} from '../../../src/core/index';
import { DataShower } from '../../../src/host/data/dataShower';
import type { Computed } from '../../../src/host/session';

/** An experiment on data whose runs were carried out by hand. */
export async function computedOn(
  objective: DataObjectiveSpec,
  runs: readonly RunResult[],
  change: Partial<Experiment> = {},
  shower = new DataShower(),
  revision = 0,
): Promise<Computed> {
  const count = Math.max(-1, ...runs.map(({ run }) => run)) + 1;
  const experiment: Experiment = {
    version: 1,
    objective,
    steps: runs[0].steps.length - 1,
    runs: Array.from({ length: count }, () => ({ optimizer: 'sgd', hyperparameters: { lr: 0.1 } })),
    ...change,
  };
  const outcome = { result: { runs } };
  const data = await shower.shown(experiment, outcome, new AbortController().signal);
  return { revision, history: startHistory(experiment), ...outcome, ...(data && { data }) };
}
