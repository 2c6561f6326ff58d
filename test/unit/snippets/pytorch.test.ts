import { assert } from 'chai';
import { optimizers, ProblemError, type RunSpec, type Values } from '../../../src/core/index';
import { composeSnippet, writeSnippet } from '../../../src/snippets/index';
import { runPython } from './python';
import { inRange } from './turned';

/** The arguments of the torch.optim classes and their defaults, as PyTorch 2 declares them. */
const signatures: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'torch.optim.SGD': {
    lr: '0.001',
    momentum: '0',
    dampening: '0',
    weight_decay: '0',
    nesterov: 'False',
    maximize: 'False',
    foreach: 'None',
    differentiable: 'False',
    fused: 'None',
  },
  'torch.optim.Adagrad': {
    lr: '0.01',
    lr_decay: '0',
    weight_decay: '0',
    initial_accumulator_value: '0',
    eps: '1e-10',
    foreach: 'None',
    maximize: 'False',
    differentiable: 'False',
    fused: 'None',
  },
  'torch.optim.RMSprop': {
    lr: '0.01',
    alpha: '0.99',
    eps: '1e-08',
    weight_decay: '0',
    momentum: '0',
    centered: 'False',
    capturable: 'False',
    foreach: 'None',
    maximize: 'False',
    differentiable: 'False',
  },
  'torch.optim.Adafactor': {
    lr: '0.01',
    beta2_decay: '-0.8',
    eps: '(None, 0.001)',
    d: '1.0',
    weight_decay: '0.0',
    foreach: 'None',
    maximize: 'False',
  },
  'torch.optim.Muon': {
    lr: '0.001',
    weight_decay: '0.1',
    momentum: '0.95',
    nesterov: 'True',
    ns_coefficients: '(3.4445, -4.775, 2.0315)',
    eps: '1e-07',
    ns_steps: '5',
    adjust_lr_fn: 'None',
  },
  'torch.optim.Adam': {
    lr: '0.001',
    betas: '(0.9, 0.999)',
    eps: '1e-08',
    weight_decay: '0',
    amsgrad: 'False',
    foreach: 'None',
    maximize: 'False',
    capturable: 'False',
    differentiable: 'False',
    fused: 'None',
  },
  'torch.optim.Adadelta': {
    lr: '1.0',
    rho: '0.9',
    eps: '1e-06',
    weight_decay: '0',
    foreach: 'None',
    capturable: 'False',
    maximize: 'False',
    differentiable: 'False',
  },
  'torch.optim.AdamW': {
    lr: '0.001',
    betas: '(0.9, 0.999)',
    eps: '1e-08',
    weight_decay: '0.01',
    amsgrad: 'False',
    maximize: 'False',
    foreach: 'None',
    capturable: 'False',
    differentiable: 'False',
    fused: 'None',
  },
  'torch.optim.Adamax': {
    lr: '0.002',
    betas: '(0.9, 0.999)',
    eps: '1e-08',
    weight_decay: '0',
    foreach: 'None',
    maximize: 'False',
    differentiable: 'False',
    capturable: 'False',
  },
  'torch.optim.NAdam': {
    lr: '0.002',
    betas: '(0.9, 0.999)',
    eps: '1e-08',
    weight_decay: '0',
    momentum_decay: '0.004',
    decoupled_weight_decay: 'False',
    foreach: 'None',
    maximize: 'False',
    capturable: 'False',
    differentiable: 'False',
  },
  'torch.optim.RAdam': {
    lr: '0.001',
    betas: '(0.9, 0.999)',
    eps: '1e-08',
    weight_decay: '0',
    decoupled_weight_decay: 'False',
    foreach: 'None',
    maximize: 'False',
    capturable: 'False',
    differentiable: 'False',
  },
  'torch.optim.Rprop': {
    lr: '0.01',
    etas: '(0.5, 1.2)',
    step_sizes: '(1e-06, 50)',
    capturable: 'False',
    foreach: 'None',
    maximize: 'False',
    differentiable: 'False',
  },
  'torch.optim.ASGD': {
    lr: '0.01',
    lambd: '0.0001',
    alpha: '0.75',
    t0: '1000000.0',
    weight_decay: '0',
    foreach: 'None',
    maximize: 'False',
    differentiable: 'False',
    capturable: 'False',
  },
};

/** Those that torch.optim has. */
const inTorch = [...optimizers].filter(([, { libraries }]) => libraries.pytorch?.call);

/** Reads calls as Python does: the function, the positional arguments, the named ones with their values. */
const readCalls = `
import ast, json, sys
def read(text):
    compile(text, "call", "eval")
    call = ast.parse(text, mode="eval").body
    return {"name": ast.unparse(call.func), "positional": [ast.unparse(a) for a in call.args],
            "named": {k.arg: repr(ast.literal_eval(k.value)) for k in call.keywords}}
print(json.dumps([read(text) for text in json.load(sys.stdin)]))
`;

interface Call {
  readonly name: string;
  readonly positional: readonly string[];
  readonly named: Readonly<Record<string, string>>;
}

const call = (optimizer: string, hyperparameters: Values = {}, more: object = {}) =>
  composeSnippet({ target: 'pytorch', run: { optimizer, hyperparameters }, ...more }).text;

/** One for each hyperparameter away from its default, and one with all defaults. */
const runs: readonly RunSpec[] = inTorch.flatMap(([optimizer, { hyperparameters }]) => [
  { optimizer },
  ...hyperparameters.map((parameter): RunSpec => {
    const value =
      parameter.kind === 'flag' ? !parameter.default : inRange(parameter, parameter.default * 0.5 + 0.1);
    const momentum = parameter.name === 'nesterov' ? { momentum: 0.9 } : {};
    const plain = optimizer === 'nesterov' && parameter.name === 'dampening' ? { nesterov: false } : {};
    return { optimizer, hyperparameters: { ...momentum, ...plain, [parameter.name]: value } };
  }),
]);

suite('Snippets: PyTorch', () => {
  test('are the shortest calls that say what a run does', () => {
    assert.equal(call('adam', { lr: 0.3 }), 'torch.optim.Adam(model.parameters(), lr=0.3)');
    assert.equal(call('sgd'), 'torch.optim.SGD(model.parameters(), lr=0.001)');
    assert.equal(call('momentum', { lr: 0.1 }), 'torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)');
    assert.equal(
      call('nesterov', { lr: 0.1, momentum: 0.95 }),
      'torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.95, nesterov=True)',
    );
    assert.equal(call('momentum', { momentum: 0 }), 'torch.optim.SGD(model.parameters(), lr=0.001)');
    assert.equal(
      call('adam', { beta2: 0.99, amsgrad: true }),
      'torch.optim.Adam(model.parameters(), lr=0.001, betas=(0.9, 0.99), amsgrad=True)',
    );
    assert.equal(
      call('rmsprop', { centered: true, weight_decay: 1e-4 }),
      'torch.optim.RMSprop(model.parameters(), lr=0.01, weight_decay=1e-4, centered=True)',
    );
    assert.equal(
      call('adagrad', { lr: 1.5, lr_decay: 0.1 }),
      'torch.optim.Adagrad(model.parameters(), lr=1.5, lr_decay=0.1)',
    );
    assert.equal(call('amsgrad', { lr: 0.3 }), 'torch.optim.Adam(model.parameters(), lr=0.3, amsgrad=True)');
    assert.equal(call('adamw'), 'torch.optim.AdamW(model.parameters(), lr=0.001)');
    assert.equal(
      call('adamw', { weight_decay: 0 }),
      'torch.optim.AdamW(model.parameters(), lr=0.001, weight_decay=0)',
    );
    assert.equal(
      call('rprop', { step_max: 1, etaplus: 1.5 }),
      'torch.optim.Rprop(model.parameters(), lr=0.01, etas=(0.5, 1.5), step_sizes=(1e-6, 1))',
    );
  });

  test('name every argument when asked', () => {
    assert.equal(
      call('adam', { lr: 0.3 }, { allArguments: true }),
      'torch.optim.Adam(model.parameters(), lr=0.3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, amsgrad=False, maximize=False)',
    );
  });

  test('pass only arguments that the classes have, and leave no changed one out', function () {
    this.timeout(300_000);
    for (const allArguments of [false, true]) {
      const texts = runs.map((run) => composeSnippet({ target: 'pytorch', run, allArguments }).text);
      const calls = runPython(readCalls, texts) as Call[];
      calls.forEach(({ name, positional, named }, index) => {
        const known = signatures[name];
        assert.deepEqual(positional, ['model.parameters()'], texts[index]);
        assert.includeMembers(Object.keys(known), Object.keys(named), texts[index]);
        assert.deepEqual(
          Object.keys(known).filter((argument) => argument in named && argument !== 'maximize'),
          Object.keys(named).filter((argument) => argument !== 'maximize'),
          'in the order of the class',
        );
        // What the call leaves to the class's own defaults has to be what the run does.
        const effective = { ...known, ...named };
        const { optimizer, hyperparameters = {} } = runs[index];
        const { hyperparameters: declared, libraries } = optimizers.get(optimizer)!;
        const tuples = libraries.pytorch!.call!.tuples ?? {};
        const value = (own: string) =>
          hyperparameters[own] ?? declared.find((parameter) => parameter.name === own)!.default;
        for (const { name: own } of declared) {
          if (Object.values(tuples).some((names) => names.includes(own))) continue;
          const given = effective[own].replace('True', 'true').replace('False', 'false');
          assert.deepEqual(JSON.parse(given), value(own), `${texts[index]}: ${own}`);
        }
        for (const [argument, names] of Object.entries(tuples)) {
          // Adafactor's None is the eps of the parameters' type, here of double precision.
          const text = effective[argument].replace('None', String(Number.EPSILON));
          const given = JSON.parse(text.replace('(', '[').replace(')', ']')) as number[];
          assert.deepEqual(given, names.map(value), `${texts[index]}: ${argument}`);
        }
        if (!allArguments) {
          const needless = Object.keys(named).filter((each) => each !== 'lr' && named[each] === known[each]);
          assert.deepEqual(needless, [], texts[index]);
        }
      });
    }
  });

  test('come with their import', () => {
    assert.equal(
      writeSnippet({ target: 'pytorch', run: { optimizer: 'sgd' } }),
      'import torch\n\ntorch.optim.SGD(model.parameters(), lr=0.001)',
    );
  });

  test('stop at each value, in the order of the text', () => {
    const { text, stops } = composeSnippet({
      target: 'pytorch',
      run: { optimizer: 'adam', hyperparameters: { beta1: 0.5, amsgrad: true } },
    });
    assert.deepEqual(
      stops.map(({ name, offset, length }) => [name, text.slice(offset, offset + length)]),
      [
        ['lr', '0.001'],
        ['beta1', '0.5'],
        ['beta2', '0.999'],
        ['amsgrad', 'True'],
      ],
    );
  });

  test('are refused by name where torch.optim has no such thing', () => {
    const refused: [RunSpec, RegExp][] = [
      [{ optimizer: 'custom', rule: 'theta = theta - g' }, /PyTorch has no optimizer with this rule/],
      [{ optimizer: 'sgd', hyperparameters: { nesterov: true } }, /only with a momentum above 0/],
      [
        { optimizer: 'sgd', hyperparameters: { nesterov: true, momentum: 0.9, dampening: 0.1 } },
        /no dampening/,
      ],
      [{ optimizer: 'adam', library: 'source' }, /not known as “source”/],
      [{ optimizer: 'adam', library: 'keras' }, /follows “keras”, and PyTorch takes other steps/],
      [{ optimizer: 'lion' }, /PyTorch has no Lion; insert the update rule itself/],
      [{ optimizer: 'schedulefree_sgd' }, /PyTorch has no Schedule-Free SGD/],
    ];
    for (const [run, message] of refused) {
      assert.throws(() => composeSnippet({ target: 'pytorch', run }), ProblemError, message);
    }
  });
});
