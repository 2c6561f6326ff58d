import { compileLandscape } from '../compile/landscapeFunctions';
import { landscapes } from '../landscapes/catalogue';
import type { Hyperparameter } from '../optimizers/definition';
import { optimizers } from '../optimizers/catalogue';
import { librariesOf, libraryNames, ownLibrary } from '../optimizers/libraries';
import { schedules } from '../schedules/catalogue';
import type { ScheduleParameter } from '../schedules/definition';
import { maxRepetitions, maxRuns, maxScheduleList, maxSteps } from './limits';
import { resolveRun } from './resolve';
import { dataObjective, dependingOnData, sampling, start, starts } from './data/schemaOfData';
import { choice, list, number, point, seed, text, where, whole, type Schema } from './schemaParts';
import type { Library } from './types';

/**
 * The JSON schema (draft 7) of an experiment's file: what can be completed and checked while it is typed. Whatever is
 * a valid experiment satisfies it; what it cannot tell is left to {@link parseExperiment}: rules, formulas, sums.
 */
export function experimentSchema(): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Optimizer Lab experiment',
    type: 'object',
    required: ['version', 'objective', 'steps', 'runs'],
    properties: {
      version: { const: 1, description: 'The version of this format.' },
      title: text('What the experiment is about.'),
      objective: objective(),
      start,
      starts,
      steps: { ...whole(1, maxSteps), description: 'Updates of each run.' },
      seeds: list(seed, maxRepetitions, 'Repetitions with other noise, first parameters and batches.'),
      noise: {
        type: 'object',
        description: 'Normal noise on each number of the gradient, the same for every run.',
        required: ['sigma', 'seed'],
        properties: { sigma: { ...number, minimum: 0 }, seed },
      },
      tolerance: {
        ...number,
        exclusiveMinimum: 0,
        description: 'How far above the lowest minimum counts as converged.',
      },
      optimizers: {
        type: 'object',
        description: 'Own optimizers, by the ids that runs name.',
        additionalProperties: {
          type: 'object',
          required: ['name', 'rule', 'hyperparameters'],
          properties: { name: { type: 'string' }, rule, hyperparameters: values },
        },
      },
      libraries: {
        type: 'object',
        description: 'The versions of the libraries whose defaults hold.',
        additionalProperties: text(),
      },
      plane: { type: 'object' },
      runs: list({ $ref: '#/definitions/run' }, maxRuns, 'What is compared.'),
    },
    ...dependingOnData(),
    definitions: { run: run(), schedule: schedule() },
  };
}

const values = { type: 'object', additionalProperties: { type: ['number', 'boolean'] } };
const rule = {
  type: 'string',
  description: 'One equation a line, such as "theta = theta - lr * g".',
};

function objective(): Schema {
  const known = [...landscapes.values()];
  return {
    type: 'object',
    required: ['kind'],
    properties: {
      kind: choice(
        ['landscape', 'expression', 'data'],
        ['A landscape of the catalogue.', 'A formula in x and y.', 'A model’s loss on rows of data.'],
      ),
      parameters: { type: 'object', additionalProperties: number },
    },
    allOf: [
      where('kind', 'landscape', {
        required: ['id'],
        properties: {
          id: choice(
            known.map(({ id }) => id),
            known.map(({ name, teaches }) => `${name}. ${teaches}`),
          ),
        },
      }),
      where('kind', 'expression', {
        required: ['source'],
        properties: {
          source: { type: 'string', description: 'A formula in x and y, such as "x^2/20 + y^2".' },
          view: {
            type: 'object',
            description: 'What is visible of the plane.',
            required: ['x', 'y'],
            properties: { x: point, y: point },
          },
        },
      }),
      where('kind', 'data', dataObjective()),
      ...known.map(({ id, formula, parameters = [] }) => {
        const compiled = compileLandscape(formula);
        const names = compiled.ok ? compiled.landscape.parameters : [];
        return where('id', id, {
          properties: {
            parameters: {
              additionalProperties: false,
              properties: Object.fromEntries(
                names.map((each) => [
                  each.name,
                  {
                    ...number,
                    default: each.default,
                    description: parameters.find(({ name }) => name === each.name)?.meaning ?? '',
                  },
                ]),
              ),
            },
          },
        });
      }),
    ],
  };
}

function run(): Schema {
  const known = [...optimizers.values()];
  return {
    type: 'object',
    required: ['optimizer'],
    properties: {
      optimizer: {
        anyOf: [
          choice(
            [...known.map(({ id }) => id), 'custom'],
            [...known.map(({ name, citation }) => `${name}. ${citation}`), 'The rule of this run.'],
          ),
          { type: 'string', description: 'An id of “optimizers”.' },
        ],
      },
      rule,
      library: {
        ...choice(Object.keys(libraryNames), Object.values(libraryNames)),
        description: 'Whose rule and defaults it follows. Absent: PyTorch’s, or its authors’.',
      },
      hyperparameters: { ...values, description: 'Those that do not have the library’s defaults.' },
      label: text('What it is called.'),
      schedule: { $ref: '#/definitions/schedule' },
      clip: {
        description: 'Keeps each number of the gradient, or its norm, below a limit.',
        type: 'object',
        minProperties: 1,
        maxProperties: 1,
        additionalProperties: false,
        properties: {
          value: { ...number, exclusiveMinimum: 0 },
          norm: { ...number, exclusiveMinimum: 0 },
        },
      },
      sampling: {
        type: 'object',
        description: 'How this run takes its rows, where not as all.',
        properties: sampling,
      },
    },
    allOf: [
      where('optimizer', 'custom', { required: ['rule'] }),
      ...known.flatMap((entry) => librariesOf(entry).map((library) => ofLibrary(entry.id, library))),
    ],
  };
}

/** The hyperparameters of an optimizer as a library has them. */
function ofLibrary(id: string, library: Library): Schema {
  const resolved = resolveRun({}, { optimizer: id, library });
  const definition = resolved.ok ? resolved.run.definition : undefined;
  if (!definition) throw new Error(`${id} is not known as ${library} has it`);
  const isOwn = library === ownLibrary(definition);
  return {
    if: {
      required: isOwn ? ['optimizer'] : ['optimizer', 'library'],
      properties: { optimizer: { const: id }, library: { const: library } },
    },
    then: {
      properties: {
        hyperparameters: {
          additionalProperties: false,
          properties: Object.fromEntries(
            definition.hyperparameters.map((each) => [each.name, declared(each)]),
          ),
        },
      },
    },
  };
}

function declared(parameter: Hyperparameter): Schema {
  const { kind, meaning } = parameter;
  const about = { default: parameter.default, description: meaning };
  return kind === 'flag' ? { type: 'boolean', ...about } : { ...number, ...bounds(parameter), ...about };
}

function bounds({
  range,
  open,
}: {
  readonly range: readonly [number, number];
  readonly open?: 'min' | 'max' | 'both';
}) {
  const [min, max] = range;
  const [isMinOpen, isMaxOpen] = [open === 'min' || open === 'both', open === 'max' || open === 'both'];
  return {
    ...(Number.isFinite(min) && { [isMinOpen ? 'exclusiveMinimum' : 'minimum']: min }),
    ...(Number.isFinite(max) && { [isMaxOpen ? 'exclusiveMaximum' : 'maximum']: max }),
  };
}

function schedule(): Schema {
  const known = [...schedules.values()];
  return {
    type: 'object',
    description: 'Turns the learning rate, as in torch.optim.lr_scheduler.',
    required: ['name'],
    properties: {
      name: choice(
        known.map(({ id }) => id),
        known.map(({ name, citation }) => `${name}. ${citation}`),
      ),
      hyperparameters: { type: 'object' },
      warmup: { ...whole(0, maxSteps), description: 'Steps of linear warm-up before it.' },
    },
    allOf: known.map(({ id, parameters }) =>
      where('name', id, {
        properties: {
          hyperparameters: {
            additionalProperties: false,
            properties: Object.fromEntries(parameters.map((each) => [each.name, ofSchedule(each)])),
          },
        },
      }),
    ),
  };
}

function ofSchedule(parameter: ScheduleParameter): Schema {
  // A default that follows the run is no value that could be shown.
  const about = {
    description: parameter.meaning,
    ...(typeof parameter.default !== 'object' && { default: parameter.default }),
  };
  switch (parameter.kind) {
    case 'flag':
      return { type: 'boolean', ...about };
    case 'choice':
      return { enum: parameter.options, ...about };
    case 'steps':
      return { type: 'array', items: whole(0, maxSteps), maxItems: maxScheduleList, ...about };
    case 'number':
      return { type: parameter.whole ? 'integer' : 'number', ...bounds(parameter), ...about };
  }
}
