import { assert } from 'chai';
import {
  defaultExperiment,
  edit,
  foundHyperparameters,
  optimizers,
  parseOwnOptimizers,
  recommendedLearningRate,
  recordChange,
  resolveRun,
  runExperiment,
  startHistory,
  tryEdit,
  undo,
  type Change,
  type Experiment,
  type RunSpec,
} from '../../../src/core/index';

const adam = 4;
const own = 5;

function after(experiment: Experiment, ...changes: Change[]): Experiment {
  return changes.reduce((now, change) => {
    const edited = tryEdit(now, change);
    if (!edited.ok) throw new Error(edited.errors.map(({ message }) => message).join('\n'));
    return edited.experiment;
  }, experiment);
}

const start = after(
  edit(defaultExperiment, { kind: 'replace', experiment: { ...defaultExperiment, runs: [] } }),
  {
    kind: 'add-own',
  },
);

/** With another text of the one run, of which no name was there before. */
const typed = (rule: string): Experiment =>
  after(start, { kind: 'edit-rule', run: 0, rule: 'theta = theta - g' }, { kind: 'edit-rule', run: 0, rule });

const valuesOf = (experiment: Experiment, run = 0) => experiment.runs[run].hyperparameters;

suite('Own rules', () => {
  test('the first one is momentum, at the rate recommended for it', () => {
    const [run] = start.runs;
    assert.equal(run.optimizer, 'custom');
    assert.equal(run.label, 'My rule');
    const lr = recommendedLearningRate(start, 'momentum')!;
    assert.deepEqual(run.hyperparameters, { momentum: 0.9, lr });
    const both = after(start, { kind: 'add-run', run: { optimizer: 'momentum' } });
    const [mine, theirs] = runExperiment(both).runs;
    assert.deepEqual(mine.theta, theirs.theta);
  });

  suite('a copy', () => {
    test('of Adam is its rule as shown, with its comments and values, right behind it', () => {
      const copied = after(
        defaultExperiment,
        { kind: 'hyperparameter', run: adam, name: 'beta1', value: 0.8 },
        { kind: 'copy-as-own', run: adam },
      );
      assert.deepEqual(copied.runs[own], {
        optimizer: 'custom',
        rule: [
          'm = beta1 * m + (1 - beta1) * g    # first moment',
          'v = beta2 * v + (1 - beta2) * g^2  # second moment',
          'm_hat = m / (1 - beta1^t)',
          'v_hat = v / (1 - beta2^t)',
          'theta = theta - lr * m_hat / (sqrt(v_hat) + eps)',
        ].join('\n'),
        hyperparameters: { lr: 0.3, beta1: 0.8, beta2: 0.999, eps: 1e-8 },
        label: 'My Adam',
      });
    });

    test('keeps what is plotted', () => {
      const copied = after(
        { ...start, runs: [{ optimizer: 'asgd', hyperparameters: { lr: 0.1 } }] },
        { kind: 'copy-as-own', run: 0 },
      );
      const [theirs, mine] = runExperiment(copied).runs;
      assert.isNotEmpty(theirs.extra);
      assert.deepEqual(mine.extra, theirs.extra);
    });

    test('keeps what stands around the rule', () => {
      const around = { schedule: { name: 'StepLR', hyperparameters: { step_size: 10 } }, clip: { norm: 1 } };
      const run: RunSpec = { optimizer: 'sgd', hyperparameters: { lr: 0.1 }, label: 'Tuned', ...around };
      const copied = after({ ...start, runs: [run] }, { kind: 'copy-as-own', run: 0 });
      assert.deepInclude(copied.runs[1], { ...around, label: 'My Tuned', optimizer: 'custom' });
    });

    test('of an own run is the same text, and is edited by itself', () => {
      const named = after(start, { kind: 'name-own', run: 0, name: 'Mine' }, { kind: 'copy-as-own', run: 0 });
      assert.equal(named.runs[1].label, 'Mine');
      const edited = after(named, { kind: 'edit-rule', run: 1, rule: 'theta = theta - lr*g' });
      assert.equal(edited.optimizers, named.optimizers);
    });

    for (const { id, hyperparameters, libraries } of optimizers.values()) {
      const flags = hyperparameters.filter(({ kind }) => kind === 'flag').map(({ name }) => name);
      const specs: RunSpec[] = [
        { optimizer: id },
        ...flags.map((name) => ({ optimizer: id, hyperparameters: { [name]: true } })),
        ...Object.keys(libraries).map((library) => ({ optimizer: id, library }) as RunSpec),
      ];
      test(`of ${id}, whatever its flags and library, takes the same steps`, () => {
        for (const spec of specs) {
          const lr = hyperparameters.some(({ name }) => name === 'lr') && { lr: 0.01 };
          const run = { ...spec, hyperparameters: { ...spec.hyperparameters, ...lr } };
          if (!resolveRun({}, run).ok) continue;
          const copied = after({ ...start, runs: [run] }, { kind: 'copy-as-own', run: 0 });
          const [theirs, mine] = runExperiment(copied).runs;
          assert.deepEqual(mine.theta, theirs.theta, JSON.stringify(spec));
        }
      });
    }
  });

  suite('editing the text', () => {
    test('keeps the values of what is still there', () => {
      const turned = after(start, { kind: 'hyperparameter', run: 0, name: 'momentum', value: 0.5 });
      const edited = after(turned, {
        kind: 'edit-rule',
        run: 0,
        rule: 'n = momentum * n + g\ntheta = theta - lr * n / (scale + abs(n))',
      });
      assert.deepEqual(valuesOf(edited), { ...valuesOf(turned), scale: 0.1 });
    });

    const found: [name: string, rule: string, value: number | boolean, declared: object][] = [
      ['lr', 'theta = theta - lr*g', 0.95, { slider: [1e-4, 10], scale: 'log' }],
      ['beta1', 'm = beta1*m + g\ntheta = theta - m', 0.9, { slider: [0, 0.9999], scale: 'one-minus-log' }],
      ['eps', 'theta = theta - g/(abs(g) + eps)', 1e-8, { slider: [1e-10, 1e-6], scale: 'log' }],
      ['momentum', 'm = momentum*m + g\ntheta = theta - m', 0.9, { slider: [0, 0.9999] }],
      ['weight_decay', 'theta = theta - weight_decay*theta - g', 0.01, { scale: 'log' }],
      ['nesterov', 'theta = theta - (nesterov ? g : 2*g)', false, { kind: 'flag', default: false }],
      ['rate', 'theta = theta - rate*g', 0.1, { slider: [0.001, 10], scale: 'log', meaning: '' }],
      [
        'mu',
        'm = mu*m + (1 - mu)*g\ntheta = theta - m',
        0.9,
        { slider: [0, 0.9999], scale: 'one-minus-log' },
      ],
      ['constructor', 'theta = theta - constructor*g', 0.1, { slider: [0.001, 10] }],
    ];
    for (const [name, rule, value, declared] of found) {
      test(`a new ${name} begins at ${value}`, () => {
        const edited = typed(rule);
        assert.deepEqual(valuesOf(edited)?.[name], value);
        const resolution = resolveRun(edited, edited.runs[0]);
        assert.isTrue(resolution.ok);
        if (!resolution.ok) return;
        const [parameter] = foundHyperparameters(resolution.run.rule, resolution.run.defaults);
        assert.deepInclude(parameter, { name, ...declared });
      });
    }

    test('a name that turns from a number into a flag begins anew', () => {
      const edited = after(typed('theta = theta - a*g'), {
        kind: 'edit-rule',
        run: 0,
        rule: 'theta = theta - (a ? g : 2*g)',
      });
      assert.deepEqual(valuesOf(edited), { a: false });
    });

    const wrong: [rule: string, line: number, column: number, message: string, replacement?: string][] = [
      ['m = sqr(g)\ntheta = theta - m', 1, 5, 'There is no function “sqr”. Did you mean “sqrt”?', 'sqrt'],
      ['theta = theta - ((sqr(g)))', 1, 19, 'There is no function “sqr”. Did you mean “sqrt”?', 'sqrt'],
      ['m = g\ntheta = theta − m', 2, 15, 'This is a typographic minus; write “-”.', '-'],
      ['theta = theta - g**2', 1, 18, 'Write “^” for powers.', '^'],
      ['theta = theta - ', 1, 16, 'Here an expression is missing.'],
      ['m = g', 1, 1, 'A rule changes the parameters: write a line “theta = …”.'],
      ['', 1, 1, 'A rule changes the parameters: write a line “theta = …”.'],
    ];
    for (const [rule, line, column, message, replacement] of wrong) {
      test(`a wrong one is refused at its place: ${JSON.stringify(rule)}`, () => {
        const edited = tryEdit(start, { kind: 'edit-rule', run: 0, rule });
        assert.isFalse(edited.ok);
        if (edited.ok) return;
        assert.deepInclude(edited.errors[0], { line, column, message, path: 'runs[0].rule' });
        assert.equal(edited.errors[0].replacement, replacement);
      });
    }

    test('that of the catalogue is refused', () => {
      const change: Change = { kind: 'edit-rule', run: adam, rule: 'theta = theta - g' };
      assert.equal(edit(defaultExperiment, change), defaultExperiment);
    });

    test('all in one go is one step of the history', () => {
      const texts = ['theta = theta - l*g', 'theta = theta - lr*g*1'];
      let history = startHistory(start);
      for (const rule of texts) {
        const recorded = recordChange(history, { kind: 'edit-rule', run: 0, rule });
        assert.isTrue(recorded.ok);
        if (recorded.ok) history = recorded.history;
      }
      assert.equal(history.present.experiment.runs[0].rule, texts[1]);
      assert.deepEqual(
        valuesOf(history.present.experiment),
        { lr: valuesOf(start)!.lr },
        'lr is what it was',
      );
      assert.equal(undo(history).present.experiment, start);
    });
  });

  suite('a name', () => {
    const named = after(start, { kind: 'name-own', run: 0, name: ' My  Own! ' });

    test('makes an optimizer of the experiment, which several runs share', () => {
      assert.deepEqual(named.runs, [{ optimizer: 'my-own' }]);
      assert.deepEqual(named.optimizers, {
        'my-own': { name: 'My  Own!', rule: start.runs[0].rule!, hyperparameters: valuesOf(start)! },
      });
      const two = after(named, {
        kind: 'add-run',
        run: { optimizer: 'my-own', hyperparameters: { momentum: 0.5 } },
      });
      const edited = after(two, { kind: 'edit-rule', run: 1, rule: 'theta = theta - 2*lr*g' });
      assert.deepEqual(edited.runs, [{ optimizer: 'my-own' }, { optimizer: 'my-own', hyperparameters: {} }]);
      assert.equal(edited.optimizers?.['my-own'].rule, 'theta = theta - 2*lr*g');
      assert.hasAllKeys(edited.optimizers?.['my-own'].hyperparameters, ['lr']);
    });

    test('again takes the run’s values as defaults, and others keep theirs', () => {
      const saved = after(
        named,
        { kind: 'add-run', run: { optimizer: 'my-own' } },
        { kind: 'hyperparameter', run: 1, name: 'momentum', value: 0.5 },
        { kind: 'name-own', run: 1, name: 'My  Own!' },
      );
      assert.equal(saved.optimizers?.['my-own'].hyperparameters.momentum, 0.5);
      assert.deepEqual(saved.runs[1], { optimizer: 'my-own' });
      assert.equal(valuesOf(saved)?.momentum, 0.9);
    });

    test('another one makes another optimizer', () => {
      const both = after(named, { kind: 'name-own', run: 0, name: 'Own' });
      assert.hasAllKeys(both.optimizers, ['my-own', 'own']);
    });

    for (const [name, message] of [
      ['', 'Give it a name.'],
      ['  ', 'Give it a name.'],
      ['adam', 'There is an optimizer “adam” already; choose another name.'],
      ['x'.repeat(201), 'A name has at most 200 characters.'],
    ]) {
      test(`${JSON.stringify(name.slice(0, 9))} is refused`, () => {
        const edited = tryEdit(start, { kind: 'name-own', run: 0, name });
        assert.deepEqual(edited, { ok: false, errors: [{ message, path: 'runs[0].name' }] });
      });
    }

    test('whose id the catalogue has, or none at all, is numbered', () => {
      for (const [name, id] of [
        ['Adam!', 'adam-2'],
        ['Custom', 'custom-2'],
        ['!', 'own'],
        ['__proto__', 'proto'],
        ['勾配', '勾配'],
      ])
        assert.equal(after(start, { kind: 'name-own', run: 0, name }).runs[0].optimizer, id);
    });
  });

  suite('from elsewhere', () => {
    const kept = { id: 'kept', name: 'Kept', rule: 'theta = theta - lr*g', hyperparameters: { lr: 0.1 } };
    const add = (changed: object = {}): Change => ({ kind: 'add-own', own: { ...kept, ...changed } });

    test('one is taken in once, and another of the same id under another one', () => {
      const { id: _, ...optimizer } = kept;
      const one = after(start, add());
      assert.deepEqual(one.optimizers, { kept: optimizer });
      const two = after(one, add());
      assert.deepEqual(two.optimizers, one.optimizers);
      assert.deepEqual(two.runs.slice(1), [{ optimizer: 'kept' }, { optimizer: 'kept' }]);
      const three = after(two, add({ rule: 'theta = theta - 2*lr*g' }));
      assert.hasAllKeys(three.optimizers, ['kept', 'kept-2']);
      assert.equal(after(start, add({ id: 'adam' })).runs[1].optimizer, 'adam-2');
    });

    for (const own of [
      null,
      {},
      { id: 7 },
      { ...kept, rule: 'sin(' },
      { ...kept, hyperparameters: { lr: 'x' } },
    ]) {
      test(`${JSON.stringify(own)} changes nothing`, () => {
        assert.equal(edit(start, { kind: 'add-own', own } as unknown as Change), start);
      });
    }

    test('those that are kept are checked one by one', () => {
      const { optimizers: valid, problems } = parseOwnOptimizers({
        kept: { name: kept.name, rule: kept.rule, hyperparameters: kept.hyperparameters },
        broken: { ...kept, rule: 'theta = theta - sine(g)' },
        valueless: { ...kept, hyperparameters: {} },
        shapeless: 7,
        adam: kept,
      });
      assert.deepEqual(Object.keys(valid), ['kept']);
      assert.deepEqual(
        problems.map(({ path, message }) => [path, message]),
        [
          ['broken', 'There is no function “sine”. Did you mean “sin”?'],
          ['valueless', '“lr” has no value.'],
          ['shapeless', 'An own optimizer has a name, a rule and hyperparameters.'],
          ['adam', '“adam” is the id of another optimizer; choose another one.'],
        ],
      );
      for (const json of [null, 7, []]) assert.lengthOf(parseOwnOptimizers(json).problems, 1);
    });
  });
});
