import type { Expression, Objective, Rule, Values } from '../../../src/core/index';
import { applyToNumbers } from '../../../src/core/language/constants';

type Quantity = number | readonly number[];

/**
 * Walks the tree of a rule on any number of parameters: every quantity of its own, no order of loops, no sharing.
 * Powers of t are powers.
 */
export class RuleWalker {
  private readonly known = new Map<string, Quantity>();

  constructor(
    private readonly rule: Rule,
    values: Values,
    private readonly objective: Objective,
    start: readonly number[],
  ) {
    for (const [name, value] of Object.entries({ ...values, pi: Math.PI, e: Math.E }))
      this.known.set(name, Number(value));
    this.known.set('theta', start).set('g', this.gradient(start));
    for (const { name, shape } of rule.states)
      this.known.set(name, shape === 'number' ? 0 : start.map(() => 0));
    for (const { name, value } of rule.inits) this.known.set(name, this.evaluate(value));
  }

  /** @returns theta after step t, counted from 1 */
  step(t: number): readonly number[] {
    this.known.set('t', t).set('g', this.gradient(this.known.get('theta')!));
    for (const { name, value } of this.rule.assignments) {
      const found = this.evaluate(value);
      this.known.set(name, name === 'theta' ? this.wide(found) : found);
    }
    return this.wide(this.known.get('theta')!);
  }

  private gradient(at: Quantity): readonly number[] {
    const out = new Float64Array(this.objective.dimension);
    this.objective.gradient(this.wide(at), out);
    return [...out];
  }

  private wide(value: Quantity): readonly number[] {
    return typeof value === 'number' ? Array<number>(this.objective.dimension).fill(value) : value;
  }

  private evaluate(expression: Expression): Quantity {
    if (expression.kind === 'number') return expression.value;
    if (expression.kind === 'name') return this.known.get(expression.name)!;
    const args = this.operandsOf(expression).map((each) => this.evaluate(each));
    if (expression.kind === 'call') {
      const found = this.ofAll(expression.name, args);
      if (found !== undefined) return found;
    }
    const isWide = args.some((arg) => typeof arg !== 'number');
    const at = (index: number) => args.map((arg) => (typeof arg === 'number' ? arg : arg[index]));
    const apply = (index: number) => applyToNumbers(expression, at(index))!;
    return isWide ? this.wide(0).map((_, index) => apply(index)) : apply(0);
  }

  private ofAll(name: string, args: readonly Quantity[]): Quantity | undefined {
    const [u, v] = args.map((arg) => this.wide(arg));
    const sum = (terms: readonly number[]) => terms.reduce((total, term) => total + term, 0);
    switch (name) {
      case 'sum':
        return sum(u);
      case 'mean':
        return sum(u) / u.length;
      case 'norm':
        return Math.sqrt(sum(u.map((each) => each * each)));
      case 'dot':
        return sum(u.map((each, index) => each * v[index]));
      case 'loss':
        return this.objective.value(u);
      case 'grad':
        return this.gradient(u);
      case 'rows':
        return u.map(() => 1);
      case 'columns':
        return u.map(() => u.length);
      default:
        return undefined;
    }
  }

  private operandsOf(expression: Expression): readonly Expression[] {
    switch (expression.kind) {
      case 'unary':
        return [expression.operand];
      case 'binary':
        return [expression.left, expression.right];
      case 'conditional':
        return [expression.condition, expression.then, expression.otherwise];
      case 'call':
        return expression.args;
      default:
        return [];
    }
  }
}
