import { assert } from 'chai';
import { resolveRun, type RunSpec } from '../../../../src/core/index';
import { linearMethodOf, stabilityLimit, type LinearMethod } from '../../../../src/core/explain/linearMethod';
import { criticalPointNear, curvatureAt } from '../../../../src/core/explain/curvature';
import { compileLandscape } from '../../../../src/core/index';

const methodOf = (spec: RunSpec) => {
  const resolved = resolveRun({}, spec);
  assert(resolved.ok);
  return linearMethodOf(resolved.run);
};
const own = (rule: string, hyperparameters: Record<string, number>) =>
  methodOf({ optimizer: 'custom', rule, hyperparameters });

suite('Linear methods', () => {
  const descent = { kind: 'gradient-descent', lr: 0.1, momentum: 0 };
  const ball = { kind: 'heavy-ball', lr: 0.1, momentum: 0.9 };
  const nesterov = { kind: 'nesterov', lr: 0.1, momentum: 0.9 };

  function assertMethod(found: LinearMethod | undefined, expected: typeof descent): void {
    assert.equal(found?.kind, expected.kind);
    assert.closeTo(found!.lr, expected.lr, 1e-12);
    assert.closeTo(found!.momentum, expected.momentum, 1e-12);
  }

  test('are recognised in every library’s form', () => {
    for (const library of ['pytorch', 'keras', 'optax', 'tfjs'] as const) {
      assertMethod(methodOf({ optimizer: 'sgd', library, hyperparameters: { lr: 0.1 } }), descent);
      assertMethod(methodOf({ optimizer: 'momentum', library, hyperparameters: { lr: 0.1 } }), ball);
      assertMethod(methodOf({ optimizer: 'nesterov', library, hyperparameters: { lr: 0.1 } }), nesterov);
    }
    const momentum = { lr: 0.1, momentum: 0.9 };
    assertMethod(methodOf({ optimizer: 'sgd', hyperparameters: momentum }), ball);
    assertMethod(methodOf({ optimizer: 'sgd', hyperparameters: { ...momentum, nesterov: true } }), nesterov);
  });

  test('are recognised in rules of one’s own', () => {
    assertMethod(own('theta = theta - g * lr', { lr: 0.1 }), descent);
    assertMethod(own('step = -lr * g / 2\ntheta = theta + step * 2', { lr: 0.1 }), descent);
    assertMethod(own('v = b * v - lr * g\ntheta = theta + v', { lr: 0.1, b: 0.9 }), ball);
    // Polyak's own form, with the point before as the state.
    const polyak = 'init p = theta\nnext = theta - lr * g + b * (theta - p)\np = theta\ntheta = next';
    assertMethod(own(polyak, { lr: 0.1, b: 0.9 }), ball);
  });

  test('are not taken for what they are not', () => {
    for (const optimizer of ['adam', 'adagrad', 'rmsprop', 'lion', 'sam', 'lookahead', 'qhm', 'muon'])
      assert.isUndefined(methodOf({ optimizer, hyperparameters: { lr: 0.1 } }), optimizer);
    const turned: Record<string, number | boolean>[] = [
      { weight_decay: 0.1 },
      { maximize: true },
      { momentum: 0.9, dampening: 0.5 },
    ];
    for (const hyperparameters of turned)
      assert.isUndefined(methodOf({ optimizer: 'sgd', hyperparameters: { lr: 0.1, ...hyperparameters } }));
    const schedule = { name: 'ExponentialLR' };
    assert.isUndefined(methodOf({ optimizer: 'sgd', hyperparameters: { lr: 0.1 }, schedule }));
    assert.isUndefined(own('theta = theta - lr * g / t', { lr: 0.1 }));
    assert.isUndefined(own('theta = theta - 2 * lr * g', { lr: 0.1 }));
    assert.isUndefined(own('theta = theta - lr * sign(g)', { lr: 0.1 }));
    assert.isUndefined(own('theta = theta - lr * g + 1', { lr: 0.1 }));
    assert.isUndefined(own('theta = theta - lr * grad(theta)', { lr: 0.1 }));
  });

  test('just below its limit a method comes closer, just above it goes away', () => {
    const steps: Record<LinearMethod['kind'], (lr: number, beta: number, curvature: number) => number> = {
      'gradient-descent': (lr, _, curvature) => walk(lr, 0, curvature, false),
      'heavy-ball': (lr, beta, curvature) => walk(lr, beta, curvature, false),
      nesterov: (lr, beta, curvature) => walk(lr, beta, curvature, true),
    };
    for (const kind of ['gradient-descent', 'heavy-ball', 'nesterov'] as const) {
      for (const momentum of kind === 'gradient-descent' ? [0] : [0.1, 0.5, 0.9]) {
        for (const curvature of [0.03, 2, 700]) {
          const limit = stabilityLimit({ kind, lr: 1, momentum }, curvature);
          assert.isBelow(steps[kind](limit * 0.99, momentum, curvature), 1e-3, `${kind} ${momentum}`);
          assert.isAbove(steps[kind](limit * 1.01, momentum, curvature), 1e3, `${kind} ${momentum}`);
        }
      }
    }
  });

  /** How far from the minimum torch.optim.SGD ends on a parabola, from 1, after 4000 steps. */
  function walk(lr: number, beta: number, curvature: number, isNesterov: boolean): number {
    let [at, b] = [1, 0];
    for (let k = 0; k < 4000; k++) {
      const g = curvature * at;
      b = beta * b + g;
      at -= lr * (isNesterov ? g + beta * b : b);
    }
    return Math.abs(at);
  }
});

suite('Curvature', () => {
  const landscapeOf = (source: string) => {
    const compiled = compileLandscape(source);
    assert(compiled.ok);
    return compiled.landscape;
  };

  test('has the eigenvalues of the Hessian, of a bowl that is turned as well', () => {
    const bowl = landscapeOf('x^2/20 + y^2');
    assert.deepInclude(curvatureAt(bowl, [3, 4]), { least: 0.1, most: 2, isAligned: true });
    // Half of it: λ = 1 along (1, 1) and 9 along (1, −1).
    const turned = curvatureAt(landscapeOf('(x + y)^2/4 + 9*(x - y)^2/4'), [1, 2])!;
    assert.closeTo(turned.least, 1, 1e-12);
    assert.closeTo(turned.most, 9, 1e-12);
    assert.isFalse(turned.isAligned);
    assert.isUndefined(curvatureAt(landscapeOf('log(x)'), [0, 0]));
  });

  test('tells critical points apart, and finds none where there is none near', () => {
    const kindNear = (source: string, x: number, y: number) =>
      criticalPointNear(landscapeOf(source), [x, y], 10)?.kind;
    assert.equal(kindNear('(x - 1)^2 + y^2', 3, 4), 'minimum');
    assert.equal(kindNear('-x^2 - y^2', 3, 4), 'maximum');
    assert.equal(kindNear('x^2 - y^2', 3, 4), 'saddle');
    assert.isUndefined(kindNear('x + y', 3, 4));
    assert.isUndefined(kindNear('(x - 100)^2 + y^2', 3, 4));
    assert.isUndefined(kindNear('exp(x) + y^2', 3, 4));
  });
});
