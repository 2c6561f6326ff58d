import { ruleFunctions } from './functions';
import type { Rule } from './rule';
import { inferShapes, type Shape } from './shapes';
import type { Expression } from './tree';

/** What a step of a rule takes, counted in its tree. */
export interface RuleCost {
  /**
   * Operations for each parameter: arithmetic, comparisons, choices and functions, one each; of a choice that one
   * number decides, the longer branch.
   */
  readonly operations: number;
  /** Operations that are done once a step, however many parameters there are. */
  readonly sharedOperations: number;
  /** Numbers remembered for each parameter. */
  readonly memory: number;
  /** Numbers remembered once. */
  readonly sharedMemory: number;
  /** Evaluations of the loss, its gradient or its curvature besides the gradient that every step has. */
  readonly evaluations: number;
}

type Operations = Pick<RuleCost, 'operations' | 'sharedOperations' | 'evaluations'>;

const none: Operations = { operations: 0, sharedOperations: 0, evaluations: 0 };
const evaluating: ReadonlySet<string> = new Set(['loss', 'grad', 'hessian_diagonal']);

/**
 * Counts what a step takes. What is switched off counts unless the rule was simplified before; what states start from
 * does not count.
 */
export function ruleCost({ assignments, inits, states, hyperparameters }: Rule): RuleCost {
  const names = states.map(({ name }) => name);
  const places = new Map(hyperparameters.map(({ name, at }) => [name, at]));
  const { shapes } = inferShapes(assignments, inits, names, places);
  const remembered = (shape: Shape) => states.filter((state) => state.shape === shape).length;
  return {
    ...assignments.map(({ value }) => count(value, shapes)).reduce(plus, none),
    memory: remembered('parameters'),
    sharedMemory: remembered('number'),
  };
}

function count(expression: Expression, shapes: ReadonlyMap<string, Shape>): Operations {
  const counted = (each: Expression) => count(each, shapes);
  const own = (shape: Shape): Operations => ({
    ...none,
    [shape === 'number' ? 'sharedOperations' : 'operations']: 1,
  });
  switch (expression.kind) {
    case 'number':
    case 'name':
      return none;
    case 'unary':
      return plus(own(shapeOf(expression, shapes)), counted(expression.operand));
    case 'binary':
      return [counted(expression.left), counted(expression.right)].reduce(
        plus,
        own(shapeOf(expression, shapes)),
      );
    case 'conditional': {
      const { condition, then, otherwise } = expression;
      const decides = shapeOf(condition, shapes);
      const branches = [counted(then), counted(otherwise)];
      const taken = decides === 'number' ? longer(branches) : branches.reduce(plus);
      return [counted(condition), taken].reduce(plus, own(decides));
    }
    case 'call': {
      const args = expression.args.map(counted).reduce(plus, none);
      if (evaluating.has(expression.name)) return plus(args, { ...none, evaluations: 1 });
      // A reduction to one number looks at every parameter.
      const touched = expression.args.some((arg) => shapeOf(arg, shapes) === 'parameters');
      return plus(args, own(touched ? 'parameters' : 'number'));
    }
  }
}

function shapeOf(expression: Expression, shapes: ReadonlyMap<string, Shape>): Shape {
  const any = (...parts: readonly Expression[]): Shape =>
    parts.some((part) => shapeOf(part, shapes) === 'parameters') ? 'parameters' : 'number';
  switch (expression.kind) {
    case 'number':
      return 'number';
    case 'name':
      return shapes.get(expression.name) ?? 'number';
    case 'unary':
      return any(expression.operand);
    case 'binary':
      return any(expression.left, expression.right);
    case 'conditional':
      return any(expression.condition, expression.then, expression.otherwise);
    case 'call':
      return ruleFunctions.get(expression.name)?.result ?? any(...expression.args);
  }
}

function plus(a: Operations, b: Operations): Operations {
  return {
    operations: a.operations + b.operations,
    sharedOperations: a.sharedOperations + b.sharedOperations,
    evaluations: a.evaluations + b.evaluations,
  };
}

function longer([a, b]: readonly Operations[]): Operations {
  const total = ({ operations, sharedOperations }: Operations) => operations + sharedOperations;
  return total(b) > total(a) ? b : a;
}
