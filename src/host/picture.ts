import {
  dataSets,
  experimentView,
  foundHyperparameters,
  kinOf,
  landscapes,
  librariesOf,
  losses,
  models,
  optimizers,
  ownLibrary,
  recommendedLearningRate,
  resolveRun,
  ruleCost,
  runMetrics,
  schedules,
  shownRule,
  startsOf,
  targetLoss,
  type Experiment,
  type OwnOptimizer,
  type ResolvedRun,
  type RunResult,
  type RunSpec,
} from '../core/index';
import type {
  Catalogue,
  LandscapePicture,
  OwnForm,
  Picture,
  RunForm,
  RunPicture,
  Sketch,
  SketchedRun,
} from '../protocol/messages';
import { inOnePiece, thinRows, type Rows } from '../protocol/thinnedRows';
import { groundOf, landscapeOf } from './ground';
import { libraryPictures } from './libraryPictures';
import { schedulePicture } from './schedulePicture';
import type { Computed } from './session';
import { toleranceOf } from './tolerance';

/** What can be chosen in the panel. */
export const catalogue: Catalogue = {
  landscapes: [...landscapes.values()].map(({ id, name, formula }) => ({ id, name, formula })),
  optimizers: [...optimizers.values()].map((entry) => ({
    id: entry.id,
    name: entry.name,
    library: ownLibrary(entry),
    libraries: librariesOf(entry),
  })),
  dataSets: [...dataSets.values()].map(
    ({ id, name, kind, rows, features, target, origin, licence, model }) => ({
      id,
      name,
      kind,
      rows,
      features,
      target,
      origin,
      licence,
      model,
    }),
  ),
  models: [...models.values()].map(({ kind, name, meaning, losses: known }) => ({
    kind,
    name,
    meaning,
    losses: known.map((id) => ({ id, name: losses.get(id)!.name })),
  })),
  schedules: [...schedules.values()].map(({ id, name, citation, parameters }) => ({
    id,
    name,
    citation,
    parameters,
  })),
};

/** Draws computed experiments for one document of the webview, which keeps what it was sent before. */
export class Painter {
  private landscape = '';
  private readonly forms = new Map<number, string>();

  /** What the document has to be told to show this. */
  picture(computed: Computed): Picture {
    const runs = drawnRuns(computed);
    return {
      ...this.drawing(computed),
      runs: runs.map((run) => this.run(computed, run)),
    };
  }

  /** The same with as much of the trajectories as pixels can show. */
  sketch(computed: Computed): Sketch {
    const { experiment } = computed.history.present;
    const runs = drawnRuns(computed);
    const tolerance = toleranceOf(experiment, runs);
    const rows = inOnePiece(runs.map((run) => thinRows(rowsOf(run), tolerance)));
    return {
      ...this.drawing(computed),
      runs: runs.map((run, i) => {
        const resolved = resolvedRun(experiment, experiment.runs[run.run]);
        return { ...turnedOf(computed, run, resolved), rows: rows[i] };
      }),
      tolerance,
    };
  }

  private drawing({ revision, history }: Computed): Omit<Picture, 'runs'> {
    const { experiment, slots } = history.present;
    const [x, y] = startsOf(experiment)[0];
    const target = targetLoss(experiment);
    // The document forgets what belongs to runs that are gone.
    for (const slot of this.forms.keys()) if (!slots.includes(slot)) this.forms.delete(slot);
    return {
      revision,
      experiment,
      ...this.newLandscape(experiment),
      start: [x, y],
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

  private run(computed: Computed, result: RunResult): RunPicture {
    const { experiment } = computed.history.present;
    const spec = experiment.runs[result.run];
    const resolved = resolvedRun(experiment, spec);
    const { definition } = resolved;
    // It was measured by the optimizer's own conventions.
    const isMeasured = definition !== undefined && resolved.library === ownLibrary(definition);
    const recommended = isMeasured ? recommendedLearningRate(experiment, spec.optimizer) : undefined;
    const turned = turnedOf(computed, result, resolved);
    return {
      ...turned,
      label: result.label,
      optimizer: resolved.name,
      library: definition ? resolved.library : 'own',
      defaults: resolved.defaults,
      ...(recommended === undefined ? {} : { recommendedLearningRate: recommended }),
      ...rowsOf(result),
      ...extraOf(result),
      ...this.newForm(turned.slot, formOf(experiment, spec, resolved)),
    };
  }

  private newForm(slot: number, form: RunForm): { form?: RunForm } {
    const key = JSON.stringify(form);
    if (this.forms.get(slot) === key) return {};
    this.forms.set(slot, key);
    return { form };
  }
}

function formOf(experiment: Experiment, spec: RunSpec, resolved: ResolvedRun): RunForm {
  const { definition, rule, defaults } = resolved;
  const { optimizer: id } = spec;
  const shown = shownRule(resolved);
  const kin = kinOf(resolved);
  return {
    id,
    citation: definition?.citation ?? '',
    ...(definition?.caution !== undefined && { caution: definition.caution }),
    hyperparameters: definition?.hyperparameters ?? foundHyperparameters(rule, defaults),
    inits: shown.inits,
    rule: shown.assignments,
    cost: ruleCost(shown),
    ...(kin && { kin }),
    libraries: libraryPictures(experiment, spec, resolved, shown.assignments),
    ...(definition === undefined && { own: ownForm(resolved, experiment.optimizers?.[id]) }),
  };
}

function ownForm({ rule }: ResolvedRun, kept: OwnOptimizer | undefined): OwnForm {
  const states = rule.states.map(({ name }) => name);
  const equations = rule.assignments.length + rule.inits.length;
  return { source: rule.source, states, equations, ...(kept && { name: kept.name }) };
}

/** Several starts and seeds of a run are drawn by later versions; the first of each stands for it here. */
function drawnRuns({ result: { runs } }: Computed): readonly RunResult[] {
  return runs.filter(({ run }, index) => index === 0 || runs[index - 1].run !== run);
}

function resolvedRun(experiment: Experiment, spec: RunSpec): ResolvedRun {
  const resolution = resolveRun(experiment, spec);
  if (!resolution.ok) throw new Error(resolution.errors[0].message);
  return resolution.run;
}

/** What a gesture changes of a run. */
function turnedOf(
  { history }: Computed,
  result: RunResult,
  { values, schedule, clip }: ResolvedRun,
): Omit<SketchedRun, 'rows'> {
  const { experiment, slots } = history.present;
  const { run, stop, lastFiniteStep } = result;
  return {
    slot: slots[run],
    values,
    ...(schedule && { schedule: schedulePicture(schedule, experiment.runs[run], result) }),
    ...(clip && { clip }),
    stop,
    lastFiniteStep,
    metrics: runMetrics(result, targetLoss(experiment), knownMinima(experiment)),
  };
}

function knownMinima({ objective }: Experiment): LandscapePicture['minima'] {
  return (objective.kind === 'landscape' && landscapes.get(objective.id)?.minima) || [];
}

/** What is plotted besides theta, and is not theta itself: before averaging begins, an average is. */
function extraOf({ theta, extra = {} }: RunResult): Pick<RunPicture, 'extra'> {
  const others = Object.entries(extra).filter(([, column]) =>
    column.some((value, k) => !Object.is(value, theta[k])),
  );
  return others.length > 0 ? { extra: Object.fromEntries(others) } : {};
}

function rowsOf({ steps, theta, loss }: RunResult): Rows {
  return { steps, theta, loss };
}

function landscapePicture(experiment: Experiment): LandscapePicture {
  const { objective } = experiment;
  if (objective.kind === 'data') throw new Error('a data objective has no formula');
  const known = objective.kind === 'landscape' ? landscapes.get(objective.id) : undefined;
  const { formula, landscape } = landscapeOf(objective);
  return {
    name: known?.name ?? 'Your own',
    formula,
    parameters: landscape.parameters.map((parameter) => ({
      slider: sliderAround(parameter.default),
      scale: 'linear' as const,
      meaning: '',
      ...known?.parameters?.find(({ name }) => name === parameter.name),
      ...parameter,
      value: objective.parameters?.[parameter.name] ?? parameter.default,
    })),
    ...groundOf(landscape, experimentView(experiment)),
    minima: known?.minima ?? [],
  };
}

/** What a slider spans where nobody says: from 0, or from the other sign, to some times the number in the formula. */
function sliderAround(value: number): readonly [number, number] {
  if (value === 0) return [-1, 1];
  return value > 0 ? [0, 3 * value] : [3 * value, 0];
}
