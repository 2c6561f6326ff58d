import { assert } from 'chai';
import { optimizers, ProblemError, runExperiment, schedules, type RunSpec } from '../../../src/core/index';
import { composeSnippet } from '../../../src/snippets/index';
import { runPython } from './python';
import { inRange } from './turned';

/** Trains two parameters on Rosenbrock as each snippet and its comments say, and notes parameters and loss. */
const train = `
import json, sys, torch
def run(text, steps):
    theta = torch.tensor([-1.5, 2.0], dtype=torch.float64, requires_grad=True)
    class Model:
        def parameters(self):
            return [theta]
    names = {"torch": torch, "model": Model()}
    exec(text, names)
    comments = [line[1:].strip() for line in text.splitlines() if line.startswith("#     ")]
    rows = []
    for step in range(steps + 1):
        names["optimizer"].zero_grad()
        x, y = theta
        names["loss"] = loss = (1 - x) ** 2 + 100 * (y - x**2) ** 2
        rows.append([*theta.tolist(), loss.item()])
        if step == steps:
            return rows
        loss.backward()
        for before in comments:
            if "clip_grad" in before: exec(before, names)
        names["optimizer"].step()
        for after in comments:
            if "scheduler" in after: exec(after, names)
import warnings
warnings.simplefilter("ignore")
print(json.dumps([run(*case) for case in json.load(sys.stdin)]))
`;

const steps = 40;

/** What Debian's PyTorch, 1.13, does not have or does otherwise than PyTorch 2. */
const outdated: ReadonlySet<string> = new Set(['nadam', 'adafactor', 'muon']);
const newer: ReadonlySet<string> = new Set(['maximize', 'decoupled_weight_decay']);
/** 1.13 keeps ASGD's learning rate in single precision. */
const singlePrecision: ReadonlySet<string> = new Set(['asgd']);

const inTorch = [...optimizers].filter(
  ([id, { libraries }]) => libraries.pytorch?.call !== undefined && !outdated.has(id),
);

/** Every optimizer with its defaults, and with each hyperparameter turned. */
const ofOptimizers: readonly RunSpec[] = inTorch.flatMap(([optimizer, { hyperparameters }]) => [
  { optimizer, hyperparameters: { lr: 1e-3 } },
  ...hyperparameters
    .filter(({ name }) => !newer.has(name) && name !== 'lr')
    .map((parameter): RunSpec => {
      const value =
        parameter.kind === 'flag' ? !parameter.default : inRange(parameter, parameter.default * 0.5 + 0.1);
      const momentum = parameter.name === 'nesterov' ? { momentum: 0.9 } : {};
      const plain = optimizer === 'nesterov' && parameter.name === 'dampening' ? { nesterov: false } : {};
      return {
        optimizer,
        hyperparameters: { lr: 1e-3, ...momentum, ...plain, [parameter.name]: value },
      };
    }),
]);

/** Every schedule, alone and behind a warm-up, without and with both kinds of clipping. */
const ofTraining: readonly RunSpec[] = [...schedules.keys()].flatMap((name) =>
  [{}, { warmup: 5 }].flatMap((warmup) =>
    [{}, { clip: { norm: 1 } }, { clip: { value: 2 } }].map((clip) => ({
      optimizer: 'momentum',
      hyperparameters: { lr: 1e-3 },
      schedule: { name, ...warmup },
      ...clip,
    })),
  ),
);

suite('PyTorch itself takes the plotted path', () => {
  test('with every optimizer, every schedule and clipping that it has', function () {
    this.timeout(600_000);
    const texts = new Map<RunSpec, string>();
    for (const run of [...ofOptimizers, ...ofTraining]) {
      try {
        const { text, isStatement } = composeSnippet({ target: 'pytorch', run, steps });
        texts.set(run, isStatement ? text : `optimizer = ${text}`);
      } catch (error) {
        // Refused by name; which ones is another test's.
        if (!(error instanceof ProblemError)) throw error;
      }
    }
    assert.isAtLeast(texts.size, ofOptimizers.length + 2 * schedules.size);
    const cases = [...texts.values()].map((text) => [text, steps]);
    const trained = runPython(train, cases, 'torch') as number[][][];
    [...texts].forEach(([run, text], index) => {
      const { runs } = runExperiment({
        version: 1,
        objective: { kind: 'landscape', id: 'rosenbrock' },
        start: [-1.5, 2],
        steps,
        runs: [run],
      });
      const tolerance = singlePrecision.has(run.optimizer) ? 1e-6 : 1e-9;
      trained[index].forEach(([x, y, loss], step) => {
        const ours = [runs[0].theta[2 * step], runs[0].theta[2 * step + 1], runs[0].loss[step]];
        [x, y, loss].forEach((theirs, i) => {
          const apart = Math.abs(ours[i] - theirs) / Math.max(1, Math.abs(theirs));
          assert.isAtMost(apart, tolerance, `${text}\nstep ${step}`);
        });
      });
    });
  });
});
