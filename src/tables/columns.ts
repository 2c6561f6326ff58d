import type { Model, Problem, Rows } from '../core/index';
import { didYouMean } from '../core/language/nearest';
import { maxCategories, maxClasses, maxFeatureCategories } from './limits';
import type { CategoryColumn, Column, NumberColumn, Table } from './table';

/** What an experiment says about a file's columns. */
export type Choice = Pick<Extract<Rows, { file: string }>, 'target' | 'features' | 'standardize'>;

/** What a model's loss wants of its target: a number, 0 or 1, or the index of a class. */
export type TargetKind = 'number' | 'binary' | 'classes';

/** A column that has numbers, or words that stand for them. */
export type UsableColumn = NumberColumn | CategoryColumn;

/** The columns that a model is trained on. */
export interface Chosen {
  readonly target: UsableColumn;
  readonly features: readonly UsableColumn[];
}

/** Whole numbers from 0 or 1 up to so many are taken for classes. */
const maxNumberedClasses = 10;

export function targetKindOf(model: Model): TargetKind {
  const byModel = {
    linear: 'number',
    polynomial: 'number',
    logistic: 'binary',
    mlp: 'binary',
    softmax: 'classes',
  } as const;
  const byLoss = { mse: 'number', huber: 'number', logistic: 'binary', 'cross-entropy': 'classes' } as const;
  return model.loss ? byLoss[model.loss] : byModel[model.kind];
}

/**
 * Finds the columns that are named. Without a name the target is the last column that can be one, and the features are
 * all others that can be.
 */
export function chooseColumns(
  table: Table,
  choice: Choice,
): { readonly ok: true; readonly chosen: Chosen } | { readonly ok: false; readonly errors: Problem[] } {
  const errors: Problem[] = [];
  const find = (name: string, path: string, refuse: (column: Column) => string | undefined) => {
    const column = table.columns.find((each) => each.name === name);
    const message = column
      ? refuse(column)
      : `The file has no column “${name}”.${didYouMean(
          name,
          table.columns.map((each) => each.name),
        )}`;
    if (message === undefined) return [column as UsableColumn];
    errors.push({ message, path: `objective.rows.${path}` });
    return [];
  };
  const target =
    choice.target === undefined
      ? table.columns.findLast((column) => refuseTarget(column) === undefined)
      : find(choice.target, 'target', refuseTarget)[0];
  if (!target && errors.length === 0)
    errors.push({ message: `No column can be the target: ${whyNone(table)}`, line: 1, column: 1 });
  const features =
    choice.features?.flatMap((name, index) => find(name, `features[${index}]`, refuseFeature)) ??
    table.columns.filter((column) => column !== target && refuseFeature(column) === undefined);
  if (choice.features === undefined && features.length === 0 && target)
    errors.push({
      message: `Besides the target “${target.name}” no column can be a feature: ${whyNone(table)}`,
      line: 1,
      column: 1,
    });
  choice.features?.forEach((name, index) => {
    if (name === target?.name || choice.features!.indexOf(name) < index)
      errors.push({ message: `“${name}” is chosen twice.`, path: `objective.rows.features[${index}]` });
  });
  if (choice.features?.length === 0)
    errors.push({ message: 'At least one feature is needed.', path: 'objective.rows.features' });
  return errors.length > 0
    ? { ok: false, errors }
    : { ok: true, chosen: { target: target as UsableColumn, features: features as UsableColumn[] } };
}

/** Why a column cannot be the target, if so. */
export function refuseTarget(column: Column): string | undefined {
  return refuse(column, maxClasses, 'classes of a target');
}

/** Why a column cannot be a feature, if so. */
export function refuseFeature(column: Column): string | undefined {
  return refuse(column, maxFeatureCategories, 'categories of a feature');
}

/** A model that suits the kind of the target. */
export function suggestModel(target: UsableColumn): Model {
  if (target.kind === 'category') return { kind: target.values.length === 2 ? 'logistic' : 'softmax' };
  const values = new Set<number>();
  for (const number of target.numbers) {
    if (!Number.isNaN(number)) values.add(number);
    if (values.size > maxNumberedClasses) return { kind: 'linear' };
  }
  const [first, ...others] = [...values].sort((a, b) => a - b);
  if (others.length === 1) return { kind: 'logistic' };
  const isNumbered =
    others.length > 1 && (first === 0 || first === 1) && others.every((value, k) => value === first + k + 1);
  return { kind: isNumbered ? 'softmax' : 'linear' };
}

function refuse(column: Column, max: number, what: string): string | undefined {
  if (column.kind === 'text')
    return `“${column.name}” has more than ${maxCategories} different words: it is text, which no model here reads.`;
  if (column.kind === 'number')
    return column.numbers.every(Number.isNaN) ? `“${column.name}” has no numbers.` : undefined;
  const { length } = column.values;
  if (length < 2) return `“${column.name}” is the same in every row.`;
  return length > max
    ? `“${column.name}” has ${length} different words; there are at most ${max} ${what}.`
    : undefined;
}

function whyNone({ columns, lines }: Table): string {
  if (lines.length === 0) return 'there is no row below the first one.';
  if (columns.length === 1) return `“${columns[0].name}” is the only one.`;
  return refuseTarget(columns.at(-1)!) ?? refuseFeature(columns[0]) ?? 'nothing else is left.';
}
