import { constantValue } from '../language/constants';
import type { Rule } from '../language/rule';
import type { Expression } from '../language/tree';
import { shownRule } from '../experiment/shownRule';
import type { ResolvedRun } from '../experiment/resolve';

/** A rule whose behaviour on a quadratic is known in closed form, in whatever form it is written. */
export interface LinearMethod {
  readonly kind: 'gradient-descent' | 'heavy-ball' | 'nesterov';
  readonly lr: number;
  /** 0 for gradient descent. */
  readonly momentum: number;
}

/** A linear combination of what a step begins with: theta, the gradient and the states; `1` is a plain number. */
type Form = ReadonlyMap<string, number>;

/**
 * Recognises gradient descent, the heavy ball (Polyak 1964) and Nesterov's momentum (in the form of Sutskever et al.
 * 2013) by what their steps do: on a quadratic of curvature λ, the next theta and the next state are a matrix times
 * this theta and this state, and its trace and determinant, as functions of λ, tell the method. Whether the learning
 * rate is in the velocity or beside it makes no difference; the first step, and rounding, may.
 * @returns undefined for other rules, and where the gradient is not multiplied by just `lr`
 */
export function linearMethodOf(run: ResolvedRun): LinearMethod | undefined {
  const { lr } = run.values;
  if (typeof lr !== 'number' || !(lr > 0) || run.schedule) return undefined;
  const rule = shownRule(run);
  if (rule.states.length > 1) return undefined;
  const forms = stepForms(rule, new Map(Object.entries(run.values).map(([name, v]) => [name, Number(v)])));
  const theta = forms?.get('theta');
  if (!forms || !theta) return undefined;
  const state = rule.states.length === 1 ? rule.states[0].name : undefined;
  const next = state === undefined ? undefined : (forms.get(state) ?? new Map([[state, 1]]));
  if (theta.get('1') || next?.get('1')) return undefined;
  // theta' = a·theta + b·g + c·s, s' = d·theta + e·g + f·s, with g = λ·theta.
  const of = (form: Form | undefined, name: string | undefined) =>
    (name === undefined ? undefined : form?.get(name)) ?? 0;
  const [a, b, c] = [of(theta, 'theta'), of(theta, 'g'), of(theta, state)];
  const [d, e, f] = [of(next, 'theta'), of(next, 'g'), of(next, state)];
  const trace = { constant: a + f, slope: b };
  const determinant = { constant: a * f - c * d, slope: b * f - c * e };
  const momentum = determinant.constant;
  const same = (one: number, other: number) => Math.abs(one - other) <= 1e-12 * Math.max(1, Math.abs(other));
  const sameRate = (one: number, other: number) => Math.abs(one - other) <= 1e-12 * lr;
  if (!same(trace.constant, 1 + momentum) || momentum < -1e-12 || momentum >= 1) return undefined;
  if (sameRate(determinant.slope, 0) && sameRate(-trace.slope, lr)) {
    const isPlain = Math.abs(momentum) <= 1e-12;
    return isPlain ? { kind: 'gradient-descent', lr, momentum: 0 } : { kind: 'heavy-ball', lr, momentum };
  }
  if (sameRate(-determinant.slope, momentum * lr) && sameRate(-trace.slope, (1 + momentum) * lr))
    return { kind: 'nesterov', lr, momentum };
  return undefined;
}

/**
 * The learning rate from which on a step along a direction of this curvature leads further away than it was.
 * @see Polyak (1964), USSR Computational Mathematics and Mathematical Physics 4(5), for gradient descent (2/λ) and the
 *   heavy ball (2(1 + β)/λ); Goh (2017), Why Momentum Really Works, Distill. Nesterov's follows from the same condition,
 *   that both roots of the characteristic polynomial lie within the unit circle.
 */
export function stabilityLimit({ kind, momentum }: LinearMethod, curvature: number): number {
  if (kind === 'nesterov') return (2 * (1 + momentum)) / ((1 + 2 * momentum) * curvature);
  return (2 * (1 + momentum)) / curvature;
}

/** The limit as a formula of λmax and β. */
export function limitFormula(kind: string): string {
  if (kind === 'nesterov') return '2(1 + β) / ((1 + 2β) λmax)';
  return kind === 'heavy-ball' ? '2(1 + β)/λmax' : '2/λmax';
}

function stepForms(rule: Rule, values: ReadonlyMap<string, number>): Map<string, Form> | undefined {
  const forms = new Map<string, Form>([
    ['theta', new Map([['theta', 1]])],
    ['g', new Map([['g', 1]])],
    ...rule.states.map(({ name }): [string, Form] => [name, new Map([[name, 1]])]),
  ]);
  for (const { name, value } of rule.assignments) {
    const form = formOf(value, forms, values);
    if (!form) return undefined;
    forms.set(name, form);
  }
  return forms;
}

/** Undefined for what is not linear, or changes with the step. */
function formOf(
  expression: Expression,
  forms: ReadonlyMap<string, Form>,
  values: ReadonlyMap<string, number>,
): Form | undefined {
  const number = constantValue(expression, values);
  if (number !== undefined) return new Map([['1', number]]);
  const form = (part: Expression) => formOf(part, forms, values);
  switch (expression.kind) {
    case 'name':
      return forms.get(expression.name);
    case 'unary':
      return expression.operator === '-' ? scaled(form(expression.operand), -1) : undefined;
    case 'conditional':
      // Of momentum buffers that begin with the first gradient.
      return isFirstStep(expression.condition) ? form(expression.otherwise) : undefined;
    case 'binary': {
      const [left, right] = [form(expression.left), form(expression.right)];
      switch (expression.operator) {
        case '+':
          return sum(left, right);
        case '-':
          return sum(left, scaled(right, -1));
        case '*':
          return scaled(right, plainNumber(left)) ?? scaled(left, plainNumber(right));
        case '/': {
          const divisor = plainNumber(right);
          return divisor === undefined ? undefined : scaled(left, 1 / divisor);
        }
        default:
          return undefined;
      }
    }
    default:
      return undefined;
  }
}

function isFirstStep(condition: Expression): boolean {
  return (
    condition.kind === 'binary' &&
    condition.operator === '==' &&
    condition.left.kind === 'name' &&
    condition.left.name === 't' &&
    condition.right.kind === 'number' &&
    condition.right.value === 1
  );
}

function plainNumber(form: Form | undefined): number | undefined {
  return form?.size === 1 ? form.get('1') : undefined;
}

function scaled(form: Form | undefined, factor: number | undefined): Form | undefined {
  if (!form || factor === undefined) return undefined;
  return new Map([...form].map(([name, value]) => [name, value * factor]));
}

function sum(one: Form | undefined, other: Form | undefined): Form | undefined {
  if (!one || !other) return undefined;
  const result = new Map(one);
  for (const [name, value] of other) result.set(name, (result.get(name) ?? 0) + value);
  return result;
}
