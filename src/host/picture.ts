import {
  compileLandscape,
  experimentView,
  landscapes,
  optimizers,
  recommendedLearningRate,
  resolveRun,
  runMetrics,
  shownRule,
  startsOf,
  targetLoss,
  type Experiment,
  type ResolvedRun,
  type RunResult,
} from '../core/index';
import type { Catalogue, LandscapePicture, Picture, RunForm, RunPicture } from '../protocol/messages';
import type { Computed } from './session';

/** Samples of a landscape along each axis: enough for Rastrigin's 100 valleys to be round. */
const gridSize = { columns: 241, rows: 241 };

/** What can be chosen in the panel. */
export const catalogue: Catalogue = {
  landscapes: [...landscapes.values()].map(({ id, name, formula }) => ({ id, name, formula })),
  optimizers: [...optimizers.values()].map(({ id, name }) => ({ id, name })),
};

/** Draws computed experiments for one document of the webview, which keeps what it was sent before. */
export class Painter {
  private landscape = '';
  private readonly forms = new Map<number, string>();

  /** What the document has to be told to show this. */
  picture({ revision, history, result }: Computed): Picture {
    const { experiment, slots } = history.present;
    const [x, y] = startsOf(experiment)[0];
    const target = targetLoss(experiment);
    // Several starts and seeds of a run are drawn by later versions; the first of each stands for it here.
    const runs = result.runs.filter(({ run }, index) => index === 0 || result.runs[index - 1].run !== run);
    // The document forgets what belongs to runs that are gone.
    for (const slot of this.forms.keys()) if (!slots.includes(slot)) this.forms.delete(slot);
    return {
      revision,
      experiment,
      ...this.newLandscape(experiment),
      start: [x, y],
      runs: runs.map((run) => this.run(experiment, run, slots[run.run], target)),
      canUndo: history.past.length > 0,
      canRedo: history.future.length > 0,
      ...(target === undefined ? {} : { target }),
    };
  }

  private newLandscape(experiment: Experiment): { landscape?: LandscapePicture } {
    const key = JSON.stringify([experiment.objective, experimentView(experiment)]);
    if (key === this.landscape) return {};
    this.landscape = key;
    return { landscape: landscapePicture(experiment) };
  }

  private run(
    experiment: Experiment,
    result: RunResult,
    slot: number,
    target: number | undefined,
  ): RunPicture {
    const spec = experiment.runs[result.run];
    const resolution = resolveRun(experiment, spec);
    if (!resolution.ok) throw new Error(resolution.errors[0].message);
    const resolved = resolution.run;
    const recommended = recommendedLearningRate(experiment, spec.optimizer);
    const { label, steps, theta, loss, stop, lastFiniteStep } = result;
    return {
      slot,
      label,
      optimizer: resolved.name,
      library: resolved.library,
      values: resolved.values,
      defaults: resolved.defaults,
      ...(recommended === undefined ? {} : { recommendedLearningRate: recommended }),
      steps,
      theta,
      loss,
      stop,
      lastFiniteStep,
      metrics: runMetrics(result, target),
      ...this.newForm(slot, spec.optimizer, resolved),
    };
  }

  private newForm(slot: number, id: string, resolved: ResolvedRun): { form?: RunForm } {
    const rule = shownRule(resolved);
    const key = JSON.stringify([id, rule.source, rule.assignments.map(({ at }) => at), rule.hyperparameters]);
    if (this.forms.get(slot) === key) return {};
    this.forms.set(slot, key);
    const { citation = '', hyperparameters = [] } = resolved.definition ?? {};
    return { form: { id, citation, hyperparameters, rule: rule.assignments } };
  }
}

function landscapePicture(experiment: Experiment): LandscapePicture {
  const { objective } = experiment;
  if (objective.kind === 'data') throw new Error('a data objective has no formula');
  const known = objective.kind === 'landscape' ? landscapes.get(objective.id) : undefined;
  const formula = objective.kind === 'landscape' ? known!.formula : objective.source;
  const compiled = compileLandscape(formula);
  if (!compiled.ok) throw new Error(compiled.errors[0].message);
  const view = experimentView(experiment);
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
