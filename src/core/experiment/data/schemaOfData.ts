// The part of the schema that is about a model's loss on data.
import { dataSets } from '../../data/catalogue';
import { losses } from '../../losses/catalogue';
import { models } from '../../models/catalogue';
import {
  maxColumns,
  maxDegree,
  maxLayers,
  maxParameters,
  maxRepetitions,
  maxSteps,
  maxWidth,
} from '../limits';
import { choice, has, list, number, point, seed, text, where, whole, type Schema } from '../schemaParts';

/** The fields of an objective of the kind `data`. */
export function dataObjective(): Schema {
  return {
    required: ['rows', 'model'],
    properties: {
      rows: rows(),
      model: model(),
      heldOut: {
        ...number,
        minimum: 0,
        exclusiveMaximum: 1,
        description: 'The share of the rows that is kept out of training.',
      },
      seed: { ...seed, description: 'Draws what is held out, first parameters and the order of rows.' },
      ...sampling,
    },
  };
}

/** How rows become batches: fields of the objective, and of a run's `sampling`. */
export const sampling = {
  batch: {
    anyOf: [{ const: 'full' }, { type: 'integer', minimum: 1 }],
    description: 'Rows in an update. Absent: all.',
  },
  order: choice(
    ['shuffled', 'sequential'],
    ['Another order in every epoch, which the seeds decide.', 'As they stand.'],
  ),
  batches: {
    type: 'array',
    minItems: 1,
    items: { type: 'array', minItems: 1, items: { type: 'integer', minimum: 0 } },
    description: 'The numbers of the rows of every update, from 0.',
  },
  epochs: { ...whole(1, maxSteps), description: 'How often all rows are taken, in place of steps.' },
};

/** What holds of a whole experiment on data, and what of others. */
export function dependingOnData(): { readonly [key: string]: unknown } {
  const landscape = {
    start: point,
    starts: { items: point },
    plane: false,
    runs: { items: { properties: { sampling: false } } },
  };
  const data = { plane: plane() };
  return {
    if: { required: ['objective'], properties: { objective: has('kind', 'data') } },
    then: { properties: data },
    else: { properties: landscape },
  };
}

/** Numbers of a landscape’s x and y, or of all parameters of a model. */
export const start: Schema = {
  type: 'array',
  items: number,
  maxItems: maxParameters,
  description: 'Where every run begins. Absent: the landscape’s own start, or what a seed gives a model.',
};

export const starts: Schema = list(start, maxRepetitions, 'Several starts, in place of one.');

function plane(): Schema {
  return {
    type: 'object',
    description: 'Which plane of a model’s parameters is drawn.',
    required: ['kind'],
    properties: {
      kind: choice(
        ['pca', 'parameters', 'random'],
        ['The two directions in which paths differ most.', 'Two parameters.', 'Two random directions.'],
      ),
    },
    allOf: [
      where('kind', 'random', { required: ['seed'], properties: { seed } }),
      where('kind', 'parameters', {
        required: ['indices'],
        properties: { indices: { type: 'array', items: seed, minItems: 2, maxItems: 2, uniqueItems: true } },
      }),
    ],
  };
}

function rows(): Schema {
  const known = [...dataSets.values()];
  const standardize = {
    type: 'boolean',
    description: 'Whether features get mean 0 and standard deviation 1.',
  };
  return {
    type: 'object',
    description: 'A set that ships, a file beside this one, or the rows themselves.',
    anyOf: [{ required: ['builtin'] }, { required: ['file'] }, { required: ['features', 'target'] }],
    properties: {
      builtin: choice(
        known.map(({ id }) => id),
        known.map(({ name, teaches }) => `${name}. ${teaches}`),
      ),
      file: text('The path of a CSV file, relative to this one.'),
      standardize,
    },
    allOf: [
      {
        if: { required: ['file'] },
        then: {
          properties: {
            target: text('The column that is predicted.'),
            features: list(text(), maxColumns, 'The columns it is predicted from.'),
            delimiter: { type: 'string', minLength: 1, maxLength: 1 },
          },
        },
      },
      {
        if: { required: ['features'], not: { required: ['file'] } },
        then: {
          properties: {
            features: {
              type: 'array',
              minItems: 1,
              items: { type: 'array', items: number, minItems: 1, maxItems: maxColumns },
            },
            target: { type: 'array', items: number },
          },
        },
      },
    ],
  };
}

function model(): Schema {
  const known = [...models.values()];
  return {
    type: 'object',
    description: 'What is fitted to the rows.',
    required: ['kind'],
    properties: {
      kind: choice(
        known.map(({ kind }) => kind),
        known.map(({ name, meaning }) => `${name}. ${meaning}`),
      ),
      l2: { ...number, minimum: 0, description: 'Adds l2/2·‖W‖² to the loss; biases are free.' },
    },
    allOf: [
      ...known.map(({ kind, losses: takes }) =>
        where('kind', kind, {
          properties: {
            loss: {
              ...choice(
                takes,
                takes.map((id) => `${losses.get(id)!.name}: ${losses.get(id)!.formula}`),
              ),
              default: takes[0],
            },
          },
        }),
      ),
      where('kind', 'polynomial', {
        required: ['degree'],
        properties: { degree: whole(1, maxDegree) },
      }),
      where('kind', 'mlp', {
        required: ['hidden', 'activation'],
        properties: {
          hidden: list(whole(1, maxWidth), maxLayers, 'The width of each hidden layer.'),
          activation: { enum: ['tanh', 'relu'] },
        },
      }),
    ],
  };
}
