import { ProblemError, type CallMapping, type Library, type ResolvedRun, type Values } from '../core/index';
import { numberLiteral } from './numbers';
import type { ComposeOptions, Target } from './target';
import { separated, textWithStops, type Piece } from './textWithStops';

/** How a language writes the call of a library's optimizer. */
export interface CallStyle extends Omit<Target, 'kind' | 'compose'> {
  readonly library: Library;
  readonly imports: readonly string[];
  /** What the library calls otherwise in every optimizer: `lr` is `learning_rate`. */
  readonly names?: Readonly<Record<string, string>>;
  /** The first argument: what is optimised. */
  readonly parameters: string;
  readonly write: {
    readonly flag: (value: boolean) => string;
    /** What stands before a named argument's value. */
    readonly argument: (name: string) => string;
    /** What stands around several values in one argument. */
    readonly tuple: readonly [string, string];
  };
  /** The statements behind the call for a run with a schedule or clipping, each on lines of its own. */
  readonly training: (run: ResolvedRun, options: ComposeOptions) => readonly Piece[];
}

/** A target that builds a library's own optimizer, from the calls that the catalogue's entries declare. */
export function callTarget(style: CallStyle): Target {
  const { library, imports, names = {}, parameters, write, training, ...target } = style;
  return {
    ...target,
    kind: 'call',
    compose(run, options) {
      const { allArguments } = options;
      const call = callOf(run, library, target.name);
      const changed = changedHyperparameters(run, call.defaults);
      const literal = (name: string): Piece => {
        const value = run.values[name];
        return { stop: name, text: typeof value === 'boolean' ? write.flag(value) : numberLiteral(value) };
      };
      const list = argumentsOf(run, call, names)
        .filter(({ names }) => allArguments || names.some((name) => name === 'lr' || changed.has(name)))
        .map(({ name, names, isTuple }): Piece[] => {
          const values = separated(
            names.map((each) => [literal(each)]),
            ', ',
          );
          const [open, close] = isTuple ? write.tuple : ['', ''];
          return [write.argument(name) + open, ...values, close];
        });
      const pieces = [`${call.name}(`, ...separated([[parameters], ...list], ', '), ')'];
      if (!run.schedule && !run.clip) return { ...textWithStops(pieces), imports };
      const statements = [target.assignment ?? '', ...pieces, ...training(run, options)];
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
    throw refuse('library', `This run follows “${run.library}”; ${libraryName} would take other steps.`);
  }
  const refusal = call.refuses?.(values);
  if (refusal !== undefined) throw refuse('hyperparameters', refusal);
  return call;
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
  { tuples = {}, arguments: own = {} }: CallMapping,
  general: Readonly<Record<string, string>>,
): Argument[] {
  const renamed = { ...general, ...own };
  return (definition?.hyperparameters ?? []).flatMap(({ name }): Argument[] => {
    const tuple = Object.entries(tuples).find(([, names]) => names.includes(name));
    if (!tuple) return [{ name: renamed[name] ?? name, names: [name], isTuple: false }];
    return tuple[1][0] === name ? [{ name: tuple[0], names: tuple[1], isTuple: true }] : [];
  });
}
