import type { Change, Problem, ScheduleValues } from '../core/index';
import type { Picture, Refused } from '../protocol/messages';

/** Names a control, so that a refusal finds the field it is about. `panel` is the place for everything else. */
export type FieldKey =
  | 'landscape'
  | 'formula'
  | 'start.x'
  | 'start.y'
  | 'steps'
  | 'tolerance'
  | 'panel'
  | `parameter.${string}`
  /** The text of a run's own rule, and the name it is saved under. */
  | `rule.${number}`
  | `name.${number}`
  | `run.${number}.${string}`
  | `${'schedule' | 'warmup' | 'clip' | 'library' | 'label'}.${number}`
  | `schedule.${number}.${string}`
  | `noise.${'sigma' | 'seed'}`
  | 'seeds'
  | 'plane'
  | `data.${DataField}`
  /** How rows are taken: by one run, or by all. */
  | `sampling.${number | 'all'}.${SamplingField}`;

const dataFields = [
  'rows',
  'target',
  'features',
  'standardize',
  'model',
  'degree',
  'hidden',
  'activation',
  'loss',
  'l2',
  'heldOut',
  'seed',
] as const;
export type DataField = (typeof dataFields)[number];

export type SamplingField = 'batch' | 'order' | 'epochs';

/** What the host refused in one field. */
export interface Refusal {
  /** The newest revision when it was refused. */
  readonly revision: number;
  /** The value or text that was asked for; undefined where the field cannot tell. */
  readonly asked?: ScheduleValues[string];
  readonly problems: readonly Problem[];
}

/** Sorts the problems of a refused change by field. `picture` is what was on the screen. */
export function refusalsByField(
  { revision, change, problems }: Omit<Refused, 'type'>,
  picture: Picture | undefined,
): ReadonlyMap<FieldKey, Refusal> {
  const byField = new Map<FieldKey, Refusal>();
  for (const problem of problems) {
    // Another library or family may refuse what was right before: that is said where it was chosen.
    const byPath =
      change.kind === 'library' || isOfAnotherFamily(change, picture) ? undefined : fieldOfPath(problem.path);
    const key = byPath ?? fieldOfChange(change, picture);
    const asked = askedOf(change, key);
    byField.set(key, {
      revision,
      ...(asked === undefined ? {} : { asked }),
      problems: [...(byField.get(key)?.problems ?? []), problem],
    });
  }
  return byField;
}

/** Whether a change brings a model of another family: its loss and widths nobody has chosen. */
function isOfAnotherFamily(change: Change, picture: Picture | undefined): boolean {
  const objective = picture?.experiment.objective;
  if (change.kind !== 'data' || change.rows || !change.model || objective?.kind !== 'data') return false;
  return change.model.kind !== objective.model.kind;
}

/**
 * The refusals after runs were added, removed or moved, each at the run that it is about; of runs that have gone none is
 * left.
 * @param before the runs' slots in their order, and `after` those that they have now
 */
export function refusalsOfMovedRuns(
  refusals: ReadonlyMap<FieldKey, Refusal>,
  before: readonly number[],
  after: readonly number[],
): ReadonlyMap<FieldKey, Refusal> {
  if (before.join() === after.join()) return refusals;
  return new Map(
    [...refusals].flatMap(([key, refusal]): [FieldKey, Refusal][] => {
      const parts = /^(\w+)\.(\d+)\b(.*)$/.exec(key);
      if (parts === null) return [[key, refusal]];
      const index = after.indexOf(before[Number(parts[2])]);
      return index < 0 ? [] : [[`${parts[1]}.${index}${parts[3]}` as FieldKey, refusal]];
    }),
  );
}

function fieldOfPath(path: string | undefined): FieldKey | undefined {
  if (path === undefined) return undefined;
  const run = /^runs\[(\d+)\]\.hyperparameters\.(\w+)$/.exec(path);
  if (run !== null) return `run.${Number(run[1])}.${run[2]}`;
  const parameter = /^objective\.parameters\.(\w+)$/.exec(path);
  if (parameter !== null) return `parameter.${parameter[1]}`;
  const own = /^runs\[(\d+)\]\.(rule|name|label)$/.exec(path);
  if (own !== null) return `${own[2] as 'rule' | 'name' | 'label'}.${Number(own[1])}`;
  const sampling = /^(?:runs\[(\d+)\]\.sampling|objective)\.(batch|order|epochs)\b/.exec(path);
  if (sampling !== null)
    return `sampling.${sampling[1] === undefined ? 'all' : Number(sampling[1])}.${sampling[2] as SamplingField}`;
  const data = /^objective\.(?:rows\.|model\.)?(\w+)/.exec(path)?.[1];
  const dataField = dataFields.find((field) => field === data);
  if (dataField !== undefined) return `data.${dataField}`;
  if (/^objective\.model\b/.test(path)) return 'data.model';
  if (/^objective\.rows\b/.test(path)) return 'data.rows';
  if (/^seeds\b/.test(path)) return 'seeds';
  if (/^plane\b/.test(path)) return 'plane';
  if (path === 'objective.source') return 'formula';
  if (path === 'objective.id') return 'landscape';
  if (path === 'start[0]') return 'start.x';
  if (path === 'start[1]') return 'start.y';
  if (path === 'steps' || path === 'tolerance' || path === 'noise.sigma' || path === 'noise.seed')
    return path;
  return undefined;
}

function fieldOfChange(change: Change, picture: Picture | undefined): FieldKey {
  switch (change.kind) {
    case 'objective':
      return change.objective.kind === 'expression' ? 'formula' : 'landscape';
    case 'data':
      return `data.${change.rows ? 'rows' : change.model ? 'model' : change.heldOut === undefined ? 'seed' : 'heldOut'}`;
    case 'sampling':
      return `sampling.${change.run ?? 'all'}.batch`;
    case 'epochs':
      return 'sampling.all.epochs';
    case 'seeds':
    case 'plane':
      return change.kind;
    case 'start':
      return picture !== undefined && change.start[0] === picture.start[0] ? 'start.y' : 'start.x';
    case 'steps':
    case 'tolerance':
      return change.kind;
    case 'parameter':
      return `parameter.${change.name}`;
    case 'hyperparameter':
      return `run.${change.run}.${change.name}`;
    case 'edit-rule':
      return `rule.${change.run}`;
    case 'name-own':
      return `name.${change.run}`;
    case 'schedule':
    case 'warmup':
    case 'clip':
    case 'library':
    case 'label':
      return `${change.kind}.${change.run}`;
    case 'schedule-parameter':
      return `schedule.${change.run}.${change.name}`;
    default:
      return 'panel';
  }
}

function askedOf(change: Change, key: FieldKey): Refusal['asked'] {
  switch (change.kind) {
    case 'objective':
      return change.objective.kind === 'expression' ? change.objective.source : undefined;
    case 'start':
      return change.start[key === 'start.y' ? 1 : 0];
    case 'steps':
      return change.steps;
    case 'tolerance':
    case 'parameter':
    case 'hyperparameter':
    case 'schedule-parameter':
      return change.value;
    case 'edit-rule':
      return change.rule;
    case 'name-own':
      return change.name;
    case 'label':
      return change.label;
    case 'warmup':
      return change.steps;
    case 'clip':
      return change.clip && Object.values(change.clip)[0];
    case 'data':
      return askedOfData(change, key);
    case 'seeds':
      return change.seeds;
    case 'epochs':
      return change.epochs;
    case 'sampling':
      return key.endsWith('.epochs') ? change.sampling?.epochs : change.sampling?.batch;
    case 'noise':
      return change.noise?.[key === 'noise.seed' ? 'seed' : 'sigma'];
    default:
      return undefined;
  }
}

function askedOfData(
  { model, heldOut, seed }: Extract<Change, { kind: 'data' }>,
  key: FieldKey,
): Refusal['asked'] {
  switch (key) {
    case 'data.l2':
      return model?.l2;
    case 'data.degree':
      return model?.kind === 'polynomial' ? model.degree : undefined;
    case 'data.hidden':
      return model?.kind === 'mlp' ? model.hidden : undefined;
    case 'data.heldOut':
      return heldOut;
    case 'data.seed':
      return seed;
    default:
      return undefined;
  }
}
