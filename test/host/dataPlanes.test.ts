import { assert } from 'chai';
import * as vscode from 'vscode';
import { runExperiment, type Experiment, type PlaneChoice } from '../../src/core/index';
import { api } from './extension';
import { closeEverything } from './tabs';

const moons: Experiment = {
  version: 1,
  objective: {
    kind: 'data',
    rows: { builtin: 'moons' },
    model: { kind: 'mlp', hidden: [5], activation: 'tanh' },
    heldOut: 0.2,
    seed: 3,
  },
  steps: 12,
  seeds: [0, 1],
  runs: [
    { optimizer: 'sgd', hyperparameters: { lr: 0.5 } },
    { optimizer: 'adam', hyperparameters: { lr: 0.05 }, sampling: { batch: 16, epochs: 2 } },
  ],
};

suite('Models on data in the panel', () => {
  suiteTeardown(closeEverything);

  for (const plane of [
    undefined,
    { kind: 'random', seed: 1 },
    { kind: 'parameters', indices: [0, 7] },
  ] as const) {
    test(`are trained and drawn on the plane ${JSON.stringify(plane)}`, async () => {
      const experiment: Experiment = { ...moons, ...(plane && { plane: plane satisfies PlaneChoice }) };
      const { runs } = await (await api()).compare(experiment);
      const expected = runExperiment(experiment).runs;
      assert.deepEqual(
        runs.map(({ theta }) => theta),
        expected.map(({ theta }) => theta),
      );
      // Done when it is on the screen.
      await vscode.commands.executeCommand('optimizerLab.compare');
    });
  }

  test('are refused on parameters that they do not have, and the panel stays as it was', async () => {
    const { compare, currentExperiment } = await api();
    const before = currentExperiment();
    const refused = await compare({ ...moons, plane: { kind: 'parameters', indices: [0, 400] } }).then(
      () => undefined,
      (error: Error) => error.message,
    );
    assert.include(refused, 'The model has the parameters 0 to');
    assert.deepEqual(currentExperiment(), before);
  });
});
