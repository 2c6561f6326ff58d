import { ProblemError, type CallMapping, type Library, type ResolvedRun, type Values } from '../core/index';
import type { ComposeOptions, Target } from './target';
import { separated, textWithStops, type Piece } from './textWithStops';

/** How a language writes the call of a library's optimizer. */
export interface CallStyle extends Omit<Target, 'kind' | 'compose'> {
  readonly library: Library;
  readonly imports: readonly string[];
  /** What the library calls otherwise in every optimizer: `lr` is `learning_rate`. */
  readonly names?: Readonly<Record<string, string>>;
  /** The first argument, where it is what is optimised. */
  readonly parameters?: string;
  readonly write: {
    readonly number: (value: number) => string;
    readonly flag: (value: boolean) => string;
    /** What stands before a named argument's value. */
    readonly argument: (name: string) => string;
    /** What stands around several values in one argument. */
    readonly tuple: readonly [string, string];
    /** What stands for no value, where a call knows 0 by that only. */
    readonly none?: string;
  };
  /**
   * What a run with a schedule or clipping needs besides.
   * @throws ProblemError where the library has no such thing
   */
  readonly training: (run: ResolvedRun, options: ComposeOptions) => Training;
}

/** How a library says what goes on around its optimizer. */
export interface Training {
  /** Values of arguments by their names in the library, in place of the call's own or behind them. */
  readonly arguments?: Readonly<Record<string, readonly Piece[]>>;
  /** What stands around the call. */
  readonly around?: readonly [before: string, after: string];
  /** Statements behind the call, each on lines of its own. */
  readonly statements?: readonly Piece[];
}

/** A target that builds a library's own optimizer, from the calls that the catalogue's entries declare. */
export function callTarget(style: CallStyle): Target {
  const { library, imports, names: general, parameters, write, training, ...target } = style;
  return {
    ...target,
    kind: 'call',
    compose(run, options) {
      const call = callOf(run, library, target.name);
      const around: Training = run.schedule || run.clip ? training(run, options) : {};
      const literal = (name: string): Piece => {
        const value = run.values[name];
        const isNone = value === 0 && call.none?.includes(name);
        if (isNone && write.none !== undefined) return { stop: name, text: write.none };
        return { stop: name, text: typeof value === 'boolean' ? write.flag(value) : write.number(value) };
      };
      const own = writtenArguments(run, call, general, options).map(
        ({ name, names, isTuple }): [string, readonly Piece[]] => {
          const values = separated(
            names.map((each) => [literal(each)]),
            ', ',
          );
          const [open, close] = isTuple ? write.tuple : ['', ''];
          return [name, [open, ...values, close]];
        },
      );
      const list = [...new Map([...own, ...Object.entries(around.arguments ?? {})])].map(
        ([name, value]): Piece[] => [call.positions ? '' : write.argument(name), ...value],
      );
      const all = parameters === undefined ? list : [[parameters], ...list];
      const [before, after] = around.around ?? ['', ''];
      const pieces = [`${before}${call.name}(`, ...separated(all, ', '), `)${after}`];
      if (!around.statements) return { ...textWithStops(pieces), imports };
      const [head, tail] = target.assignment ?? ['', ''];
      const statements = [head, ...pieces, tail, ...around.statements];
      return { ...textWithStops(statements), imports, isStatement: true };
    },
  };
}

/** @throws ProblemError where the library has no such optimizer, or not with these values */
function callOf(run: ResolvedRun, library: Library, libraryName: string) {
  const { definition, name, values } = run;
  const refuse = (path: string, message: string) => new ProblemError([{ path, message }]);
  if (!definition) {
    throw refuse(
      'optimizer',
      `${libraryName} has no optimizer with this rule; insert the update rule itself.`,
    );
  }
  const call = definition.libraries[library]?.call;
  if (!call) throw refuse('optimizer', `${libraryName} has no ${name}; insert the update rule itself.`);
  if (run.library !== library) {
    throw refuse(
      'library',
      `This run follows “${run.library}”, and ${libraryName} takes other steps: let it follow “${library}”, or insert the update rule itself.`,
    );
  }
  const refusal = call.refuses?.(values);
  if (refusal !== undefined) throw refuse('hyperparameters', refusal);
  if (run.schedule && call.unscheduled) {
    throw refuse('schedule', `${call.name} takes no schedule as its learning rate: insert a run without.`);
  }
  return call;
}

/** The arguments that say what the run does; of positions, all up to the last of them. */
function writtenArguments(
  run: ResolvedRun,
  call: CallMapping,
  general: CallStyle['names'] = {},
  { allArguments }: ComposeOptions,
): readonly Argument[] {
  const changed = changedHyperparameters(run, call.defaults);
  const needed = new Set(['lr', ...(call.required ?? []), ...changed]);
  const isWritten = (argument: Argument) => allArguments || argument.names.some((name) => needed.has(name));
  const all = argumentsOf(run, call, general);
  return call.positions ? all.slice(0, all.findLastIndex(isWritten) + 1) : all.filter(isWritten);
}

/** Which hyperparameters are not at the library's own defaults. */
function changedHyperparameters(run: ResolvedRun, defaults: Values = {}): ReadonlySet<string> {
  const own = { ...run.defaults, ...defaults };
  return new Set(Object.keys(run.values).filter((name) => run.values[name] !== own[name]));
}

interface Argument {
  readonly name: string;
  /** The hyperparameters it takes. */
  readonly names: readonly string[];
  readonly isTuple: boolean;
}

/** The arguments in the library's order. A tuple stands where its first hyperparameter does. */
function argumentsOf(
  { definition }: ResolvedRun,
  { tuples = {}, arguments: own = {}, positions }: CallMapping,
  general: Readonly<Record<string, string>>,
): Argument[] {
  const renamed = { ...general, ...own };
  const order = positions ?? definition?.hyperparameters.map(({ name }) => name) ?? [];
  return order.flatMap((name): Argument[] => {
    const tuple = Object.entries(tuples).find(([, names]) => names.includes(name));
    if (!tuple) return [{ name: renamed[name] ?? name, names: [name], isTuple: false }];
    return tuple[1][0] === name ? [{ name: tuple[0], names: tuple[1], isTuple: true }] : [];
  });
}
