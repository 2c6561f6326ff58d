import { checkConstants } from './constants';
import { checkCall, constants, elementwise, given, keywords, ruleFunctions } from './functions';
import { collectProblems, LanguageError } from './languageError';
import { didYouMean } from './nearest';
import type { Problem } from '../problem';
import { maxObjectiveCalls } from './limits';
import { parse } from './parse';
import { inferShapes, type Shape } from './shapes';
import {
  eachName,
  operands,
  type Assignment,
  type Expression,
  type NameExpression,
  type Place,
} from './tree';
import { withinLimits } from './work';

/** A checked update rule. */
export interface Rule {
  readonly source: string;
  /** The lines of a step, in order. */
  readonly assignments: readonly Assignment[];
  /** The lines that give states another start than 0, in order. */
  readonly inits: readonly Assignment[];
  /** Names that are never assigned, in reading order; a flag is one that decides conditions. */
  readonly hyperparameters: readonly {
    readonly name: string;
    readonly kind: 'number' | 'flag';
    readonly at: Place;
  }[];
  /** What is remembered from step to step, in order of assignment. */
  readonly states: readonly { readonly name: string; readonly shape: Shape }[];
  /** Per-parameter states and locals that are recorded beside theta, in the order of their `plot` lines. */
  readonly plots: readonly NameExpression[];
}

/**
 * Reads and checks an update rule: the equations of one step, one assignment a line.
 * Never throws; errors carry line, column and length.
 */
export function compileRule(
  source: string,
): { readonly ok: true; readonly rule: Rule } | { readonly ok: false; readonly errors: Problem[] } {
  return collectProblems('rule', () => withinLimits(source.length, () => checkRule(source)));
}

/** @throws LanguageError */
export function checkRule(source: string): Rule {
  const { assignments: lines, plots, expressions } = parse(source);
  if (expressions.length > 0) {
    throw new LanguageError('A line of a rule reads “name = expression”.', expressions[0].at);
  }
  const assignments = lines.filter((line) => line.kind === 'assign');
  const inits = lines.filter((line) => line.kind === 'init');
  checkTargets(lines);
  const budget = { objectiveCalls: maxObjectiveCalls };
  for (const { value } of lines) {
    checkCalls(value, budget);
    checkConstants(value);
  }
  const names = new Names(assignments, inits);
  names.check();
  if (!assignments.some((line) => line.name === 'theta')) {
    const end = lines.at(-1)?.at ?? { line: 1, column: 1, length: 1 };
    throw new LanguageError('A rule changes the parameters: write a line “theta = …”.', end);
  }
  const stateNames = names.states();
  const { shapes, conditions, flags } = inferShapes(assignments, inits, stateNames, names.hyperparameters());
  const own = [...names.locals(), ...stateNames];
  const isPlottable = (name: string) => shapes.get(name) === 'parameters' && !conditions.has(name);
  checkPlots(plots, own, isPlottable);
  return {
    source,
    assignments,
    inits,
    hyperparameters: [...names.hyperparameters()].map(([name, at]) => ({
      name,
      kind: flags.has(name) ? 'flag' : 'number',
      at,
    })),
    states: stateNames.map((name) => ({ name, shape: shapes.get(name)! })),
    plots,
  };
}

/** @param own states and locals */
function checkPlots(
  plots: readonly NameExpression[],
  own: readonly string[],
  isPlottable: (name: string) => boolean,
): void {
  const seen = new Set<string>();
  for (const { name, at } of plots) {
    if (name === 'theta') throw new LanguageError('“theta” is always plotted.', at);
    if (!own.includes(name)) {
      const hint = didYouMean(name, own);
      throw new LanguageError(`“plot” takes a state or the name of a line; “${name}” is neither.${hint}`, at);
    }
    if (!isPlottable(name))
      throw new LanguageError(`“${name}” is not a number for each parameter, as theta is.`, at);
    if (seen.has(name)) throw new LanguageError(`“${name}” is plotted already.`, at);
    seen.add(name);
  }
}

/** A name may be assigned once, theta as often as one likes, and what has a meaning already never. */
function checkTargets(lines: readonly Assignment[]): void {
  const seen = { assign: new Set<string>(), init: new Set<string>() };
  for (const { kind, name, at } of lines) {
    if (kind === 'init' && given.has(name)) {
      throw new LanguageError(`“${name}” is ${given.get(name)}; only a state takes “init”.`, at);
    }
    if (name !== 'theta' && given.has(name)) {
      throw new LanguageError(`“${name}” is ${given.get(name)}; choose another name.`, at);
    }
    checkReserved(name, at);
    if (name !== 'theta' && seen[kind].has(name)) {
      throw new LanguageError(`“${name}” has a value already; give this one another name.`, at);
    }
    seen[kind].add(name);
  }
}

/** x and y are the two parameters of a landscape; in a rule they would hide behind a hyperparameter of that name. */
function checkReserved(name: string, at: Place): void {
  if (constants.has(name)) throw new LanguageError(`“${name}” is a constant; choose another name.`, at);
  if (elementwise.has(name) || ruleFunctions.has(name) || keywords.has(name)) {
    throw new LanguageError(`“${name}” is a function; choose another name.`, at);
  }
  if (name === 'x' || name === 'y') {
    throw new LanguageError(
      'A rule works on all parameters alike: write “theta” for them, “g” for the gradient.',
      at,
    );
  }
}

const objectiveCalls: ReadonlySet<string> = new Set(['loss', 'grad', 'hessian_diagonal']);

function checkCalls(expression: Expression, budget: { objectiveCalls: number }): void {
  if (expression.kind === 'call') {
    checkCall(expression, [elementwise, ruleFunctions]);
    if (objectiveCalls.has(expression.name) && --budget.objectiveCalls < 0) {
      const message = `A rule may look at the loss elsewhere at most ${maxObjectiveCalls} times in a step.`;
      throw new LanguageError(message, expression.at);
    }
  }
  for (const operand of operands(expression)) checkCalls(operand, budget);
}

/** Which names are states, locals and hyperparameters, told from where they are assigned and read. */
class Names {
  private readonly lineOf = new Map<string, number>();
  private readonly initial: ReadonlySet<string>;
  private readonly selfReading = new Set<string>();

  constructor(
    private readonly assignments: readonly Assignment[],
    private readonly inits: readonly Assignment[],
  ) {
    this.initial = new Set(inits.map(({ name }) => name));
    assignments.forEach(({ name, value }, line) => {
      if (name === 'theta') return;
      this.lineOf.set(name, line);
      eachName(value, (read) => {
        if (read.name === name) this.selfReading.add(name);
      });
    });
  }

  /** In the order of their lines; those that nothing assigns come first, in the order of their `init`. */
  states(): string[] {
    const constant = this.inits.map(({ name }) => name).filter((name) => !this.lineOf.has(name));
    return [...constant, ...[...this.lineOf.keys()].filter((name) => this.isState(name))];
  }

  /** In the order of their lines. */
  locals(): string[] {
    return [...this.lineOf.keys()].filter((name) => !this.isState(name));
  }

  hyperparameters(): ReadonlyMap<string, Place> {
    const found = new Map<string, Place>();
    for (const { value } of [...this.inits, ...this.assignments]) {
      eachName(value, ({ name, at }) => {
        const known =
          given.has(name) || constants.has(name) || this.lineOf.has(name) || this.initial.has(name);
        if (!known && !found.has(name)) found.set(name, at);
      });
    }
    return found;
  }

  check(): void {
    this.assignments.forEach(({ value }, line) => {
      eachName(value, ({ name, at }) => {
        if (!constants.has(name)) checkReserved(name, at);
        const own = this.lineOf.get(name);
        if (own !== undefined && own > line && !this.isState(name)) {
          throw new LanguageError(
            `“${name}” is read before its line. To keep its value from the step before, add “init ${name} = 0”.`,
            at,
          );
        }
      });
    });
    const above = new Set<string>();
    for (const { name: state, value } of this.inits) {
      eachName(value, ({ name, at }) => {
        if (!constants.has(name)) checkReserved(name, at);
        if (name === 't') throw new LanguageError('There is no step yet where a state starts.', at);
        if ((this.lineOf.has(name) || this.initial.has(name)) && !above.has(name)) {
          throw new LanguageError(
            `“${name}” is not known yet: a start may use hyperparameters, theta, g and states above it.`,
            at,
          );
        }
      });
      above.add(state);
    }
  }

  private isState(name: string): boolean {
    return this.initial.has(name) || this.selfReading.has(name);
  }
}
