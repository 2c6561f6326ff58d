import { assert } from 'chai';
import { ProblemError, schedules, type RunSpec, type Schedule } from '../../../src/core/index';
import { composeSnippet, targets, type SnippetRequest } from '../../../src/snippets/index';
import { runPython } from './python';

/** The arguments of the schedulers behind the optimizer, as PyTorch 2 declares them. */
const signatures: Readonly<Record<string, string>> = {
  StepLR: 'step_size gamma',
  MultiStepLR: 'milestones gamma',
  ExponentialLR: 'gamma',
  ConstantLR: 'factor total_iters',
  LinearLR: 'start_factor end_factor total_iters',
  PolynomialLR: 'total_iters power',
  CosineAnnealingLR: 'T_max eta_min',
  CosineAnnealingWarmRestarts: 'T_0 T_mult eta_min',
  CyclicLR: 'base_lr max_lr step_size_up step_size_down mode gamma cycle_momentum',
  OneCycleLR:
    'max_lr total_steps pct_start anneal_strategy cycle_momentum div_factor final_div_factor three_phase',
  ReduceLROnPlateau: 'mode factor patience threshold threshold_mode cooldown min_lr eps',
  SequentialLR: 'milestones',
};

/** Reads statements as Python does: the calls of schedulers, each with the arguments it names. */
const readCalls = `
import ast, json, sys
prefix = "torch.optim.lr_scheduler."
def read(text):
    calls = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
    return [{"name": ast.unparse(call.func)[len(prefix):], "named": {k.arg: ast.literal_eval(k.value) for k in call.keywords},
             "first": ast.unparse(call.args[0])} for call in calls if ast.unparse(call.func).startswith(prefix)]
print(json.dumps([read(text) for text in json.load(sys.stdin)]))
`;

interface Call {
  readonly name: string;
  readonly first: string;
  readonly named: Readonly<Record<string, unknown>>;
}

const textOf = (run: Partial<RunSpec>, more: Partial<SnippetRequest> = {}) =>
  composeSnippet({
    target: 'pytorch',
    run: { optimizer: 'sgd', hyperparameters: { lr: 0.1 }, ...run },
    steps: 30,
    ...more,
  }).text;

suite('Snippets of a training loop', () => {
  test('a schedule stands behind the optimizer, and where it steps', () => {
    assert.equal(
      textOf({ schedule: { name: 'StepLR', hyperparameters: { step_size: 10 } } }),
      `optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=10)
# After each optimizer.step():
#     scheduler.step()`,
    );
  });

  test('a plateau is told the loss', () =>
    assert.include(
      textOf({ schedule: { name: 'ReduceLROnPlateau', hyperparameters: { mode: 'min', factor: 0.5 } } }),
      `ReduceLROnPlateau(optimizer, factor=0.5)
# After each optimizer.step():
#     scheduler.step(loss.item())`,
    ));

  test('clipping stands where the gradient is known', () => {
    assert.equal(
      textOf({ clip: { norm: 1 } }),
      `optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
# Between loss.backward() and optimizer.step():
#     torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm=1)`,
    );
    assert.include(
      textOf({ clip: { value: 1e-4 }, schedule: { name: 'ExponentialLR' } }),
      'torch.nn.utils.clip_grad_value_(model.parameters(), clip_value=1e-4)\n# After each',
    );
  });

  test('a warm-up is a schedule before the other', () => {
    const expected = `scheduler = torch.optim.lr_scheduler.SequentialLR(
    optimizer,
    [
        torch.optim.lr_scheduler.LinearLR(optimizer, start_factor=0.2, total_iters=4),
        torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=25),
    ],
    milestones=[5],
)
# After`;
    assert.include(textOf({ schedule: { name: 'CosineAnnealingLR', warmup: 5 } }), expected);
    assert.include(
      textOf({ schedule: { name: 'CosineWithWarmup', hyperparameters: { warmup_iters: 5 } } }),
      expected,
    );
  });

  test('are statements, with stops at the values of both', () => {
    const { text, stops, isStatement } = composeSnippet({
      target: 'pytorch',
      run: { optimizer: 'sgd', schedule: { name: 'MultiStepLR', hyperparameters: { milestones: [5, 9] } } },
    });
    assert.isTrue(isStatement);
    assert.deepEqual(
      stops.map(({ name, offset, length }) => [name, text.slice(offset, offset + length)]),
      [
        ['lr', '0.001'],
        ['schedule.milestones', '[5, 9]'],
      ],
    );
    assert.isUndefined(composeSnippet({ target: 'pytorch', run: { optimizer: 'sgd' } }).isStatement);
  });

  test('are Python, and pass the schedulers what they take', function () {
    this.timeout(300_000);
    const all = [...schedules.keys()].flatMap((name): Schedule[] => {
      const { beginsAtLr, readsLoss } = schedules.get(name)!;
      return beginsAtLr && !readsLoss ? [{ name }, { name, warmup: 3 }] : [{ name }];
    });
    const requests = all.flatMap((schedule) =>
      [false, true].map((allArguments) => ({ schedule, allArguments })),
    );
    const texts = requests.map(({ schedule, allArguments }) =>
      textOf({ schedule, clip: { norm: 2 } }, { allArguments }),
    );
    const calls = runPython(readCalls, texts) as Call[][];
    calls.forEach((found, index) => {
      const { schedule, allArguments } = requests[index];
      assert.isNotEmpty(found, texts[index]);
      for (const { name, first, named } of found) {
        assert.equal(first, 'optimizer');
        assert.includeMembers(signatures[name].split(' '), Object.keys(named), texts[index]);
      }
      const definition = schedules.get(schedule.name)!;
      const own = found.find(({ name }) => name === schedule.name);
      if (!own) return;
      for (const parameter of definition.parameters) {
        const isWritten = allArguments || parameter.demanded === true;
        assert.equal(parameter.name in own.named, isWritten, `${texts[index]}: ${parameter.name}`);
        if (isWritten && typeof parameter.default !== 'object')
          assert.deepEqual(own.named[parameter.name], parameter.default);
      }
    });
  });

  test('write what is not at its default', () => {
    const hyperparameters = {
      base_lr: 0.01,
      max_lr: 0.2,
      step_size_up: 9,
      step_size_down: 4,
      mode: 'triangular2',
    };
    assert.include(
      textOf({ schedule: { name: 'CyclicLR', hyperparameters } }),
      'CyclicLR(optimizer, base_lr=0.01, max_lr=0.2, step_size_up=9, step_size_down=4, mode="triangular2", cycle_momentum=False)',
    );
    assert.include(
      textOf({ schedule: { name: 'CyclicLR', hyperparameters: { ...hyperparameters, step_size_down: 9 } } }),
      'step_size_up=9, mode=',
    );
  });

  test('are refused by name where there is no such code', () => {
    const refused: [Partial<RunSpec>, Partial<SnippetRequest>, RegExp, string][] = [
      [
        { schedule: { name: 'OneCycleLR', warmup: 3 } },
        {},
        /no OneCycleLR behind a warm-up/,
        'schedule.warmup',
      ],
      [{ schedule: { name: 'ReduceLROnPlateau', warmup: 3 } }, {}, /no ReduceLROnPlateau/, 'schedule.warmup'],
      [{ schedule: { name: 'StepLr' } }, {}, /Did you mean “StepLR”/, 'schedule.name'],
      ...[...targets.keys()].map((target): [Partial<RunSpec>, Partial<SnippetRequest>, RegExp, string] => [
        {},
        { target, noise: { sigma: 1, seed: 1 } },
        /gradient noise/,
        'noise',
      ]),
      [{ schedule: { name: 'StepLR' } }, { target: 'numpy' }, /NumPy: .* the schedule StepLR/, 'schedule'],
      [{ clip: { value: 1 } }, { target: 'javascript' }, /JavaScript: .* gradient clipping/, 'clip'],
    ];
    for (const [run, more, message, path] of refused) {
      try {
        textOf(run, more);
      } catch (error) {
        assert.instanceOf(error, ProblemError);
        const [problem] = (error as ProblemError).problems;
        assert.match(problem.message, message);
        assert.equal(problem.path, path);
        continue;
      }
      assert.fail(`${path} was not refused`);
    }
  });

  test('need the steps that a schedule follows, or the value itself', () => {
    const run: RunSpec = { optimizer: 'sgd', schedule: { name: 'CosineAnnealingLR' } };
    assert.throws(() => composeSnippet({ target: 'pytorch', run }), ProblemError, /“T_max” has no value/);
    assert.include(composeSnippet({ target: 'pytorch', run, steps: 12 }).text, 'T_max=12');
  });
});
