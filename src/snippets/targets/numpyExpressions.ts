import { constants, ruleFunctions } from '../../core/language/functions';
import type { Shape } from '../../core/language/shapes';
import { operands, type Expression } from '../../core/language/tree';
import {
  arithmetic,
  asReciprocal,
  Binding,
  ExpressionPrinter,
  inParentheses,
  wholePower,
  type Printed,
} from '../expressionPrinter';
import { numpyHelpers, type Helper } from './numpyHelpers';
import type { Names } from '../names';
import { excludesZero, isAtLeastZero, isAtMostOne, isPositive } from '../ranges';
import { calledFunctions, type UpdateRule } from '../updateRule';

type Part<K extends Expression['kind']> = Extract<Expression, { kind: K }>;

/** NumPy's names of the functions that take what ours take. */
const functions: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      'sqrt',
      'cbrt',
      'abs',
      'sign',
      'floor',
      'exp',
      'log',
      'sin',
      'cos',
      'tan',
      'sinh',
      'cosh',
      'tanh',
      'clip',
    ].map((name) => [name, `np.${name}`]),
  ),
  asin: 'np.arcsin',
  acos: 'np.arccos',
  atan: 'np.arctan',
  atan2: 'np.arctan2',
  loss: 'loss',
  grad: 'gradient',
  hessian_diagonal: 'hessian_diagonal',
  norm: 'np.linalg.norm',
  sum: 'np.sum',
  mean: 'np.mean',
  dot: 'np.vdot',
};

const isHelper = (name: string): name is Helper => Object.hasOwn(numpyHelpers, name);

/** See all parameters at once, and so need one value for each. */
const wholeArray: ReadonlySet<string> = new Set(ruleFunctions.keys());

/** Give back whole numbers for whole numbers, which NumPy then keeps in 64 bits. */
const wholeNumbered = new Set(['abs', 'sign', 'min', 'max', 'clip', 'mod', 'pow']);

/** See all parameters at once too, but give numbers of Python's, which a loss may be as well. */
const pythonNumbers = new Set(['loss', 'rows', 'columns']);

/** Warn, and give NaN or infinity, outside of their domain. */
const partial = new Set(['sqrt', 'log', 'asin', 'acos', 'mod', 'pow']);

/**
 * Python on NumPy arrays. Python's own numbers raise where the rule goes on with NaN or infinity (1 / 0, 0 ** -1), and
 * a fractional power of a negative one is complex: where that cannot be excluded, NumPy's functions stand.
 */
export class NumpyPrinter extends ExpressionPrinter {
  protected readonly infix = {
    ...arithmetic,
    '==': { symbol: '==', binding: Binding.comparison },
    '!=': { symbol: '!=', binding: Binding.comparison },
    '<': { symbol: '<', binding: Binding.comparison },
    '<=': { symbol: '<=', binding: Binding.comparison },
    '>': { symbol: '>', binding: Binding.comparison },
    '>=': { symbol: '>=', binding: Binding.comparison },
    and: { symbol: 'and', binding: Binding.and },
    or: { symbol: 'or', binding: Binding.or },
  };
  protected readonly not = { symbol: 'not ', binding: Binding.not };

  /** What stands before the class. */
  readonly helpers = new Set<Helper>();
  /** Whether what is printed is a part of a number. */
  private isInNumber = false;

  constructor(
    private readonly rule: UpdateRule,
    private readonly names: Names,
    private readonly members: ReadonlySet<string>,
  ) {
    super();
  }

  variable(name: string): string {
    if (name === 'theta' || name === 'g') return name;
    if (name === 't') return 'self.t';
    return this.members.has(name) ? `self.${this.names.of(name)}` : this.names.of(name);
  }

  /** With one value for each parameter, also where some branch has one for all. */
  wide(expression: Expression): string {
    return this.wideValue(expression, (text) => text).text;
  }

  /** A value to keep: an array that nobody else holds, and so nobody else changes. */
  ownValue(expression: Expression, shape: Shape): string {
    if (shape === 'number') return this.text(expression);
    const own = (text: string, part: Expression) =>
      part.kind === 'name' && this.isShared(part.name) ? `np.copy(${text})` : text;
    return this.wideValue(expression, own).text;
  }

  /** Whether NumPy would warn of values that are not chosen: np.where computes both sides. */
  mayWarn(expression: Expression): boolean {
    if (expression.kind === 'conditional' && this.isWide(expression.condition)) {
      if ([expression.then, expression.otherwise].some(isPartial)) return true;
    }
    return operands(expression).some((operand) => this.mayWarn(operand));
  }

  /**
   * NumPy's functions of Python's numbers give doubles, which would widen an array of single precision where they meet
   * it: there, and in what is kept of them, they are made Python's numbers again.
   */
  override print(expression: Expression): Printed {
    const outer = this.isInNumber;
    const isWide = this.isWide(expression);
    const isChosen = expression.kind === 'conditional' && !isWide;
    this.isInNumber = isChosen ? outer : !isWide;
    const printed = this.printHere(expression);
    this.isInNumber = outer;
    const isKept = !isWide && !isChosen && !outer && !isCondition(expression);
    return isKept && this.isDouble(expression) ? this.function('float', printed.text) : printed;
  }

  private printHere(expression: Expression): Printed {
    if (expression.kind === 'unary' && expression.operator === 'not' && this.isWide(expression)) {
      return this.function('np.logical_not', this.text(expression.operand));
    }
    if (expression.kind === 'binary') {
      const { operator, left, right } = expression;
      if ((operator === 'and' || operator === 'or') && this.isWide(expression)) {
        return this.function(`np.logical_${operator}`, this.text(left), this.text(right));
      }
      if (operator === '/' && !this.isSafeDivision(left, right)) {
        return this.function('np.divide', this.text(left), this.text(right));
      }
    }
    return super.print(expression);
  }

  protected name({ name }: Part<'name'>): Printed {
    return {
      text: constants.has(name) ? `np.${name}` : this.variable(name),
      binding: Binding.atom,
    };
  }

  protected call({ name, args }: Part<'call'>): Printed {
    if (name === 'pow') return this.power(args[0], args[1]);
    if (name === 'mod') return this.modulo(args[0], args[1]);
    if (name === 'min' || name === 'max') {
      const [first, ...others] = args.map((arg) => this.text(arg));
      const text = others.reduce((best, arg) => `np.${name}imum(${best}, ${arg})`, first);
      return { text, binding: Binding.atom };
    }
    if (isHelper(name)) this.helpers.add(name);
    const texts = args.map((arg) => (wholeArray.has(name) ? this.wide(arg) : this.text(arg)));
    return this.function(isHelper(name) ? name : functions[name], ...texts);
  }

  protected power(base: Expression, exponent: Expression): Printed {
    const whole = wholePower(exponent);
    if (whole !== undefined && whole < 0) return this.print(asReciprocal(base, whole));
    if (this.isSafePower(base, exponent)) {
      const { text, binding } = this.doubleStar(base, exponent);
      // Black's way of writing it: close together between simple operands.
      const isSimple = [base, exponent].every((part) => part.kind === 'name' || part.kind === 'number');
      return { text: isSimple ? text.replace(' ** ', '**') : text, binding };
    }
    return this.function('np.float_power', this.text(base), this.text(exponent));
  }

  protected conditional({ condition, then, otherwise }: Part<'conditional'>): Printed {
    if (this.isWide(condition)) {
      return this.function('np.where', this.text(condition), this.text(then), this.text(otherwise));
    }
    return this.choice(condition, this.print(then), this.print(otherwise));
  }

  private choice(condition: Expression, then: Printed, otherwise: Printed): Printed {
    const test = this.operand(condition, Binding.or);
    const text = `${inParentheses(then, Binding.or)} if ${test} else ${otherwise.text}`;
    return { text, binding: Binding.conditional };
  }

  private modulo(u: Expression, divisor: Expression): Printed {
    const isSafe = this.isWide(u) || this.isWide(divisor) || excludesZero(this.rule.rangeOf(divisor));
    if (isSafe) return this.binary({ symbol: '%', binding: Binding.product }, u, divisor);
    return this.function('np.mod', this.text(u), this.text(divisor));
  }

  /** @param leaf what becomes of a value that is chosen, an array */
  private wideValue(expression: Expression, leaf: (text: string, part: Expression) => string): Printed {
    if (expression.kind === 'conditional' && !this.isWide(expression.condition)) {
      const { condition, then, otherwise } = expression;
      return this.choice(condition, this.wideValue(then, leaf), this.wideValue(otherwise, leaf));
    }
    if (this.isSurelyWide(expression)) {
      const { text, binding } = this.print(expression);
      return { text: leaf(text, expression), binding: expression.kind === 'name' ? Binding.atom : binding };
    }
    if (expression.kind === 'number' && (expression.value === 0 || expression.value === 1)) {
      return this.function(expression.value === 0 ? 'np.zeros_like' : 'np.ones_like', 'theta');
    }
    // np.full_like would cut the value down to a whole number for a theta of whole numbers.
    const value = this.operand(expression, Binding.sign);
    return { text: `np.ones_like(theta) * ${value}`, binding: Binding.product };
  }

  /** Whether an array that stands by its name alone may be somebody else's too. */
  private isShared(name: string): boolean {
    const assigned = this.rule.assignments.find((line) => line.name === name);
    const isLocal = assigned !== undefined && name !== 'theta' && !this.members.has(name);
    if (!isLocal) return true;
    const kept = this.rule.assignments.filter((line) => line.name === 'theta' || this.members.has(line.name));
    const uses = kept.flatMap(({ value }) => chosenNames(value)).filter((each) => each === name);
    return uses.length > 1 || chosenNames(assigned.value).length > 0;
  }

  private isWide(expression: Expression): boolean {
    return this.rule.shapeOf(expression) === 'parameters';
  }

  /** Whether it is an array whatever branches are taken. */
  private isSurelyWide(expression: Expression): boolean {
    if (!this.isWide(expression)) return false;
    if (expression.kind === 'name') return true;
    if (expression.kind === 'call' && wholeArray.has(expression.name)) return true;
    if (expression.kind === 'conditional' && !this.isWide(expression.condition)) {
      return this.isSurelyWide(expression.then) && this.isSurelyWide(expression.otherwise);
    }
    return operands(expression).some((operand) => this.isSurelyWide(operand));
  }

  /** Whether a number is one of NumPy's doubles, of whatever precision theta is. */
  private isDouble(expression: Expression): boolean {
    if (expression.kind === 'call' && wholeArray.has(expression.name)) return false;
    const parts = operands(expression);
    return (this.isFunction(expression) && !parts.some(asksAll)) || parts.some((part) => this.isDouble(part));
  }

  /** Whether a function of NumPy's is called for it. */
  private isFunction(expression: Expression): boolean {
    if (expression.kind === 'call') return true;
    if (expression.kind !== 'binary') return false;
    const { operator, left, right } = expression;
    if (operator === '/') return !this.isSafeDivision(left, right);
    if (operator !== '^') return false;
    const whole = wholePower(right);
    return whole !== undefined && whole < 0
      ? this.isFunction(asReciprocal(left, whole))
      : !this.isSafePower(left, right);
  }

  private isSafeDivision(left: Expression, right: Expression): boolean {
    if (this.isSurelyWide(left) || this.isSurelyWide(right)) return true;
    // What NumPy computed does not raise, unless it is made a number of Python's for an array beside it.
    const isNumber = !this.isWide(left) && !this.isWide(right);
    if (isNumber && [left, right].some((part) => part.kind === 'call' && !pythonNumbers.has(part.name)))
      return true;
    return excludesZero(this.rule.rangeOf(right));
  }

  private isSafePower(base: Expression, exponent: Expression): boolean {
    if (this.isSurelyWide(base) || this.isSurelyWide(exponent)) return true;
    const isNumber = !this.isWide(base) && !this.isWide(exponent);
    const isNumPys = base.kind === 'call' && !wholeNumbered.has(base.name) && !pythonNumbers.has(base.name);
    if (isNumber && isNumPys) return true;
    if (calledFunctions(base).some((name) => wholeNumbered.has(name))) return false;
    if (wholePower(exponent) !== undefined) return true;
    const [u, n] = [this.rule.rangeOf(base), this.rule.rangeOf(exponent)];
    const isReal = isPositive(u) || (isAtLeastZero(u) && isAtLeastZero(n));
    const isBounded = exponent.kind === 'number' || (isAtMostOne(u) && isAtLeastZero(n));
    return isReal && isBounded;
  }
}

/** Whether an expression is true or false rather than a number. */
function isCondition(expression: Expression): boolean {
  if (expression.kind === 'unary') return expression.operator === 'not';
  return expression.kind === 'binary' && !(expression.operator in arithmetic) && expression.operator !== '^';
}

/** Whether it asks for all parameters at once, whose precision its value then has. */
function asksAll(expression: Expression): boolean {
  return calledFunctions(expression).some((name) => wholeArray.has(name) && !pythonNumbers.has(name));
}

/** Whether an expression divides, or calls a function that not every number has a value of. */
function isPartial(expression: Expression): boolean {
  if (expression.kind === 'call' && partial.has(expression.name)) return true;
  if (expression.kind === 'binary' && (expression.operator === '/' || expression.operator === '^')) {
    if (expression.operator === '/' || (wholePower(expression.right) ?? -1) < 0) return true;
  }
  return operands(expression).some(isPartial);
}

/** The names that an expression may be just another name of. */
function chosenNames(expression: Expression): string[] {
  if (expression.kind === 'name') return [expression.name];
  if (expression.kind !== 'conditional') return [];
  return [...chosenNames(expression.then), ...chosenNames(expression.otherwise)];
}
