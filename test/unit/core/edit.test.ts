import { assert } from 'chai';
import fc from 'fast-check';
import {
  defaultExperiment,
  edit,
  landscapes,
  optimizers,
  parseExperiment,
  schedules,
  startsOf,
  tryEdit,
  type Change,
  type Experiment,
} from '../../../src/core/index';

const anything = fc.anything({ withNullPrototype: true });
const number = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(0, -1, 1e308, NaN, Infinity));
const run = fc.integer({ min: -1, max: 6 });
const change = fc.oneof(
  fc.record({ kind: fc.constant('steps'), steps: number }),
  fc.record({ kind: fc.constant('start'), start: fc.oneof(fc.tuple(number, number), fc.array(anything)) }),
  fc.record({
    kind: fc.constant('hyperparameter'),
    run,
    name: fc.constantFrom('lr', 'beta1', 'amsgrad', '__proto__', 'x'),
    value: fc.oneof(number, anything),
  }),
  fc.record({
    kind: fc.constant('parameter'),
    name: fc.constantFrom('a', 'kappa', '__proto__', 'x'),
    value: fc.oneof(number, anything),
  }),
  fc.record({
    kind: fc.constant('schedule'),
    run,
    schedule: fc.oneof(
      fc.record({ name: fc.constantFrom(...schedules.keys(), 'none'), warmup: number }),
      anything,
    ),
  }),
  fc.record({
    kind: fc.constant('schedule-parameter'),
    run,
    name: fc.constantFrom('gamma', 'T_max', 'milestones', 'mode', '__proto__', 'x'),
    value: fc.oneof(number, fc.array(number), anything),
  }),
  fc.record({ kind: fc.constant('warmup'), run, steps: fc.oneof(number, anything) }),
  fc.record({
    kind: fc.constant('clip'),
    run,
    clip: fc.oneof(fc.record({ value: number }), fc.record({ norm: number }), anything),
  }),
  fc.record({
    kind: fc.constant('noise'),
    noise: fc.oneof(fc.record({ sigma: number, seed: number }), anything),
  }),
  fc.record({
    kind: fc.constant('library'),
    run,
    library: fc.oneof(fc.constantFrom('pytorch', 'source', 'keras', 'optax', 'tfjs', '__proto__'), anything),
  }),
  fc.record({
    kind: fc.constant('data'),
    rows: fc.oneof(fc.record({ builtin: fc.constantFrom('line', 'moons', 'none') }), anything),
    model: fc.oneof(fc.record({ kind: fc.constantFrom('linear', 'logistic', 'none'), l2: number }), anything),
    heldOut: fc.oneof(number, anything),
    seed: fc.oneof(number, anything),
  }),
  fc.record({ kind: fc.constant('epochs'), epochs: fc.oneof(number, anything) }),
  fc.record({ kind: fc.constant('seeds'), seeds: fc.oneof(fc.array(number), anything) }),
  fc.record({
    kind: fc.constant('sampling'),
    run: fc.oneof(fc.constant(undefined), run),
    sampling: fc.oneof(fc.record({ batch: number, epochs: number }), anything),
  }),
  fc.record({ kind: fc.constant('remove-run'), run }),
  fc.record({
    kind: fc.constant('add-run'),
    run: fc.oneof(
      fc.record({ optimizer: fc.constantFrom(...optimizers.keys(), 'custom', 'none') }),
      anything,
    ),
  }),
  fc.record({
    kind: fc.constant('add-runs'),
    runs: fc.oneof(
      fc.array(fc.record({ optimizer: fc.constantFrom(...optimizers.keys(), 'none') })),
      anything,
    ),
  }),
  fc.record({
    kind: fc.constant('objective'),
    objective: fc.oneof(
      fc.record({ kind: fc.constant('landscape'), id: fc.constantFrom(...landscapes.keys(), 'none') }),
      fc.record({
        kind: fc.constant('expression'),
        source: fc.constantFrom('x^2 + y^2', 'a = 5\nx^2/a + y^2', 'x +', '1/0'),
      }),
      fc.record({
        kind: fc.constant('data'),
        rows: fc.record({ builtin: fc.constantFrom('line', 'rings') }),
        model: fc.record({ kind: fc.constantFrom('linear', 'logistic') }),
      }),
      anything,
    ),
  }),
  fc.record({ kind: fc.constant('add-own'), own: fc.oneof(fc.constant(undefined), anything) }),
  fc.record({ kind: fc.constant('copy-as-own'), run: fc.integer({ min: -1, max: 6 }) }),
  fc.record({
    kind: fc.constant('edit-rule'),
    run: fc.integer({ min: -1, max: 6 }),
    rule: fc.oneof(
      fc.constantFrom('theta = theta - lr*g', 'theta = theta - (lr ? g : theta)', 'theta = sine(g)'),
      anything,
    ),
  }),
  fc.record({
    kind: fc.constant('name-own'),
    run: fc.integer({ min: -1, max: 6 }),
    name: fc.oneof(fc.constantFrom('My own', 'Adam', '__proto__', 'custom'), anything),
  }),
  fc.record({ kind: fc.constant('replace'), experiment: anything }),
) as fc.Arbitrary<Change>;

suite('Edits', () => {
  test('whatever is asked, the experiment stays valid, and the one before is untouched', () => {
    const original = structuredClone(defaultExperiment);
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        let experiment = defaultExperiment;
        for (const each of changes) {
          const next = edit(experiment, each);
          assert.equal(next === experiment || tryEdit(experiment, each).ok, true);
          experiment = next;
          assert.isTrue(parseExperiment(experiment).ok);
        }
        assert.deepEqual(defaultExperiment, original);
      }),
      { numRuns: 500, seed: 20261123 },
    );
  });

  const misshapen: [string, unknown][] = [
    ['null', null],
    ['a text', 'steps'],
    ['an unknown kind', { kind: 'shuffle' }],
    ['a removal without a run', { kind: 'remove-run' }],
    ['a removal of a run that is a text', { kind: 'remove-run', run: '1' }],
    ['a hyperparameter without a run', { kind: 'hyperparameter', name: 'lr', value: 1 }],
    [
      'a hyperparameter whose name is an object',
      { kind: 'hyperparameter', run: 0, name: { toString: null } },
    ],
    ['a hyperparameter without a name or value', { kind: 'hyperparameter', run: 0 }],
    ['a place that is a text', { kind: 'add-run', run: { optimizer: 'adam' }, at: 'x' }],
    ['runs that are no list', { kind: 'add-runs', runs: 'adam' }],
    ['a place before the first', { kind: 'add-run', run: { optimizer: 'adam' }, at: -1 }],
    ['a parameter whose name is an object', { kind: 'parameter', name: { toString: null }, value: 1 }],
    ['a parameter that the formula has not', { kind: 'parameter', name: 'kappa', value: 1 }],
    ['a parameter of a schedule that the run has not', { kind: 'schedule-parameter', run: 0, name: 'gamma' }],
    ['a warm-up without a schedule', { kind: 'warmup', run: 0, steps: 5 }],
    ['a library that is an object', { kind: 'library', run: 0, library: { toString: null } }],
    ['a library that lacks the optimizer', { kind: 'library', run: 0, library: 'source' }],
    ['a start without numbers', { kind: 'start' }],
    ['a replacement without an experiment', { kind: 'replace' }],
  ];
  for (const [title, change] of misshapen) {
    test(`${title} changes nothing`, () =>
      assert.equal(edit(defaultExperiment, change as Change), defaultExperiment));
  }

  test('an own optimizer under a name of the catalogue, or of every object, takes no recommended learning rate', () => {
    const own = { name: 'Own', rule: 'theta = theta - eta*g', hyperparameters: { eta: 0.1 } };
    const experiment: Experiment = {
      ...defaultExperiment,
      optimizers: { sgd: own, constructor: own },
      runs: [{ optimizer: 'sgd' }, { optimizer: 'constructor' }],
    };
    const next = edit(experiment, { kind: 'objective', objective: { kind: 'landscape', id: 'beale' } });
    assert.deepEqual(next.objective, { kind: 'landscape', id: 'beale' });
    assert.deepEqual(next.runs, experiment.runs);
  });

  test('a refused change comes back as the same object', () => {
    assert.equal(edit(defaultExperiment, { kind: 'steps', steps: 0 }), defaultExperiment);
    assert.equal(edit(defaultExperiment, { kind: 'remove-run', run: 5 }), defaultExperiment);
  });

  test('another landscape brings its start, its steps and its recommended learning rates', () => {
    const moved = edit(defaultExperiment, { kind: 'start', start: [1, 1] });
    const next = edit(moved, { kind: 'objective', objective: { kind: 'landscape', id: 'rosenbrock' } });
    const rosenbrock = landscapes.get('rosenbrock')!;
    assert.deepEqual(startsOf(next), [rosenbrock.start]);
    assert.equal(next.steps, rosenbrock.steps);
    for (const run of next.runs)
      assert.equal(run.hyperparameters?.lr, rosenbrock.learningRates[run.optimizer]);
    assert.deepEqual(
      edit(next, { kind: 'objective', objective: defaultExperiment.objective }),
      defaultExperiment,
    );
  });

  test('what is recommended depends on whether the run is long; it is still told from what was chosen', () => {
    const long = edit(defaultExperiment, { kind: 'steps', steps: 20_000 });
    const added = edit(long, { kind: 'add-run', run: { optimizer: 'rmsprop' } });
    const [short, patient] = [3, 5].map((run) => Number(added.runs[run].hyperparameters?.lr));
    assert.equal(short, landscapes.get('anisotropic')!.learningRates.rmsprop);
    assert.isBelow(patient, short);
    const next = edit(added, { kind: 'objective', objective: { kind: 'landscape', id: 'rosenbrock' } });
    assert.equal(next.steps, 20_000);
    assert.equal(next.runs[3].hyperparameters?.lr, next.runs[5].hyperparameters?.lr);
    assert.notEqual(next.runs[3].hyperparameters?.lr, landscapes.get('rosenbrock')!.learningRates.rmsprop);
  });

  test('a learning rate and steps that the user chose stay', () => {
    const tuned = [
      { kind: 'hyperparameter', run: 4, name: 'lr', value: 0.123 },
      { kind: 'steps', steps: 77 },
    ] satisfies Change[];
    const experiment = tuned.reduce<Experiment>(edit, defaultExperiment);
    const next = edit(experiment, { kind: 'objective', objective: { kind: 'landscape', id: 'beale' } });
    assert.equal(next.runs[4].hyperparameters?.lr, 0.123);
    assert.equal(next.steps, 77);
  });

  test('a typed formula keeps the view and the start', () => {
    const next = edit(defaultExperiment, {
      kind: 'objective',
      objective: { kind: 'expression', source: 'x^2/30 + y^2' },
    });
    assert.deepEqual(next.start, [-7, 4]);
    assert.deepEqual(
      next.objective.kind === 'expression' && next.objective.view,
      landscapes.get('anisotropic')!.view,
    );
    assert.deepEqual(next.runs, defaultExperiment.runs);
  });

  const formula = (source: string): Change => ({
    kind: 'objective',
    objective: { kind: 'expression', source },
  });
  const parameter = (name: string, value?: number): Change => ({
    kind: 'parameter',
    name,
    ...(value === undefined ? {} : { value }),
  });
  const parametersAfter = (...changes: Change[]) => {
    const { objective } = changes.reduce<Experiment>(edit, defaultExperiment);
    return objective.kind === 'expression' ? objective.parameters : undefined;
  };

  test('a parameter is turned, and goes back to the number in the text', () => {
    const typed = edit(defaultExperiment, formula('a = 20\nb = 1\nx^2/a + b*y^2'));
    const turned = edit(typed, parameter('a', 30));
    assert.deepEqual(turned.objective, {
      ...typed.objective,
      parameters: { a: 30 },
    } as Experiment['objective']);
    assert.deepEqual({ ...turned, objective: typed.objective }, typed);
    assert.deepEqual(edit(turned, parameter('a')), typed);
    assert.equal(edit(turned, parameter('c', 1)), turned);
    assert.equal(edit(turned, parameter('a', NaN)), turned);
    assert.equal(edit(turned, parameter('__proto__', 1)), turned);
  });

  test('another text keeps what parameters were turned to, but for those whose number was typed anew', () => {
    const turned = [formula('a = 20\nb = 1\nx^2/a + b*y^2'), parameter('a', 30), parameter('b', 2)] as const;
    assert.deepEqual(parametersAfter(...turned, formula('a = 20\nb = 1\nx^4/a + b*y^2')), { a: 30, b: 2 });
    assert.deepEqual(parametersAfter(...turned, formula('a = 20\nb = 3\nx^2/a + b*y^2')), { a: 30 });
    assert.deepEqual(parametersAfter(...turned, formula('b = 1\nx^2 + b*y^2')), { b: 2 });
    assert.isUndefined(parametersAfter(...turned, formula('x^2 + y^2')));
    assert.isUndefined(parametersAfter(...turned, formula('a = 20*x\na + y^2')));
  });

  test('a hyperparameter without a value goes back to the default', () => {
    const next = edit(defaultExperiment, { kind: 'hyperparameter', run: 0, name: 'lr' });
    assert.deepEqual(next.runs[0], { optimizer: 'sgd', hyperparameters: {} });
  });

  test('runs are added where asked, else last, and removed', () => {
    const added = edit(defaultExperiment, { kind: 'add-run', run: { optimizer: 'nesterov' }, at: 1 });
    assert.deepEqual(
      added.runs.map(({ optimizer }) => optimizer),
      ['sgd', 'nesterov', 'momentum', 'adagrad', 'rmsprop', 'adam'],
    );
    assert.deepEqual(edit(added, { kind: 'remove-run', run: 1 }), defaultExperiment);
    assert.equal(
      edit(defaultExperiment, { kind: 'add-run', run: { optimizer: 'adam' } }).runs.at(-1)?.optimizer,
      'adam',
    );
  });

  test('unknown fields survive', () => {
    const experiment = { ...defaultExperiment, later: { a: 1 } } as Experiment;
    assert.deepEqual(edit(experiment, { kind: 'steps', steps: 5 }), { ...experiment, steps: 5 });
  });
});
