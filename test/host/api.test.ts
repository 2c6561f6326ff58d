import { assert } from 'chai';
import * as vscode from 'vscode';
import { defaultExperiment, edit, type Experiment } from '../../src/core/index';
import { defaultExperimentBits, bitsOf } from '../reference/defaultExperiment';
import { api } from './extension';
import { closeEverything, panelTabs, until } from './tabs';

async function rejection(promise: Promise<unknown>): Promise<Error> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.instanceOf(error, Error, 'was not refused');
  return error as Error;
}

/** Long enough for a worker. */
const long = edit(defaultExperiment, { kind: 'steps', steps: 200_000 });

/** Longer than any test waits: only by being ended can it end. */
const endless: Experiment = {
  ...edit(defaultExperiment, { kind: 'steps', steps: 1_000_000 }),
  objective: {
    kind: 'expression',
    source: Array.from({ length: 120 }, (_, k) => `cos(${k}*x)*sin(${k}*y)`).join(' + '),
  },
  start: [1, 1],
};

suite('API', () => {
  setup(closeEverything);
  suiteTeardown(closeEverything);

  test('has no experiment until asked: activation registers and does nothing else', async () => {
    assert.isUndefined((await api()).currentExperiment());
    assert.lengthOf(panelTabs(), 0);
  });

  test('the default experiment has the same bits in every extension host', async () => {
    const result = await (await api()).compare(defaultExperiment);
    assert.equal(bitsOf(result), defaultExperimentBits);
  });

  test('shows what it compares', async () => {
    const { compare, currentExperiment } = await api();
    const experiment: Experiment = edit(defaultExperiment, { kind: 'start', start: [-5, 3] });
    const { runs } = await compare(experiment);
    assert.deepEqual([...runs[0].theta.slice(0, 2)], [-5, 3]);
    assert.deepEqual(currentExperiment(), experiment);
    await vscode.commands.executeCommand('optimizerLab.compare');
    assert.deepEqual(currentExperiment(), experiment, 'the command reveals the panel as it is');
    assert.lengthOf(panelTabs(), 1);
  });

  test('refuses what is no experiment, and keeps what it shows', async () => {
    const { compare, currentExperiment } = await api();
    await compare(defaultExperiment);
    const wrong = { ...defaultExperiment, steps: 1e12 };
    assert.match((await rejection(compare(wrong))).message, /between 1 and 1,000,000/);
    assert.match((await rejection(compare(undefined as never))).message, /is an object/);
    assert.deepEqual(currentExperiment(), defaultExperiment);
    await until('one panel is open', () => panelTabs().length === 1);
  });

  test('hands long experiments to a worker, which computes the same', async () => {
    const { compare } = await api();
    const { runs } = await compare(long);
    assert.deepEqual(
      runs.map(({ stop, lastFiniteStep }) => [stop, lastFiniteStep]),
      Array(5).fill(['completed', 200_000]),
    );
    const short = await compare(defaultExperiment);
    runs.forEach(({ steps, theta }, run) => {
      const [, every] = steps;
      assert.equal(every % 2, 1);
      const at = 2 * short.runs[run].steps.indexOf(every);
      if (at > 0) assert.deepEqual(theta.slice(2, 4), short.runs[run].theta.slice(at, at + 2));
      assert.equal(steps.at(-1), 200_000);
    });
  });

  test('a newer experiment overtakes a long one', async () => {
    const { compare, currentExperiment } = await api();
    await compare(defaultExperiment);
    const overtaken = rejection(compare(endless));
    const { runs } = await compare(defaultExperiment);
    assert.lengthOf(runs[0].steps, 31);
    assert.equal((await overtaken).name, 'Canceled');
    assert.deepEqual(currentExperiment(), defaultExperiment);
  });

  test('a first experiment that is overtaken before it is shown leaves the panel to the next', async () => {
    const { compare } = await api();
    const overtaken = rejection(compare(endless));
    await until('the panel is open', () => panelTabs().length === 1);
    // Time for its document to ask for the picture; it must be there in the end whether it has asked or not.
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    await compare(defaultExperiment);
    assert.equal((await overtaken).name, 'Canceled');
    await vscode.commands.executeCommand('optimizerLab.compare');
  });

  test('closing the panel ends what is being computed', async () => {
    const { compare, currentExperiment } = await api();
    await compare(defaultExperiment);
    const ended = rejection(compare(endless));
    await closeEverything();
    assert.equal((await ended).name, 'Canceled');
    assert.isUndefined(currentExperiment());
  });

  test('opens in an empty window, in the one group there is', async () => {
    await (await api()).compare(defaultExperiment);
    await until('the panel is open', () => panelTabs().length === 1);
    assert.equal(panelTabs()[0].group.viewColumn, vscode.ViewColumn.One);
  });

  test('opens beside the code', async () => {
    await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument({ content: 'loss.backward()' }),
    );
    await vscode.commands.executeCommand('optimizerLab.compare');
    assert.equal(panelTabs()[0].group.viewColumn, vscode.ViewColumn.Two);
  });
});
