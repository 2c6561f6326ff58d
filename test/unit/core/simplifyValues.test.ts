import { assert } from 'chai';
import { compileRule, type Expression, type Rule } from '../../../src/core/index';
import { simplifyRule } from '../../../src/core/language/simplify';
import { Programs } from './programs';

/** A number, or one for each of two parameters. Conditions are 1 and 0. */
type Quantity = number | readonly [number, number];

const lane = (value: Quantity, index: 0 | 1) => (typeof value === 'number' ? value : value[index]);
const each = (values: readonly Quantity[], f: (...numbers: number[]) => number): Quantity =>
  values.every((value) => typeof value === 'number')
    ? f(...values)
    : [f(...values.map((value) => lane(value, 0))), f(...values.map((value) => lane(value, 1)))];
const total = (value: Quantity, f: (number: number) => number = (number) => number) =>
  f(lane(value, 0)) + f(lane(value, 1));

/** A bowl, by hand. */
const loss = (u: Quantity) => lane(u, 0) ** 2 + 3 * lane(u, 1) ** 2;
const gradient = (u: Quantity): Quantity => [2 * lane(u, 0), 6 * lane(u, 1)];

/** As the language has it: whole exponents up to 16 are products, whether they are typed or known later. */
function power(base: number, exponent: number): number {
  if (!Number.isInteger(exponent) || Math.abs(exponent) > 16) return base ** exponent;
  if (exponent < 0) return 1 / power(base, -exponent);
  if (exponent === 0) return 1;
  const half = power(base, Math.floor(exponent / 2));
  return exponent % 2 === 0 ? half * half : exponent === 1 ? base : half * half * base;
}

const binary: Record<string, (a: number, b: number) => number> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '^': power,
  '==': (a, b) => Number(a === b),
  '!=': (a, b) => Number(a !== b),
  '<': (a, b) => Number(a < b),
  '<=': (a, b) => Number(a <= b),
  '>': (a, b) => Number(a > b),
  '>=': (a, b) => Number(a >= b),
  and: (a, b) => Number(a !== 0 && b !== 0),
  or: (a, b) => Number(a !== 0 || b !== 0),
};
const functions: Record<string, (...args: number[]) => number> = {
  ...{ sqrt: Math.sqrt, abs: Math.abs, tanh: Math.tanh, exp: Math.exp, log: Math.log, floor: Math.floor },
  ...{ sign: Math.sign, cbrt: Math.cbrt, sin: Math.sin, min: Math.min, max: Math.max, pow: power },
  mod: (a, b) => ((a % b) * b < 0 ? (a % b) + b : a % b),
};
const ofAll: Record<string, (u: Quantity, v: Quantity) => Quantity> = {
  norm: (u) => Math.sqrt(total(u, (number) => number ** 2)),
  sum: (u) => total(u),
  mean: (u) => total(u) / 2,
  dot: (u, v) => lane(u, 0) * lane(v, 0) + lane(u, 1) * lane(v, 1),
  loss,
  grad: gradient,
  hessian_diagonal: () => [2, 6],
  rows: () => [1, 1],
  columns: () => [2, 2],
};

/** Walks the trees of a rule, knowing nothing of how it is compiled. */
class Walker {
  /** Whether every operation so far gave finite numbers. */
  finite = true;
  private readonly known = new Map<string, Quantity>();

  constructor(
    private readonly rule: Rule,
    values: Record<string, number>,
  ) {
    const start: Quantity = [1.5, -0.75];
    for (const [name, value] of Object.entries({ ...values, pi: Math.PI, e: Math.E }))
      this.known.set(name, value);
    this.known.set('theta', start).set('g', gradient(start));
    for (const { name } of rule.states) this.known.set(name, 0);
    for (const { name, value } of rule.inits) this.known.set(name, this.evaluate(value));
  }

  /** @returns theta after the step */
  step(t: number): Quantity {
    const { known } = this;
    known.set('t', t).set('g', gradient(known.get('theta')!));
    for (const { name, value } of this.rule.assignments) known.set(name, this.evaluate(value));
    return known.get('theta')!;
  }

  private evaluate(expression: Expression): Quantity {
    const value = this.valueOf(expression);
    this.finite &&= Number.isFinite(lane(value, 0)) && Number.isFinite(lane(value, 1));
    return value;
  }

  private valueOf(expression: Expression): Quantity {
    switch (expression.kind) {
      case 'number':
        return expression.value;
      case 'name':
        return this.known.get(expression.name)!;
      case 'unary':
        return each([this.evaluate(expression.operand)], (a) =>
          expression.operator === '-' ? -a : Number(a === 0),
        );
      case 'binary':
        return each(
          [this.evaluate(expression.left), this.evaluate(expression.right)],
          binary[expression.operator],
        );
      case 'conditional': {
        const condition = this.evaluate(expression.condition);
        if (typeof condition === 'number')
          return this.evaluate(condition !== 0 ? expression.then : expression.otherwise);
        const branches = [this.evaluate(expression.then), this.evaluate(expression.otherwise)];
        return each([condition, ...branches], (c, a, b) => (c !== 0 ? a : b));
      }
      case 'call': {
        const args = expression.args.map((arg) => this.evaluate(arg));
        const reduction = ofAll[expression.name];
        return reduction ? reduction(args[0], args[1]) : each(args, functions[expression.name]);
      }
    }
  }
}

const names = ['a', 'b', 'c', 'd', 'k', 'lr', 'decay', 'eps'];
const flags = ['nesterov', 'maximize'];

/**
 * Steps a rule and what is left of it when some values are known, side by side.
 * @returns how many steps were compared
 */
function compare(
  rule: Rule,
  values: Record<string, number>,
  known: Record<string, number>,
  same: Same,
): number {
  const [whole, left] = [new Walker(rule, values), new Walker(simplifyRule(rule, known), values)];
  for (let t = 1; t <= 5; t++) {
    const [expected, found] = [whole.step(t), left.step(t)];
    if (same.whileFinite && !whole.finite) return t - 1;
    for (const index of [0, 1] as const) {
      const [a, b] = [lane(expected, index), lane(found, index)];
      assert.isTrue(
        same.number(a, b),
        `${a} and ${b} after step ${t} with ${JSON.stringify(known)} of\n${rule.source}`,
      );
    }
  }
  return 5;
}

interface Same {
  readonly number: (a: number, b: number) => boolean;
  readonly whileFinite: boolean;
}

/** Rules nobody thought of, with values for what they leave open. */
function* randomRules(count: number, seed: number) {
  const programs = new Programs(seed);
  for (let index = 0; index < count; index++) {
    const compiled = compileRule(programs.rule(names, flags));
    if (!compiled.ok) continue;
    const { hyperparameters } = compiled.rule;
    const values: Record<string, number> = {};
    for (const { name, kind } of hyperparameters)
      values[name] = kind === 'flag' ? programs.below(2) : programs.pick([0, 1, 0, 1, 0.5, -2, 1e-3]);
    const flagNames = hyperparameters.filter(({ kind }) => kind === 'flag').map(({ name }) => name);
    yield { rule: compiled.rule, values, flagNames };
  }
}

suite('Simplifying random rules', () => {
  test('changes no bit where nothing is known: copies and dead lines only', () => {
    let steps = 0;
    for (const { rule, values } of randomRules(6000, 1))
      steps += compare(rule, values, {}, { number: Object.is, whileFinite: false });
    assert.isAbove(steps, 20_000);
  }).timeout(60_000);

  // What is switched off is dropped: where 0 · ∞ or a power of NaN would have been NaN, it no longer is. And 0 + u is
  // u, which tells −0 from 0 in nothing but atan2 and what is infinite.
  test('with flags and off values changes no number, while all of them are finite, but the sign of zero', () => {
    let steps = 0;
    let simpler = 0;
    const number = (a: number, b: number) => a === b;
    for (const { rule, values, flagNames } of randomRules(12_000, 2)) {
      const off = Object.entries(values).filter(
        ([name, value]) => flagNames.includes(name) || value === 0 || value === 1,
      );
      const known = Object.fromEntries(off);
      steps += compare(rule, values, known, { number, whileFinite: true });
      if (
        simplifyRule(rule, known).assignments.some(
          ({ value }) => !rule.assignments.some((each) => each.value === value),
        )
      )
        simpler++;
    }
    assert.isAbove(steps, 10_000);
    assert.isAbove(simpler, 5000);
  }).timeout(60_000);

  test('would notice a changed last bit', () => {
    const rule = (source: string) => (compileRule(source) as { rule: Rule }).rule;
    const [a, b] = ['theta = theta - lr*g', 'theta = theta - lr*(g*3/3)'].map(
      (source) => new Walker(rule(source), { lr: 0.1 }),
    );
    const trace = (walker: Walker) => [1, 2, 3, 4, 5].map((t) => walker.step(t));
    assert.notDeepEqual(trace(a), trace(b));
  });
});
