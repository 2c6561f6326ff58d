import {
  experimentView,
  foundHyperparameters,
  kinOf,
  landscapes,
  ownLibrary,
  recommendedLearningRate,
  resolveRun,
  ruleCost,
  runMetrics,
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
  Ground,
  LandscapePicture,
  OwnForm,
  Picture,
  RunForm,
  RunPicture,
  Sketch,
  SketchedRun,
} from '../protocol/messages';
import type { PartialPicture } from '../protocol/partialPicture';
import { inOnePiece, thinRows, type Rows } from '../protocol/thinnedRows';
import { dataLandscape } from './data/dataPicture';
import { firstOfEach, startOf, stillOn, type DataSurface, type ShownData } from './data/shownData';
import { groundOf, landscapeKey, landscapeOf } from './ground';
import { libraryPictures } from './libraryPictures';
import { schedulePicture } from './schedulePicture';
import { partialPicture } from './data/partialPicture';
import type { Computed, PartlyComputed } from './session';
import { toleranceOf } from './tolerance';

/** Draws computed experiments for one document of the webview, which keeps what it was sent before. */
export class Painter {
  private landscape = '';
  /** Of data: on which plane the document's trajectories are. */
  private surface: DataSurface | undefined;
  private readonly forms = new Map<number, string>();

  /** What the document has to be told to show this. */
  picture(computed: Computed): Picture {
    const { data } = computed;
    return {
      ...this.drawing(computed, data),
      runs: firstOfEach(computed.result.runs).map((run) => this.run(computed, data, run)),
    };
  }

  /** The same with as much of the trajectories as pixels can show, and of data on the plane that there was before. */
  sketch(computed: Computed): Sketch {
    const { experiment } = computed.history.present;
    const runs = firstOfEach(computed.result.runs);
    const data = computed.data && stillOn(this.surface, computed.data, runs);
    const tolerance = toleranceOf(experiment, data?.surface.drawn.view ?? experimentView(experiment), runs);
    const rows = inOnePiece(runs.map((run) => thinRows(rowsOf(run, data), tolerance)));
    return {
      ...this.drawing(computed, data),
      runs: runs.map((run, i) => {
        const resolved = resolvedRun(experiment, experiment.runs[run.run]);
        return { ...turnedOf(computed, run, resolved), rows: rows[i] };
      }),
      tolerance,
    };
  }

  /** What there is already of a revision whose picture follows. */
  partial(partly: PartlyComputed): PartialPicture {
    return partialPicture(partly, this.surface);
  }

  private drawing(
    { revision, history, result }: Computed,
    data: ShownData | undefined,
  ): Omit<Picture, 'runs'> {
    const { experiment, slots } = history.present;
    const [x, y] = data ? startOf(data, result.runs) : startsOf(experiment)[0];
    const target = targetLoss(experiment, knownMinima(experiment, data));
    // The document forgets what belongs to runs that are gone.
    for (const slot of this.forms.keys()) if (!slots.includes(slot)) this.forms.delete(slot);
    this.surface = data?.surface;
    return {
      revision,
      experiment,
      ...this.newLandscape(experiment, data?.surface),
      start: [x, y],
      canUndo: history.past.length > 0,
      canRedo: history.future.length > 0,
      ...(target === undefined ? {} : { target }),
    };
  }

  private newLandscape(
    experiment: Experiment,
    surface: DataSurface | undefined,
  ): { landscape?: LandscapePicture } {
    const key = landscapeKey(experiment, surface);
    if (key === this.landscape) return {};
    this.landscape = key;
    return {
      landscape:
        surface && experiment.objective.kind === 'data'
          ? dataLandscape(experiment.objective, surface)
          : landscapePicture(experiment),
    };
  }

  private run(computed: Computed, data: ShownData | undefined, result: RunResult): RunPicture {
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
      ...rowsOf(result, data),
      ...extraOf(result, data),
      ...(data && { training: data.training.get(result.run)! }),
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
  const isOnData = experiment.objective.kind === 'data';
  const caution = isOnData ? definition?.cautionOnData : definition?.caution;
  return {
    id,
    citation: definition?.citation ?? '',
    ...(caution !== undefined && { caution }),
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

function resolvedRun(experiment: Experiment, spec: RunSpec): ResolvedRun {
  const resolution = resolveRun(experiment, spec);
  if (!resolution.ok) throw new Error(resolution.errors[0].message);
  return resolution.run;
}

/** What a gesture changes of a run. */
function turnedOf(
  { history, data, isBegun }: Computed,
  result: RunResult,
  { values, schedule, clip }: ResolvedRun,
): Omit<SketchedRun, 'rows'> {
  const { experiment, slots } = history.present;
  const { run, stop, lastFiniteStep } = result;
  const minima = knownMinima(experiment, data);
  const metrics = runMetrics(result, targetLoss(experiment, minima), minima);
  const goesOn = isBegun && metrics.status.kind === 'cancelled';
  return {
    slot: slots[run],
    values,
    ...(schedule && { schedule: schedulePicture(schedule, experiment.runs[run], result) }),
    ...(clip && { clip }),
    stop,
    lastFiniteStep,
    metrics: goesOn ? { ...metrics, status: { ...metrics.status, kind: 'begun' } } : metrics,
  };
}

function knownMinima({ objective }: Experiment, data: ShownData | undefined): LandscapePicture['minima'] {
  if (data) return data.surface.minima;
  return (objective.kind === 'landscape' && landscapes.get(objective.id)?.minima) || [];
}

/** What is plotted besides theta, and is not theta itself: before averaging begins, an average is. */
function extraOf({ theta, extra = {} }: RunResult, data: ShownData | undefined): Pick<RunPicture, 'extra'> {
  const others = Object.entries(extra).filter(([, column]) =>
    column.some((value, k) => !Object.is(value, theta[k])),
  );
  const drawn = others.map(([name, column]) => [name, data ? data.tracks.get(column)! : column]);
  return others.length > 0 ? { extra: Object.fromEntries(drawn) as Record<string, Float64Array> } : {};
}

function rowsOf({ steps, theta, loss }: RunResult, data: ShownData | undefined): Rows {
  return { steps, theta: data ? data.tracks.get(theta)! : theta, loss };
}

function landscapePicture(experiment: Experiment): LandscapePicture {
  const { landscape } = landscapeOf(experiment.objective);
  return { ...formulaPicture(experiment), ...groundOf(landscape, experimentView(experiment)) };
}

/** A landscape without samples. */
export function formulaPicture(
  experiment: Experiment,
): Omit<LandscapePicture, 'data' | keyof Ground> & Pick<Ground, 'view'> {
  const { objective } = experiment;
  if (objective.kind === 'data') throw new Error('a data objective has no formula');
  const known = objective.kind === 'landscape' ? landscapes.get(objective.id) : undefined;
  const { formula, landscape } = landscapeOf(objective);
  return {
    name: known?.name ?? 'Your own',
    formula,
    view: experimentView(experiment),
    parameters: landscape.parameters.map((parameter) => ({
      slider: sliderAround(parameter.default),
      scale: 'linear' as const,
      meaning: '',
      ...known?.parameters?.find(({ name }) => name === parameter.name),
      ...parameter,
      value: objective.parameters?.[parameter.name] ?? parameter.default,
    })),
    minima: known?.minima ?? [],
  };
}

/** What a slider spans where nobody says: from 0, or from the other sign, to some times the number in the formula. */
function sliderAround(value: number): readonly [number, number] {
  if (value === 0) return [-1, 1];
  return value > 0 ? [0, 3 * value] : [3 * value, 0];
}
