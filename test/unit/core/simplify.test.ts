import { assert } from 'chai';
import { checkRule, type Rule } from '../../../src/core/language/rule';
import { simplifyRule } from '../../../src/core/language/simplify';
import type { Expression } from '../../../src/core/language/tree';
import { optimizers } from '../../../src/core/index';

/** The tree in words, every operation in parentheses. */
function show(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return String(expression.value);
    case 'name':
      return expression.name;
    case 'unary':
      return `(${expression.operator} ${show(expression.operand)})`;
    case 'binary':
      return `(${show(expression.left)} ${expression.operator} ${show(expression.right)})`;
    case 'conditional':
      return `(${show(expression.condition)} ? ${show(expression.then)} : ${show(expression.otherwise)})`;
    case 'call':
      return `${expression.name}(${expression.args.map(show).join(', ')})`;
  }
}

const lines = (rule: Rule) => rule.assignments.map(({ name, value }) => `${name} = ${show(value)}`);
const ruleOf = (id: string) => checkRule(optimizers.get(id)!.rule);

/** Every flag off and every hyperparameter at its off value, where it has one. */
function allOff(id: string): Record<string, number | boolean> {
  return Object.fromEntries(
    optimizers.get(id)!.hyperparameters.flatMap((parameter): [string, number | boolean][] => {
      if (parameter.kind === 'flag') return [[parameter.name, false]];
      return parameter.off === undefined ? [] : [[parameter.name, parameter.off]];
    }),
  );
}

suite('Simplified rules', () => {
  test('SGD with everything off is one line', () => {
    assert.deepEqual(lines(simplifyRule(ruleOf('sgd'), allOff('sgd'))), ['theta = (theta - (lr * g))']);
  });

  test('SGD with everything off remembers nothing and needs only lr', () => {
    const rule = simplifyRule(ruleOf('sgd'), allOff('sgd'));
    assert.deepEqual(rule.states, []);
    assert.deepEqual(
      rule.hyperparameters.map(({ name }) => name),
      ['lr'],
    );
  });

  test('ASGD without decay is SGD, with the rate that the step before left and the average beside it', () => {
    assert.deepEqual(lines(simplifyRule(ruleOf('asgd'), allOff('asgd'))), [
      'theta = (theta - (eta * g))',
      'eta = lr',
      'mu = (1 / max(1, ((t - 1) - t0)))',
      'ax = ((mu == 1) ? theta : (ax + (mu * (theta - ax))))',
    ]);
  });

  test('powers of 1 and to the power 0 are 1', () => {
    const rule = checkRule('theta = theta - (1 + a)^b*g - b^a*g');
    assert.deepEqual(lines(simplifyRule(rule, { a: 0 })), ['theta = ((theta - g) - g)']);
  });

  test('decoupled weight decay that is off leaves no trace', () => {
    for (const id of ['adamw', 'nadam', 'radam']) {
      for (const decoupled of [false, true]) {
        const known = { ...allOff(id), decoupled_weight_decay: decoupled };
        const rule = simplifyRule(ruleOf(id), known);
        assert.notInclude(lines(rule).join('\n'), 'decay ', id);
        assert.notInclude(lines(rule).join('\n'), 'decayed', id);
        assert.match(lines(rule).at(-1)!, /^theta = \(theta - /);
      }
    }
  });

  test('Adam without AMSGrad forgets the largest second moment', () => {
    const rule = simplifyRule(ruleOf('adam'), allOff('adam'));
    assert.deepEqual(
      rule.states.map(({ name }) => name),
      ['m', 'v'],
    );
    assert.deepEqual(lines(rule), [
      'm = ((beta1 * m) + ((1 - beta1) * g))',
      'v = ((beta2 * v) + ((1 - beta2) * (g ^ 2)))',
      'm_hat = (m / (1 - (beta1 ^ t)))',
      'v_hat = (v / (1 - (beta2 ^ t)))',
      'theta = (theta - ((lr * m_hat) / (sqrt(v_hat) + eps)))',
    ]);
  });

  test('Adagrad keeps the start of its sum only while the start is known to matter', () => {
    const rule = simplifyRule(ruleOf('adagrad'), allOff('adagrad'));
    assert.deepEqual(lines(rule), ['s = (s + (g ^ 2))', 'theta = (theta - ((lr * g) / (sqrt(s) + eps)))']);
    assert.lengthOf(rule.inits, 1);
  });

  test('a power that is switched off is 1', () => {
    const rule = checkRule('w = t^r*k\ntheta = theta - lr*w*g');
    assert.deepEqual(lines(simplifyRule(rule, { r: 0 })), ['theta = (theta - ((lr * k) * g))']);
    assert.deepEqual(lines(simplifyRule(rule, { r: 1 }))[0], 'w = (t * k)');
  });

  test('what is not known stays as it was written', () => {
    const rule = checkRule('d = g + wd*theta\ntheta = theta - lr*d');
    assert.deepEqual(lines(simplifyRule(rule, {})), lines(rule));
  });

  test('a copy is read through only while its original keeps its value', () => {
    const rule = checkRule(
      'old = theta\ntheta = theta - lr*g\nk = k + norm(theta - old)\ntheta = theta*(k > 1 ? 1 : 0.5)',
    );
    assert.deepEqual(lines(simplifyRule(rule, {})), lines(rule));
    const harmless = checkRule('d = g\ntheta = theta - lr*d');
    assert.deepEqual(lines(simplifyRule(harmless, {})), ['theta = (theta - (lr * g))']);
  });

  test('a state that only another start uses stays, and only while that one does', () => {
    const rule = checkRule('init a = theta\ninit b = a\ninit c = b\ntheta = theta - lr*(g + (f ? b : 0))');
    const names = (f: boolean) => simplifyRule(rule, { f }).inits.map(({ name }) => name);
    assert.deepEqual(names(true), ['a', 'b']);
    assert.deepEqual(names(false), []);
  });

  test('a state that is read before its line stays a state when it no longer reads itself', () => {
    const rule = simplifyRule(checkRule('u = m + g\nm = mu*m + g\ntheta = theta - lr*u'), { mu: 0 });
    assert.deepEqual(lines(rule), ['u = (m + g)', 'm = g', 'theta = (theta - (lr * u))']);
    assert.deepEqual(
      rule.states.map(({ name }) => name),
      ['m'],
    );
  });
});
