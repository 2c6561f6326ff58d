import { constants } from '../../core/language/functions';
import type { Expression } from '../../core/language/tree';
import { newTheta } from '../elementSteps';
import {
  arithmetic,
  asReciprocal,
  Binding,
  ExpressionPrinter,
  wholePower,
  type Printed,
} from '../expressionPrinter';
import type { Helper } from './javascriptHelpers';
import type { Names } from '../names';
import { isAtLeastZero, isPositive } from '../ranges';
import { readNames, type UpdateRule } from '../updateRule';

type Part<K extends Expression['kind']> = Extract<Expression, { kind: K }>;

const mathConstants: Readonly<Record<string, string>> = { pi: 'Math.PI', e: 'Math.E' };

/**
 * JavaScript on one element, whose index is i: a per-parameter name stands for its element. Reductions and what the
 * objective is asked for go through whole arrays.
 */
export class JavaScriptPrinter extends ExpressionPrinter {
  protected readonly infix = {
    ...arithmetic,
    '==': { symbol: '===', binding: Binding.equality },
    '!=': { symbol: '!==', binding: Binding.equality },
    '<': { symbol: '<', binding: Binding.comparison },
    '<=': { symbol: '<=', binding: Binding.comparison },
    '>': { symbol: '>', binding: Binding.comparison },
    '>=': { symbol: '>=', binding: Binding.comparison },
    and: { symbol: '&&', binding: Binding.and },
    or: { symbol: '||', binding: Binding.or },
  };
  protected readonly not = { symbol: '!', binding: Binding.sign };

  /** What stands before the class. */
  readonly helpers = new Set<Helper>();
  /** Whether states and hyperparameters have been brought into variables. */
  areMembersAtHand = true;
  private readonly states: ReadonlyMap<string, 'number' | 'parameters'>;

  /** @param arrays locals that have an array */
  constructor(
    private readonly rule: UpdateRule,
    private readonly names: Names,
    private readonly arrays: ReadonlySet<string>,
  ) {
    super();
    this.states = new Map(rule.states.map(({ name, shape }) => [name, shape]));
  }

  /** A name as a whole. */
  variable(name: string): string {
    if (name === newTheta) return 'next';
    if (name === 'theta' || name === 'g' || name === 't') return name;
    const identifier = this.names.of(name);
    const isArrayState = this.states.get(name) === 'parameters';
    if (this.states.has(name) && !(isArrayState && this.areMembersAtHand)) return `this.${identifier}`;
    return identifier;
  }

  /** An array of what the expression is for each element. @param own one that nobody else holds */
  array(expression: Expression, own: boolean): string {
    if (expression.kind === 'name' && this.isArray(expression.name)) {
      const name = this.variable(expression.name);
      return own ? `Float64Array.from(${name})` : name;
    }
    const text = this.text(expression);
    const hasElements = readNames(expression).some((name) => this.isArray(name));
    return hasElements ? `Float64Array.from(theta, (_, i) => ${text})` : `new Float64Array(n).fill(${text})`;
  }

  override print(expression: Expression): Printed {
    if (expression.kind === 'unary' && expression.operator === '-') {
      const operand = this.print(expression.operand);
      // JavaScript refuses -u ** n without parentheses.
      if (operand.binding === Binding.power) return { text: `-(${operand.text})`, binding: Binding.sign };
    }
    return super.print(expression);
  }

  protected name({ name }: Part<'name'>): Printed {
    if (constants.has(name)) return { text: mathConstants[name], binding: Binding.atom };
    const variable = this.variable(name);
    return { text: this.isArray(name) ? `${variable}[i]` : variable, binding: Binding.atom };
  }

  protected call({ name, args }: Part<'call'>): Printed {
    const texts = () => args.map((arg) => this.text(arg));
    switch (name) {
      case 'pow':
        return this.power(args[0], args[1]);
      case 'mod':
        return this.modulo(args[0], args[1]);
      case 'clip': {
        const [u, low, high] = texts();
        return this.function('Math.min', `Math.max(${u}, ${low})`, high);
      }
      case 'norm':
        return this.function('Math.sqrt', this.sumOf(args[0], args[0]).text);
      case 'sum':
        return this.sumOf(args[0]);
      case 'mean':
        return { text: `${this.sumOf(args[0]).text} / n`, binding: Binding.product };
      case 'dot':
        return this.sumOf(args[0], args[1]);
      case 'loss':
        return this.function('loss', this.array(args[0], false));
      case 'grad':
        return this.function('gradient', this.array(args[0], false));
      case 'hessian_diagonal':
        return this.function('hessianDiagonal', this.array(args[0], false));
      case 'orthogonalize':
        this.helpers.add('orthogonalize');
        return this.function('orthogonalize', this.array(args[0], false));
      case 'rows':
        return { text: '1', binding: Binding.atom };
      case 'columns':
        return { text: 'n', binding: Binding.atom };
      default:
        return this.function(`Math.${name}`, ...texts());
    }
  }

  protected power(base: Expression, exponent: Expression): Printed {
    const whole = wholePower(exponent);
    if (whole !== undefined && whole < 0) return this.print(asReciprocal(base, whole));
    // As products, small powers are exact, and the same in every engine.
    if (base.kind === 'name' && (whole === 2 || whole === 3)) {
      const factor = this.text(base);
      return { text: Array(whole).fill(factor).join(' * '), binding: Binding.product };
    }
    return this.doubleStar(base, exponent);
  }

  protected conditional({ condition, then, otherwise }: Part<'conditional'>): Printed {
    const [test, ...branches] = [condition, then, otherwise].map((part) =>
      part === condition ? this.operand(part, Binding.or) : this.text(part),
    );
    return { text: `${test} ? ${branches.join(' : ')}`, binding: Binding.conditional };
  }

  private isArray(name: string): boolean {
    if (name === newTheta || name === 'theta' || name === 'g') return true;
    return this.states.get(name) === 'parameters' || this.arrays.has(name);
  }

  private modulo(u: Expression, divisor: Expression): Printed {
    const hasOneSign = isAtLeastZero(this.rule.rangeOf(u)) && isPositive(this.rule.rangeOf(divisor));
    if (hasOneSign) return this.binary({ symbol: '%', binding: Binding.product }, u, divisor);
    this.helpers.add('floorMod');
    return this.function('floorMod', this.text(u), this.text(divisor));
  }

  /** The sum over all elements of a product of these. */
  private sumOf(...factors: readonly Expression[]): Printed {
    const [first, second] = factors;
    const isSquare = first === second;
    if (first.kind === 'name' && this.isArray(first.name) && (isSquare || factors.length === 1)) {
      const term = isSquare ? 'x * x' : 'x';
      return {
        text: `${this.variable(first.name)}.reduce((sum, x) => sum + ${term}, 0)`,
        binding: Binding.atom,
      };
    }
    const term =
      factors.length === 1
        ? this.operand(first, Binding.product)
        : isSquare
          ? `${this.operand(first, Binding.atom)} ** 2`
          : `${this.operand(first, Binding.product)} * ${this.operand(second, Binding.sign)}`;
    return { text: `theta.reduce((sum, _, i) => sum + ${term}, 0)`, binding: Binding.atom };
  }
}
