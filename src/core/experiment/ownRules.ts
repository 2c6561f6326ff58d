// Rules of the user's own: how they come into an experiment, change, and get a name.
import { checkRule, compileRule, type Rule } from '../language/rule';
import { optimizers as catalogue } from '../optimizers/catalogue';
import type { Problem } from '../problem';
import { startingValues } from './foundHyperparameters';
import { maxTitleLength } from './limits';
import { shownText } from './ownText';
import { recommendedLearningRate } from './recommend';
import { resolveRun, type ResolvedRun } from './resolve';
import type { Experiment, OwnOptimizer, RunSpec, Values } from './types';

/** What can be wished of own rules. */
export type OwnRuleChange =
  /** A run of an own optimizer that is kept elsewhere, which the experiment takes in; without one, of a first rule. */
  | { readonly kind: 'add-own'; readonly own?: OwnOptimizer & { readonly id: string } }
  /** An own run right behind another one: its rule as shown, with its values. */
  | { readonly kind: 'copy-as-own'; readonly run: number }
  /**
   * The text of an own run's rule, and so that of all runs of the same own optimizer. Hyperparameters that are still
   * there keep their values; new ones begin at a {@link startingValues | starting value}.
   */
  | { readonly kind: 'edit-rule'; readonly run: number; readonly rule: string }
  /**
   * Puts an own run's rule among the experiment's optimizers, with the run's values as defaults. Under the name that it
   * has already it takes the place of what was there; other runs of it keep their values.
   */
  | { readonly kind: 'name-own'; readonly run: number; readonly name: string };

/** What a rule of one's own begins with. */
const firstRule = `m = momentum * m + g    # the gradients so far
theta = theta - lr * m`;

/** What speaks against such a change of an experiment that has the run. */
export function refuseOwnRule(experiment: Experiment, change: OwnRuleChange): Problem | undefined {
  if (change.kind === 'add-own') {
    const { own } = change;
    if (own === undefined || isOwnOptimizer(own)) return undefined;
    return { message: 'An own optimizer has an id, a name, a rule and hyperparameters.', path: 'optimizers' };
  }
  if (change.kind === 'copy-as-own') return undefined;
  const path = `runs[${change.run}].${change.kind === 'edit-rule' ? 'rule' : 'name'}`;
  if (!isOwn(experiment, experiment.runs[change.run]))
    return { message: 'Only a rule of your own can be edited; edit a copy of this one.', path };
  if (change.kind === 'edit-rule') {
    if (typeof change.rule !== 'string') return { message: 'The rule must be a text.', path };
    const compiled = compileRule(change.rule);
    return compiled.ok ? undefined : { ...compiled.errors[0], path };
  }
  const message = wrongName(change.name, experiment.runs[change.run].optimizer, experiment.optimizers ?? {});
  return message === undefined ? undefined : { message, path };
}

/** Carries such a change out; it has been found to be possible. */
export function applyOwnRule(experiment: Experiment, change: OwnRuleChange): Experiment {
  switch (change.kind) {
    case 'add-own':
      return change.own ? withOwn(experiment, change.own) : withFirstRule(experiment);
    case 'copy-as-own':
      return withCopy(experiment, change.run);
    case 'edit-rule':
      return withRule(experiment, change.run, change.rule);
    case 'name-own':
      return withName(experiment, change.run, change.name.trim());
  }
}

function isOwn({ optimizers = {} }: Experiment, { optimizer }: RunSpec): boolean {
  return optimizer === 'custom' || Object.hasOwn(optimizers, optimizer);
}

function isOwnOptimizer(own: unknown): boolean {
  if (typeof own !== 'object' || own === null) return false;
  const { id, name, rule, hyperparameters } = own as Readonly<Record<string, unknown>>;
  const areTexts = [id, name, rule].every((text) => typeof text === 'string');
  return areTexts && typeof hyperparameters === 'object' && hyperparameters !== null;
}

/**
 * What is wrong with a name for an own optimizer, in words, or undefined.
 * @param id its own, whose name is not taken from it
 * @param optimizers the own optimizers beside which it would stand, by id
 */
export function wrongName(
  name: unknown,
  id: string,
  optimizers: Readonly<Record<string, OwnOptimizer>>,
): string | undefined {
  if (typeof name !== 'string' || name.trim() === '') return 'Give it a name.';
  if (name.length > maxTitleLength) return `A name has at most ${maxTitleLength} characters.`;
  const others = Object.entries(optimizers).filter(([other]) => other !== id);
  const taken = [...catalogue.values(), ...others.map(([, own]) => own)].map((each) => each.name);
  const isTaken = taken.some((other) => other.toLowerCase() === name.trim().toLowerCase());
  return isTaken ? `There is an optimizer “${name.trim()}” already; choose another name.` : undefined;
}

function resolved(experiment: Experiment, index: number): ResolvedRun {
  const resolution = resolveRun(experiment, experiment.runs[index]);
  if (!resolution.ok) throw new Error(resolution.errors[0].message);
  return resolution.run;
}

function withFirstRule(experiment: Experiment): Experiment {
  const rate = recommendedLearningRate(experiment, 'momentum') ?? 0.01;
  const run: RunSpec = {
    optimizer: 'custom',
    rule: firstRule,
    hyperparameters: { momentum: 0.9, lr: rate },
    label: 'My rule',
  };
  return { ...experiment, runs: [...experiment.runs, run] };
}

/** With a run of an optimizer from elsewhere; the same one that is here already is taken in once. */
function withOwn(
  experiment: Experiment,
  { id: wanted, ...own }: OwnOptimizer & { readonly id: string },
): Experiment {
  const { optimizers = {}, runs } = experiment;
  const known = Object.hasOwn(optimizers, wanted) ? optimizers[wanted] : undefined;
  const id = known?.name === own.name && known.rule === own.rule ? wanted : freeId(wanted, optimizers);
  return {
    ...experiment,
    optimizers: { [id]: own, ...optimizers },
    runs: [...runs, { optimizer: id }],
  };
}

function withCopy(experiment: Experiment, index: number): Experiment {
  const original = experiment.runs[index];
  const { optimizer: _o, rule: _r, library: _l, hyperparameters: _h, ...around } = original;
  const run = resolved(experiment, index);
  const own = isOwn(experiment, original);
  const rule = own ? run.rule.source : shownText(run);
  const label = original.label ?? run.name;
  const copy: RunSpec = {
    ...around,
    optimizer: 'custom',
    rule,
    hyperparameters: keptValues(checkRule(rule), run.values),
    label: own ? label : `My ${label}`,
  };
  return { ...experiment, runs: experiment.runs.toSpliced(index + 1, 0, copy) };
}

function withRule(experiment: Experiment, index: number, source: string): Experiment {
  const { runs, optimizers = {} } = experiment;
  const { optimizer: id, hyperparameters: given = {} } = runs[index];
  const rule = checkRule(source);
  const complete = (values: Values) => ({ ...startingValues(experiment, rule), ...keptValues(rule, values) });
  if (id === 'custom') {
    const changed = { ...runs[index], rule: source, hyperparameters: complete(given) };
    return { ...experiment, runs: runs.with(index, changed) };
  }
  const own = { ...optimizers[id], rule: source, hyperparameters: complete(optimizers[id].hyperparameters) };
  return {
    ...experiment,
    optimizers: { ...optimizers, [id]: own },
    runs: runs.map((run) =>
      run.optimizer === id && run.hyperparameters
        ? { ...run, hyperparameters: keptValues(rule, run.hyperparameters) }
        : run,
    ),
  };
}

function withName(experiment: Experiment, index: number, name: string): Experiment {
  const { runs, optimizers = {} } = experiment;
  const { rule, values } = resolved(experiment, index);
  const { optimizer, rule: _r, hyperparameters: _h, label: _l, ...around } = runs[index];
  const keepsName = Object.hasOwn(optimizers, optimizer) && optimizers[optimizer].name === name;
  const id = keepsName ? optimizer : freeId(name, optimizers);
  return {
    ...experiment,
    optimizers: { ...optimizers, [id]: { name, rule: rule.source, hyperparameters: values } },
    runs: runs.map((run, i) => {
      if (i === index) return { ...around, optimizer: id };
      return run.optimizer === id ? { ...run, hyperparameters: resolved(experiment, i).values } : run;
    }),
  };
}

/** Those of the values that a rule has hyperparameters for. */
function keptValues({ hyperparameters }: Rule, values: Values): Values {
  const kinds = new Map(
    hyperparameters.map(({ name, kind }) => [name, kind === 'flag' ? 'boolean' : 'number']),
  );
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => typeof value === kinds.get(name)),
  );
}

/** An id made from a name, other than all that are taken: “My Adam” is `my-adam`, or `my-adam-2`. */
function freeId(name: string, optimizers: NonNullable<Experiment['optimizers']>): string {
  const base =
    name
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join('-') ?? 'own';
  const isTaken = (id: string) => id === 'custom' || catalogue.has(id) || Object.hasOwn(optimizers, id);
  let id = base;
  for (let count = 2; isTaken(id); count++) id = `${base}-${count}`;
  return id;
}
