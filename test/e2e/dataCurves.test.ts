import { assert } from 'chai';
import {
  compileDataObjective,
  dataMeasures,
  leastSquaresInSlices,
  runExperiment,
  type DataObjectiveSpec,
} from '../../src/core/index';
import { formatNumber } from '../../src/core/format';
import { drawnPart } from './curvePixels';
import type { Keys } from './keys';
import type { Panel } from './panel';
import { openThreeDescents, openThreeDescentsByKeys, threeDescents } from './presets';
import { openWorkbench, type Workbench } from './workbench';

const { experiment } = threeDescents;
const results = runExperiment(experiment).runs;

function drain<T>(slices: Generator<unknown, T, void>): T {
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
  }
}

/** A measure of a run of the preset, by rows seen: its chart counts epochs of 100 rows. */
function points(id: string, run: number, rows: number): readonly (readonly [number, number])[] {
  const objective = compileDataObjective(experiment.objective as DataObjectiveSpec);
  const leastSquares = drain(leastSquaresInSlices(objective));
  const column = drain(dataMeasures.get(id)!.column({ result: results[run], objective, leastSquares }));
  return [...column].map((value, update) => [update * rows, value] as const);
}

suite('The curves of a training', function () {
  this.timeout(120_000);
  let workbench: Workbench;
  let panel: Panel;

  suiteSetup(async () => {
    workbench = await openWorkbench();
    panel = await openThreeDescents(workbench);
  });
  suiteTeardown(() => workbench?.dispose());

  const chart = () => panel.frame.locator('canvas#loss');
  const showing = (name: RegExp) => panel.frame.getByRole('img', { name });

  async function drawn(id: string, run: number, rows: number): Promise<number> {
    return drawnPart(chart(), points(id, run, rows), await panel.colour(run));
  }

  test('show the distance to the least squares, chosen by mouse', async () => {
    await panel.field('Curves').selectOption({ label: 'Distance to the minimum' });
    await showing(/^Distance to the minimum at each epoch .*Batch goes from 2\.\d+ to 0\.\d+/).waitFor();
    assert.isAbove(await drawn('distance', 0, 100), 0.9);
    await panel.frame.getByText('How far the parameters are from those with the least squares').waitFor();
  });

  test('show the gradient of all rows, and that of batches, at every update', async () => {
    await panel.field('Curves').selectOption({ label: 'Gradient norm of all rows' });
    await showing(/^Gradient norm of all rows at each epoch .*Stochastic goes from/).waitFor();
    assert.isAbove(await drawn('gradientNorm', 0, 100), 0.9);
    await panel.field('Curves').selectOption({ label: 'Gradient norm of the batch' });
    // The last row has no next update.
    const norms = points('batchGradient', 2, 1).map(([, value]) => value);
    const [first, last] = [norms[0], norms[999]].map((norm) => formatNumber(norm));
    await showing(/^Gradient norm of the batch at each epoch /)
      .and(showing(new RegExp(`Stochastic goes from ${first} to ${last},`)))
      .waitFor();
  });

  test('show the effective learning rate, which of SGD is its own, and follow a change of it', async () => {
    await panel.field('Curves').selectOption({ label: 'Effective learning rate' });
    await showing(/^Effective learning rate .*Batch goes from 0\.0500 to 0\.0500/).waitFor();
    await panel.type('Batch lr', '0.1');
    await showing(/^Effective learning rate .*Batch goes from 0\.100 to 0\.100/).waitFor();
  });

  test('show the effective learning rate of one block of parameters, chosen by mouse', async () => {
    const block = panel.field('‖Δθ‖ / ‖g‖ of');
    await block.selectOption({ label: 'b1, 1 bias' });
    await showing(
      /^Effective learning rate of b1 at each epoch .*Batch goes from 0\.100 to 0\.100/,
    ).waitFor();
    await panel.field('Curves').selectOption('stepLength');
    await block.waitFor({ state: 'detached' });
    await panel.field('Curves').selectOption('effectiveLearningRate');
    await block.selectOption({ label: 'all parameters' });
    await showing(/^Effective learning rate at each epoch /).waitFor();
  });

  test('count updates too', async () => {
    await panel.field('Curves and player per').selectOption('update');
    await showing(/^Effective learning rate at each update /).waitFor();
  });

  test('have no distance where the minimum is not known, and the choice says why', async () => {
    await panel.field('Curves').selectOption({ label: 'Distance to the minimum' });
    await showing(/^Distance /).waitFor();
    await panel.frame.getByRole('button', { name: 'Data and loss' }).click();
    await panel.field('Loss').selectOption('huber');
    await showing(/^Training loss at each update/).waitFor();
    const option = panel.field('Curves').locator('option[value="distance"]');
    assert.isTrue(await option.isDisabled());
    assert.include(await option.textContent(), 'known of least squares only');
  });
});

suite('The curves of a training by the keyboard alone', function () {
  this.timeout(120_000);
  let workbench: Workbench;
  let panel: Panel;
  let keys: Keys;

  suiteSetup(async () => {
    workbench = await openWorkbench();
    ({ panel, keys } = await openThreeDescentsByKeys(workbench));
  });
  suiteTeardown(() => workbench?.dispose());

  test('are chosen with the arrows', async () => {
    await keys.tabTo('Curves');
    for (const name of [
      /^Loss of the batch at each/,
      /^Distance to the minimum at each/,
      /^Gradient norm of all rows at each/,
      /^Gradient norm of the batch at each/,
      /^Step length at each/,
      /^Effective learning rate at each/,
    ]) {
      await keys.press('ArrowDown');
      await panel.frame.getByRole('img', { name }).waitFor();
    }
    await keys.tabTo('‖Δθ‖ / ‖g‖ of');
    await keys.press('ArrowDown');
    await panel.frame.getByRole('img', { name: /^Effective learning rate of W1 at each/ }).waitFor();
  });
});
