import {
  areLeastSquares,
  dataSets,
  models,
  scalingOf,
  type Experiment,
  type Model,
  type Scaling,
} from '../../core/index';
import type { DataKind, DataPicture, RowsPicture } from '../../protocol/data';
import type { LandscapePicture } from '../../protocol/messages';
import { tablePicture } from '../tables/tablePicture';
import { parameterNames } from './parameterNames';
import { pointsOf, shownRows } from './points';
import type { DataSurface } from './shownData';

type DataSpec = Extract<Experiment['objective'], { kind: 'data' }>;

/** The landscape of a model's loss on data: the plane of its parameters, coarse at first. */
export function dataLandscape(spec: DataSpec, surface: DataSurface): LandscapePicture {
  const data = dataPicture(spec, surface);
  return {
    name: `${data.rows.name}: ${data.model.name}`,
    formula: data.model.loss,
    data,
    parameters: [],
    ...surface.ground,
    minima: surface.minima,
  };
}

/** What the panel is told of a model, its rows and the plane that is drawn. */
function dataPicture(spec: DataSpec, shown: DataSurface): DataPicture {
  const { objective, drawn } = shown;
  const rows = rowsPicture(spec, shown);
  const names = parameterNames(objective.model, rows.features, rows.classes);
  return {
    rows,
    model: {
      name: modelName(spec.model, objective.training.columns, objective.model.outputs),
      loss: lossName(shown),
      parameters: objective.dimension,
      names,
      blocks: objective.model.blocks.map(({ name, rows, columns }) => ({ name, rows, columns })),
      isLeastSquares: areLeastSquares(objective),
    },
    plane: {
      choice: drawn.choice,
      axes: axesOf(shown, names),
      ...(drawn.plane.explained && { explained: drawn.plane.explained }),
      isWhole: drawn.isWhole,
    },
    points: pointsOf(objective, shownRows(objective)),
  };
}

/** “mean squared error”, with what is added to it. */
function lossName({ objective: { model } }: DataSurface): string {
  const names: Readonly<Record<typeof model.loss.id, string>> = {
    mse: 'mean squared error',
    huber: 'mean Huber loss',
    logistic: 'mean logistic loss',
    'cross-entropy': 'mean cross-entropy',
  };
  const { l2 = 0 } = model.model;
  return l2 === 0 ? names[model.loss.id] : `${names[model.loss.id]} + ${l2}/2 ‖W‖²`;
}

function rowsPicture({ rows, ...held }: DataSpec, { objective, rows: loaded }: DataSurface): RowsPicture {
  const { training, heldOut } = objective;
  const counts = { training: training.target.length, heldOut: heldOut?.target.length ?? 0 };
  const { names = Array.from({ length: training.columns }, (_, i) => `x${i + 1}`) } = training;
  const kind = kindOf(objective);
  if (loaded)
    return {
      name: loaded.file,
      kind,
      ...counts,
      features: names,
      target: loaded.prepared.target,
      classes: loaded.prepared.classes ?? [],
      standardized: standardizedColumns(
        { means: loaded.prepared.scales.mean, deviations: loaded.prepared.scales.deviation },
        names,
      ),
      table: tablePicture(loaded),
    };
  const known = 'builtin' in rows ? dataSets.get(rows.builtin) : undefined;
  return {
    name: known?.name ?? 'Rows of the experiment',
    kind,
    ...counts,
    features: known?.features ?? names,
    target: known?.target ?? 'y',
    classes: known?.classes ?? [],
    ...(known && { origin: known.origin, licence: known.licence }),
    standardized: standardizedColumns(scalingOf(rows, held), known?.features ?? names),
  };
}

/** What the target is to the model's loss. */
function kindOf({ model }: DataSurface['objective']): DataKind {
  return ({ number: 'regression', binary: 'binary', class: 'classes' } as const)[model.loss.target];
}

/** The columns that do not stand as they were. */
function standardizedColumns(
  scaling: Scaling | undefined,
  names: readonly string[],
): RowsPicture['standardized'] {
  if (!scaling) return [];
  return names.flatMap((name, i) => {
    const [mean, deviation] = [scaling.means[i], scaling.deviations[i]];
    return mean === 0 && deviation === 1 ? [] : [{ name, mean, deviation }];
  });
}

function modelName(model: Model, features: number, outputs: number): string {
  const { name } = models.get(model.kind)!;
  switch (model.kind) {
    case 'polynomial':
      return `${name} of degree ${model.degree}`;
    case 'mlp':
      return `${name} ${[features, ...model.hidden, outputs].join('-')}, ${model.activation === 'relu' ? 'ReLU' : 'tanh'}`;
    default:
      return name;
  }
}

function axesOf({ drawn: { choice, plane } }: DataSurface, names: readonly string[]): [string, string] {
  switch (choice.kind) {
    case 'pca': {
      const [first, second] = (plane.explained ?? [0, 0]).map(percent);
      return [`PC 1, ${first}`, `PC 2, ${second}`];
    }
    case 'random':
      return ['random direction 1', 'random direction 2'];
    case 'parameters': {
      const [x, y] = choice.indices.map((index) => names[index] ?? `parameter ${index}`);
      return [x, y];
    }
  }
}

/** Nothing is called everything, or nothing, that is not. */
function percent(share: number): string {
  const rounded = Math.round(100 * share);
  if (rounded === 100 && share < 1 - 1e-9) return 'over 99 %';
  if (rounded === 0 && share > 1e-9) return 'under 1 %';
  return `${rounded} %`;
}
