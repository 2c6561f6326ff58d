import {
  compileLandscape,
  experimentView,
  landscapes,
  optimizers,
  recommendedLearningRate,
  resolveRun,
  startsOf,
  type Experiment,
  type RunResult,
} from '../core/index';
import type { Catalogue, LandscapePicture, Picture, RunPicture } from '../protocol/messages';
import type { Computed } from './session';

/** Samples of a landscape along each axis: enough for Rastrigin's 100 valleys to be round. */
const gridSize = { columns: 241, rows: 241 };

/** What can be chosen in the panel. */
export const catalogue: Catalogue = {
  landscapes: [...landscapes.values()].map(({ id, name, formula }) => ({ id, name, formula })),
  optimizers: [...optimizers.values()].map(({ id, name }) => ({ id, name })),
};

/**
 * What the webview draws of a computed experiment.
 * @param shown the experiment whose landscape the webview already has, if any
 */
export function picture({ revision, experiment, result }: Computed, shown?: Experiment): Picture {
  const [x, y] = startsOf(experiment)[0];
  const runs = result.runs.map((run) => runPicture(experiment, run));
  const same = shown !== undefined && landscapeKey(shown) === landscapeKey(experiment);
  return {
    revision,
    experiment,
    ...(same ? {} : { landscape: landscapePicture(experiment) }),
    start: [x, y],
    runs,
  };
}

/** What a sampled landscape depends on. */
function landscapeKey(experiment: Experiment): string {
  return JSON.stringify([experiment.objective, experimentView(experiment)]);
}

function landscapePicture({ objective, ...rest }: Experiment): LandscapePicture {
  if (objective.kind === 'data') throw new Error('a data objective has no formula');
  const known = objective.kind === 'landscape' ? landscapes.get(objective.id) : undefined;
  const formula = objective.kind === 'landscape' ? known!.formula : objective.source;
  const compiled = compileLandscape(formula);
  if (!compiled.ok) throw new Error(compiled.errors[0].message);
  const view = experimentView({ objective, ...rest });
  const { columns, rows } = gridSize;
  return {
    name: known?.name ?? 'Your own',
    formula,
    view,
    columns,
    rows,
    values: Float32Array.from(compiled.landscape.sampleGrid(view, columns, rows)),
    minima: known?.minima ?? [],
  };
}

function runPicture(experiment: Experiment, result: RunResult): RunPicture {
  const spec = experiment.runs[result.run];
  const resolved = resolveRun(experiment, spec);
  if (!resolved.ok) throw new Error(resolved.errors[0].message);
  const { name, library, values, defaults } = resolved.run;
  const recommended = recommendedLearningRate(experiment, spec.optimizer);
  const { label, steps, theta, loss, stop, lastFiniteStep } = result;
  return {
    label,
    optimizer: name,
    library,
    values,
    defaults,
    ...(recommended === undefined ? {} : { recommendedLearningRate: recommended }),
    steps,
    theta,
    loss,
    stop,
    lastFiniteStep,
  };
}
