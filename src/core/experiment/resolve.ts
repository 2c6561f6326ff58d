import { remember } from '../compile/cache';
import { compileRule } from '../language/rule';
import { didYouMean } from '../language/nearest';
import { optimizers } from '../optimizers/catalogue';
import type { Hyperparameter, OptimizerDefinition } from '../optimizers/definition';
import { libraryNames, ownLibrary } from '../optimizers/libraries';
import { variantOf } from '../optimizers/variant';
import type { Rule } from '../language/rule';
import type { Problem } from '../problem';
import { outOfRange } from '../range';
import { resolveSchedule, type ResolvedSchedule } from '../schedules/resolve';
import type { Experiment, Library, RunSpec, Values } from './types';

/** A run with everything that its spec leaves to the catalogue. */
export interface ResolvedRun {
  /** As the run's library has it. Absent for a rule of the user's own. */
  readonly definition?: OptimizerDefinition;
  /** The optimizer's name. */
  readonly name: string;
  readonly library: Library;
  readonly rule: Rule;
  /** Every hyperparameter's value. */
  readonly values: Values;
  /** The library's defaults, or those that an own optimizer was saved with. */
  readonly defaults: Values;
  readonly schedule?: ResolvedSchedule;
  readonly clip?: NonNullable<RunSpec['clip']>;
}

export type Resolution =
  | { readonly ok: true; readonly run: ResolvedRun }
  | { readonly ok: false; readonly errors: readonly Problem[] };

const rules = remember(128, compileRule);

/**
 * Completes a run. Errors have paths relative to the run (`hyperparameters.lr`).
 * @param experiment without steps, a schedule has to say itself what else follows them
 */
export function resolveRun(
  experiment: Pick<Experiment, 'optimizers'> & Partial<Pick<Experiment, 'steps'>>,
  spec: RunSpec,
): Resolution {
  const resolved = resolveOptimizer(experiment, spec);
  return resolved.ok ? withTraining(resolved.run, spec, experiment.steps) : resolved;
}

/** Adds what goes on around the rule: the schedule of its learning rate, and clipping. */
function withTraining(run: ResolvedRun, spec: RunSpec, steps: number | undefined): Resolution {
  const errors: Problem[] = [];
  let result = run;
  if (spec.schedule !== undefined) {
    const { lr } = run.values;
    const resolved = typeof lr === 'number' ? resolveSchedule(spec.schedule, { lr, steps }) : undefined;
    if (resolved?.ok) result = { ...result, schedule: resolved.schedule };
    else if (resolved)
      errors.push(
        ...resolved.errors.map((error) => ({
          ...error,
          path: ['schedule', error.path].filter(Boolean).join('.'),
        })),
      );
    else errors.push({ path: 'schedule', message: 'The rule has no “lr” that a schedule could turn.' });
  }
  if (spec.clip !== undefined) {
    const problem = wrongClip(spec.clip);
    if (problem) errors.push(problem);
    else result = { ...result, clip: spec.clip };
  }
  return errors.length > 0 ? fail(errors) : { ok: true, run: result };
}

function wrongClip(clip: unknown): Problem | undefined {
  const isRecord = typeof clip === 'object' && clip !== null && !Array.isArray(clip);
  const [limit, ...others] = isRecord ? Object.entries(clip) : [];
  if (limit === undefined || others.length > 0 || !['value', 'norm'].includes(limit[0]))
    return { path: 'clip', message: 'Clipping has either a “value” or a “norm”.' };
  const [name, value] = limit;
  const message = outOfRange({ name, range: [0, Infinity], open: 'min' }, value);
  return message === undefined ? undefined : { path: `clip.${name}`, message };
}

function resolveOptimizer(experiment: Pick<Experiment, 'optimizers'>, spec: RunSpec): Resolution {
  const own = experiment.optimizers ?? {};
  if (spec.optimizer === 'custom') {
    if (spec.rule === undefined) return fail([{ path: 'rule', message: 'A custom run needs a rule.' }]);
    return resolveOwn(spec, spec.rule, 'Custom', {}, 'rule');
  }
  if (Object.hasOwn(own, spec.optimizer)) {
    const { name, rule, hyperparameters } = own[spec.optimizer];
    return resolveOwn(spec, rule, name, hyperparameters, 'optimizer');
  }
  const definition = optimizers.get(spec.optimizer);
  if (!definition) {
    const hint = didYouMean(spec.optimizer, [...optimizers.keys(), ...Object.keys(own), 'custom']);
    return fail([{ path: 'optimizer', message: `There is no optimizer “${spec.optimizer}”.${hint}` }]);
  }
  return resolveCatalogue(spec, definition);
}

function resolveCatalogue(spec: RunSpec, entry: OptimizerDefinition): Resolution {
  const library = spec.library ?? ownLibrary(entry);
  const mapping = Object.hasOwn(entry.libraries, library) ? entry.libraries[library] : undefined;
  if (!mapping) {
    const known = Object.keys(entry.libraries).join(', ');
    return fail([
      {
        path: 'library',
        message: `${entry.name} is not known as “${library}” has it; choose of: ${known}.`,
      },
    ]);
  }
  const compiled = rules(mapping.rule ?? entry.rule);
  if (!compiled.ok) return fail(compiled.errors.map((error) => ({ ...error, path: 'rule' })));
  const definition = variantOf(entry, mapping, mapping.rule === undefined ? undefined : compiled.rule);
  const defaults: Values = Object.fromEntries(
    definition.hyperparameters.map((parameter) => [parameter.name, parameter.default]),
  );
  const given = spec.hyperparameters ?? {};
  const errors = Object.entries(given).flatMap(([name, value]) => {
    const declared = definition.hyperparameters.find((parameter) => parameter.name === name);
    const message = declared ? wrongValue(declared, value) : unknownHyperparameter(definition, name);
    return message === undefined ? [] : [{ path: `hyperparameters.${name}`, message }];
  });
  if (errors.length > 0) return fail(errors);
  const values = { ...defaults, ...given };
  return {
    ok: true,
    run: { definition, name: definition.name, library, rule: compiled.rule, values, defaults },
  };
}

function resolveOwn(spec: RunSpec, source: string, name: string, defaults: Values, path: string): Resolution {
  const compiled = rules(source);
  if (!compiled.ok) return fail(compiled.errors.map((error) => ({ ...error, path })));
  const given = { ...defaults, ...spec.hyperparameters };
  const names = compiled.rule.hyperparameters.map((parameter) => parameter.name);
  const errors: Problem[] = Object.keys(given)
    .filter((key) => !names.includes(key))
    .map((key) => ({
      path: `hyperparameters.${key}`,
      message: `The rule has no hyperparameter “${key}”.${didYouMean(key, names)}`,
    }));
  for (const { name: key, kind, at } of compiled.rule.hyperparameters) {
    const value = Object.hasOwn(given, key) ? given[key] : undefined;
    if (value === undefined) {
      const message = `“${key}” has no value.${didYouMean(key, Object.keys(given))}`;
      errors.push({ path, message, line: at.line, column: at.column, length: at.length });
    } else if (
      typeof value !== (kind === 'flag' ? 'boolean' : 'number') ||
      (kind === 'number' && !Number.isFinite(value))
    ) {
      const wanted = kind === 'flag' ? 'true or false' : 'a finite number';
      errors.push({ path: `hyperparameters.${key}`, message: `“${key}” must be ${wanted}.` });
    }
  }
  if (errors.length > 0) return fail(errors);
  return { ok: true, run: { name, library: 'source', rule: compiled.rule, values: given, defaults } };
}

function fail(errors: readonly Problem[]): Resolution {
  return { ok: false, errors };
}

function unknownHyperparameter({ name, hyperparameters }: OptimizerDefinition, unknown: string): string {
  const known = hyperparameters.map((parameter) => parameter.name);
  return `${name} has no hyperparameter “${unknown}”.${didYouMean(unknown, known) || ` It has: ${known.join(', ')}.`}`;
}

/** What is wrong with a value, in words, or undefined. */
function wrongValue(parameter: Hyperparameter, value: unknown): string | undefined {
  const { name } = parameter;
  if (parameter.kind === 'flag')
    return typeof value === 'boolean' ? undefined : `“${name}” must be true or false.`;
  return outOfRange(parameter, value);
}

/** A run's label: its own, else the optimizer's name, with the library where that is not the optimizer's own. */
export function runLabel({ label }: RunSpec, { name, library, definition }: ResolvedRun): string {
  if (label !== undefined) return label;
  const isOwn = definition === undefined || library === ownLibrary(definition);
  return isOwn ? name : `${name} (${libraryNames[library]})`;
}

/**
 * The runs' labels, all different: of several with the same, the later ones get the next number that no other label
 * has.
 */
export function runLabels(experiment: Experiment, runs: readonly ResolvedRun[]): string[] {
  const labels = runs.map((run, index) => runLabel(experiment.runs[index], run));
  const wanted = new Set(labels);
  const taken = new Set<string>();
  return labels.map((label) => {
    let free = label;
    for (let count = 2; taken.has(free) || (free !== label && wanted.has(free)); count++)
      free = `${label} ${count}`;
    taken.add(free);
    return free;
  });
}
