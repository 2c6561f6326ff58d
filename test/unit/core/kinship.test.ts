import { assert } from 'chai';
import {
  compileRule,
  kinOf,
  newLines,
  optimizers,
  resolveRun,
  ruleCost,
  shownRule,
  type Rule,
  type RunSpec,
} from '../../../src/core/index';

const rule = (source: string): Rule => {
  const compiled = compileRule(source);
  if (!compiled.ok) throw new Error(compiled.errors[0].message);
  return compiled.rule;
};

const shown = (optimizer: string, hyperparameters: RunSpec['hyperparameters'] = {}): Rule => {
  const resolved = resolveRun({}, { optimizer, hyperparameters });
  if (!resolved.ok) throw new Error(resolved.errors[0].message);
  return shownRule(resolved.run);
};

suite('The cost of a rule', () => {
  const free = { operations: 0, sharedOperations: 0, memory: 0, sharedMemory: 0, evaluations: 0 };

  test('is what a step does for each parameter and what it does once', () => {
    assert.deepEqual(ruleCost(shown('sgd')), { ...free, operations: 2 });
    // b = momentum·b + g and theta − lr·b; whether it is the first step is asked once
    assert.deepEqual(ruleCost(shown('momentum')), {
      ...free,
      operations: 4,
      sharedOperations: 2,
      memory: 1,
    });
    assert.deepInclude(ruleCost(shown('adam')), { memory: 2, sharedMemory: 0, evaluations: 0 });
  });

  test('counts what is switched on only, once the rule is simplified', () => {
    const { operations, memory } = ruleCost(shown('sgd', { weight_decay: 0.1 }));
    assert.deepEqual([operations, memory], [4, 0]);
    assert.equal(ruleCost(shown('adam', { amsgrad: true })).memory, 3);
  });

  test('of a choice: both branches where each parameter decides, else the longer one', () => {
    const each = ruleCost(rule('theta = g > 0 ? theta - g : theta - 2*g*g'));
    assert.equal(each.operations, 1 + 1 + 1 + 3);
    const once = ruleCost(rule('theta = t == 1 ? theta - g : theta - 2*g*g'));
    assert.deepEqual([once.operations, once.sharedOperations], [3, 2]);
  });

  test('tells shared numbers from those of each parameter', () => {
    const { memory, sharedMemory, operations, sharedOperations } = ruleCost(
      rule('v = beta*v + dot(g, g)\ntheta = theta - g/sqrt(v)'),
    );
    assert.deepEqual([memory, sharedMemory], [0, 1]);
    // dot looks at each parameter; so do the division and the difference
    assert.deepEqual([operations, sharedOperations], [3, 3]);
  });

  test('counts evaluations besides the gradient', () => assert.equal(ruleCost(shown('sam')).evaluations, 1));
});

suite('The lines that are new', () => {
  const texts = (derived: Rule, from: readonly Rule[]) =>
    newLines(derived, from).flatMap((isNew, line) => (isNew ? [derived.assignments[line].name] : []));

  test('are those that no ancestor has, under whatever names', () => {
    assert.deepEqual(texts(shown('adam'), [shown('rmsprop')]), ['m', 'm_hat', 'v_hat', 'theta']);
    assert.deepEqual(texts(shown('amsgrad'), [shown('adam')]), ['v_max', 'v_hat']);
    assert.deepEqual(texts(shown('sgd'), [shown('sgd', { lr: 5 })]), []);
    assert.deepEqual(texts(shown('sgd'), []), ['theta']);
  });

  test('a name stands for one name, of its own kind', () => {
    const one = rule('a = k*g\nb = a + g\ntheta = theta - b');
    assert.deepEqual(texts(one, [rule('c = q*g\nd = c + g\ntheta = theta - d')]), []);
    assert.deepEqual(texts(one, [rule('c = q*g\nd = g + c\ntheta = theta - d')]), ['b']);
    assert.deepEqual(texts(one, [rule('c = q*g\nd = c + g\ntheta = theta - c')]), ['theta']);
    // Here it is a state that stands where the other rule has a number to turn.
    assert.deepEqual(texts(rule('theta = theta - k*g'), [rule('s = s + 1\ntheta = theta - s*g')]), ['theta']);
    assert.deepEqual(texts(rule('theta = theta - g'), [rule('theta = theta - t*g')]), ['theta']);
    // Two names do not become one.
    assert.deepEqual(texts(rule('theta = theta - a*b*g'), [rule('theta = theta - a*a*g')]), ['theta']);
  });
});

suite('Kinship', () => {
  const parentsOf = (id: string) => optimizers.get(id)!.derivesFrom ?? [];

  test('is as the textbooks tell it', () => {
    assert.deepEqual(parentsOf('momentum'), ['sgd']);
    assert.deepEqual(parentsOf('rmsprop'), ['adagrad']);
    assert.sameMembers([...parentsOf('adam')], ['momentum', 'rmsprop']);
  });

  test('names entries of the catalogue, and nobody is their own ancestor', () => {
    const ancestors = (id: string): readonly string[] =>
      parentsOf(id).flatMap((parent) => {
        assert.isTrue(optimizers.has(parent), parent);
        return [parent, ...ancestors(parent)];
      });
    for (const id of optimizers.keys()) assert.notInclude(ancestors(id), id);
  });

  test('whoever derives from another has a line of their own', () => {
    for (const id of optimizers.keys()) {
      const own = newLines(
        shown(id),
        parentsOf(id).map((parent) => shown(parent)),
      );
      assert.include(own, true, id);
    }
  });

  const kin = (spec: RunSpec) => {
    const resolved = resolveRun({}, spec);
    if (!resolved.ok) throw new Error(resolved.errors[0].message);
    return kinOf(resolved.run);
  };

  test('of a run is told by its own library where that has the other too', () => {
    assert.deepEqual(kin({ optimizer: 'adam' }), {
      names: ['Momentum', 'RMSprop'],
      newLines: [true, false, true, true, true],
    });
    const [moment] = kin({ optimizer: 'amsgrad', library: 'keras' })!.newLines;
    assert.isFalse(moment, 'Keras’s AMSGrad keeps Keras’s first moment');
    assert.deepEqual(kin({ optimizer: 'asgd' })!.names, ['SGD']);
  });

  test('is nothing for what grew out of nothing, and for an own rule', () => {
    assert.isUndefined(kin({ optimizer: 'sgd' }));
    assert.isUndefined(
      kin({ optimizer: 'custom', rule: 'theta = theta - lr*g', hyperparameters: { lr: 1 } }),
    );
  });
});
