// Rules on the matrices of a model: an own one that asks for their sizes, and Muon, which torch.optim steps like this.
import { assert } from 'chai';
import {
  compileDataObjective,
  DataReplay,
  dataStepNumbersInSlices,
  runExperiment,
  type Experiment,
  type RunSpec,
} from '../../../src/core/index';
import { writeSnippet } from '../../../src/snippets/index';
import { runPython } from '../snippets/python';
import { muonDirection } from './publishedOptimizers';

const spec = {
  kind: 'data',
  rows: { builtin: 'iris' },
  model: { kind: 'mlp', hidden: [6, 2], activation: 'tanh', loss: 'cross-entropy' },
} as const;
const objective = compileDataObjective(spec);
const { dimension } = objective;
const { blocks } = objective.model;

const experiment = (run: RunSpec, steps: number): Experiment => ({
  version: 1,
  objective: spec,
  steps,
  runs: [run],
});
const own = (rule: string): RunSpec => ({ optimizer: 'custom', rule });
const row = (theta: Float64Array, step: number) => theta.slice(step * dimension, (step + 1) * dimension);

type Matrix = readonly (readonly number[])[];

/** What stands in the blocks, as matrices. */
function matricesOf(numbers: Float64Array): Matrix[] {
  return blocks.map(({ offset, rows, columns }) =>
    Array.from({ length: rows }, (_, k) => [
      ...numbers.subarray(offset + k * columns, offset + (k + 1) * columns),
    ]),
  );
}

function gradientAt(theta: Float64Array): Matrix[] {
  const out = new Float64Array(dimension);
  objective.gradient(theta, out);
  return matricesOf(out);
}

suite('Rules on the matrices of a model', () => {
  test('know their rows and columns: a layer’s outputs and inputs, and a bias as one row', () => {
    const sizes = [
      [6, 4],
      [1, 6],
      [2, 6],
      [1, 2],
      [3, 2],
      [1, 3],
    ];
    assert.deepEqual(
      blocks.map(({ rows, columns }) => [rows, columns]),
      sizes,
    );
    const { theta } = runExperiment(experiment(own('theta = 100*rows(g) + columns(2)'), 2)).runs[0];
    const expected = sizes.flatMap(([rows, columns]) =>
      Array<number>(rows * columns).fill(100 * rows + columns),
    );
    for (const step of [1, 2]) assert.deepEqual([...row(theta, step)], expected);
  });

  test('know them in starts, states, conditions, sums and plots', () => {
    const rule = [
      'init k = columns(theta)',
      'k = 0.5 * k + rows(g)',
      'tall = rows(g) > columns(g)',
      'scale = tall ? 1 : k',
      'theta = scale + sum(rows(1))',
      'plot scale',
    ].join('\n');
    const { theta, extra } = runExperiment(experiment(own(rule), 2)).runs[0];
    const total = blocks.reduce((sum, { rows, columns }) => sum + rows * rows * columns, 0);
    const scales = blocks.flatMap(({ rows, columns }) => {
      const k = 0.5 * (0.5 * columns + rows) + rows;
      return Array<number>(rows * columns).fill(rows > columns ? 1 : k);
    });
    assert.deepEqual([...row(extra!['scale'], 2)], scales);
    assert.deepEqual(
      [...row(theta, 2)],
      scales.map((scale) => scale + total),
    );
  });

  test('tell them among the numbers of a step, of the chosen parameter', () => {
    const document = experiment({ optimizer: 'muon' }, 3);
    const replay = new DataReplay(document, spec, objective, 0);
    for (const slices = replay.until(2); !slices.next().done;);
    for (const { offset, rows, columns } of blocks) {
      const slices = dataStepNumbersInSlices(document, replay, offset);
      let told = slices.next();
      while (!told.done) told = slices.next();
      assert.deepEqual(Object.values(told.value.calls).slice(0, 2), [rows, columns]);
    }
  });

  const defaults = { momentum: 0.95, weight_decay: 0.1, nesterov: true };
  const settings: readonly (Partial<typeof defaults> & { lr: number })[] = [
    { lr: 0.02 },
    { lr: 0.1, momentum: 0.5, weight_decay: 0 },
    { lr: 0.05, momentum: 0.9, weight_decay: 0.5, nesterov: false },
  ];
  const steps = 25;
  for (const values of settings) {
    const run: RunSpec = { optimizer: 'muon', hyperparameters: values };

    test(`Muon steps every matrix as torch.optim does: ${JSON.stringify(values)}`, () => {
      const { theta } = runExperiment(experiment(run, steps)).runs[0];
      let own = matricesOf(row(theta, 0));
      let buffers = own.map((matrix) => matrix.map((each) => each.map(() => 0)));
      const { lr, momentum, weight_decay: decay, nesterov } = { ...defaults, ...values };
      const lerp = (from: number, to: number, weight: number) => from + weight * (to - from);
      for (let step = 1; step <= steps; step++) {
        const flat = Float64Array.from(own.flat(2));
        const gradients = gradientAt(flat);
        buffers = buffers.map((buffer, k) =>
          buffer.map((line, i) => line.map((each, j) => lerp(each, gradients[k][i][j], 1 - momentum))),
        );
        own = own.map((matrix, k) => {
          const update = gradients[k].map((line, i) =>
            line.map((g, j) => (nesterov ? lerp(g, buffers[k][i][j], momentum) : buffers[k][i][j])),
          );
          const direction = muonDirection(update);
          return matrix.map((line, i) =>
            line.map((each, j) => each * (1 - lr * decay) - lr * direction[i][j]),
          );
        });
        row(theta, step).forEach((number, i) =>
          assert.approximately(number, own.flat(2)[i], 1e-11, `step ${step}, parameter ${i}`),
        );
      }
    });

    test(`its NumPy code steps a model’s matrices as they were trained: ${JSON.stringify(values)}`, function () {
      this.timeout(300_000); // NumPy may have to be installed
      const { theta } = runExperiment(experiment(run, steps)).runs[0];
      const script = `
import json, sys
import numpy as np
given = json.load(sys.stdin)
names = {}
exec(given["code"], names)
# A bias as PyTorch and NumPy have it: a vector.
arrays = lambda matrices: [np.squeeze(np.array(m), 0) if len(m) == 1 else np.array(m) for m in matrices]
thetas = arrays(given["start"])
optimizers = [names["Muon"]() for _ in thetas]
for gradients in given["gradients"]:
    thetas = [o.step(theta, g) for o, theta, g in zip(optimizers, thetas, arrays(gradients))]
print(json.dumps([number for theta in thetas for number in theta.ravel().tolist()]))`;
      const input = {
        code: writeSnippet({ target: 'numpy', run }),
        start: matricesOf(row(theta, 0)),
        gradients: Array.from({ length: steps }, (_, step) => gradientAt(row(theta, step))),
      };
      const theirs = runPython(script, input) as number[];
      const trained = row(theta, steps);
      assert.lengthOf(theirs, dimension);
      theirs.forEach((number, i) => assert.approximately(trained[i], number, 1e-11, `parameter ${i}`));
    });
  }
});
