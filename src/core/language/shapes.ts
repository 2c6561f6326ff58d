import { constants, ruleFunctions } from './functions';
import { LanguageError } from './languageError';
import { eachName, type Assignment, type Expression, type Place } from './tree';
import { visit } from './work';

/** One number, or one for each parameter. */
export type Shape = 'number' | 'parameters';

interface Kind {
  readonly shape: Shape;
  /** A condition (true or false) rather than a number. */
  readonly condition: boolean;
}

const number: Kind = { shape: 'number', condition: false };
const parameters: Kind = { shape: 'parameters', condition: false };

/**
 * Infers which names hold one number and which one for each parameter, and which hyperparameters are flags.
 * A state's shape may depend on itself (`m = beta1 * m + g`), so a line is read again when what it reads has changed.
 * @param resultOf what a function gives that sees all parameters at once
 * @returns the shape of every name, which of them are conditions, and the flags
 * @throws LanguageError where a condition stands for a number, or a number for a condition
 */
export function inferShapes(
  assignments: readonly Assignment[],
  inits: readonly Assignment[],
  states: readonly string[],
  hyperparameters: ReadonlyMap<string, Place>,
  resultOf = (name: string): Shape | undefined => ruleFunctions.get(name)?.result,
): {
  readonly shapes: ReadonlyMap<string, Shape>;
  readonly conditions: ReadonlySet<string>;
  readonly flags: ReadonlySet<string>;
} {
  const isState = new Set(states);
  const kinds = new Map<string, Kind>();
  for (const name of [...hyperparameters.keys(), ...constants.keys(), 't', ...states])
    kinds.set(name, number);
  kinds.set('theta', parameters).set('g', parameters);
  const reader = new KindReader(kinds, hyperparameters, resultOf);
  const lines = [...inits, ...assignments];
  const readers = new Map<string, Assignment[]>();
  for (const line of lines) {
    eachName(line.value, ({ name }) => {
      const known = readers.get(name);
      if (known === undefined) readers.set(name, [line]);
      else if (known.at(-1) !== line) known.push(line);
    });
  }
  // What is added to a set while it is read is read too. Nothing that is per-parameter already changes any more.
  const open = new Set(lines);
  for (const line of open) {
    open.delete(line);
    const { name, value } = line;
    if (name === 'theta') {
      reader.expectNumber(value);
      continue;
    }
    const kind = isState.has(name) ? reader.expectNumber(value) : reader.read(value);
    const before = kinds.get(name);
    // A state that is per-parameter anywhere is so everywhere; it never turns back.
    if (isState.has(name) && before?.shape === 'parameters') continue;
    if (before?.shape !== kind.shape || before.condition !== kind.condition) {
      kinds.set(name, kind);
      for (const reading of readers.get(name) ?? []) {
        if (kinds.get(reading.name)?.shape !== 'parameters') open.add(reading);
      }
    }
  }
  return {
    shapes: new Map([...kinds].map(([name, { shape }]) => [name, shape])),
    conditions: new Set([...kinds].filter(([, { condition }]) => condition).map(([name]) => name)),
    flags: reader.flags(),
  };
}

class KindReader {
  private readonly usedAsFlag = new Map<string, Place>();
  private readonly usedAsNumber = new Map<string, Place>();

  constructor(
    private readonly kinds: ReadonlyMap<string, Kind>,
    private readonly hyperparameters: ReadonlyMap<string, Place>,
    private readonly resultOf: (name: string) => Shape | undefined,
  ) {}

  flags(): ReadonlySet<string> {
    for (const [name, at] of this.usedAsFlag) {
      if (this.usedAsNumber.has(name)) {
        throw new LanguageError(`“${name}” is a number elsewhere; compare it, as in “${name} > 0”.`, at);
      }
    }
    return new Set(this.usedAsFlag.keys());
  }

  read(expression: Expression): Kind {
    visit();
    switch (expression.kind) {
      case 'number':
        return number;
      case 'name':
        return this.kinds.get(expression.name) ?? number;
      case 'unary':
        return expression.operator === 'not'
          ? this.expectCondition(expression.operand)
          : this.expectNumber(expression.operand);
      case 'binary':
        return this.readBinary(expression);
      case 'conditional': {
        const { shape } = this.expectCondition(expression.condition);
        const branches = [this.expectNumber(expression.then), this.expectNumber(expression.otherwise)];
        return join({ shape, condition: false }, ...branches);
      }
      case 'call': {
        const args = expression.args.map((arg) => this.expectNumber(arg));
        const shape = this.resultOf(expression.name);
        return shape ? { shape, condition: false } : join(...args);
      }
    }
  }

  expectNumber(expression: Expression): Kind {
    const kind = this.read(expression);
    if (kind.condition)
      throw new LanguageError('This is a condition; here a number is needed.', expression.at);
    if (expression.kind === 'name' && this.hyperparameters.has(expression.name)) {
      this.usedAsNumber.set(expression.name, expression.at);
    }
    return kind;
  }

  private expectCondition(expression: Expression): Kind {
    if (expression.kind === 'name' && this.hyperparameters.has(expression.name)) {
      this.usedAsFlag.set(expression.name, expression.at);
      return { shape: 'number', condition: true };
    }
    const kind = this.read(expression);
    if (!kind.condition) {
      throw new LanguageError(
        'This is a number; here a condition is needed, such as “t == 1”.',
        expression.at,
      );
    }
    return kind;
  }

  private readBinary({ operator, left, right }: Extract<Expression, { kind: 'binary' }>): Kind {
    if (operator === 'and' || operator === 'or')
      return join(this.expectCondition(left), this.expectCondition(right));
    const kind = join(this.expectNumber(left), this.expectNumber(right));
    const arithmetic =
      operator === '+' || operator === '-' || operator === '*' || operator === '/' || operator === '^';
    return { shape: kind.shape, condition: !arithmetic };
  }
}

function join(...kinds: readonly Kind[]): Kind {
  return {
    shape: kinds.some(({ shape }) => shape === 'parameters') ? 'parameters' : 'number',
    condition: kinds.some(({ condition }) => condition),
  };
}
