import { assert } from 'chai';
import {
  edit,
  defaultExperiment,
  dataSets,
  runExperiment,
  type Change,
  type Experiment,
} from '../../src/core/index';
import type { Keys } from './keys';
import { Panel } from './panel';
import { openThreeDescentsByKeys } from './presets';
import { openWorkbench, type Workbench } from './workbench';

const line: Change = {
  kind: 'objective',
  objective: { kind: 'data', rows: { builtin: 'line' }, model: dataSets.get('line')!.model },
};

function after(...changes: readonly Change[]): Experiment {
  return changes.reduce(edit, defaultExperiment);
}

suite('A model on data', function () {
  this.timeout(120_000);
  let workbench: Workbench;
  let panel: Panel;

  suiteSetup(async () => {
    workbench = await openWorkbench();
    panel = await Panel.open(workbench);
  });
  suiteTeardown(() => workbench?.dispose());

  const batches = () => panel.frame.getByRole('table', { name: 'Batches' });
  const fit = () => panel.frame.locator('canvas#fit[data-step]');
  const loss = () => panel.frame.locator('canvas#loss');
  /** The numbers of a line of the table of batches. */
  const numbers = (name: string) =>
    batches().getByRole('row').filter({ hasText: name }).getByRole('cell').allTextContents();

  test('is chosen by mouse, and its trajectories are drawn on the plane of its parameters', async () => {
    const before = await panel.revision();
    await panel.field('Landscape').selectOption({ label: 'Line' });
    await panel.painted(before + 1);
    await fit().waitFor();
    await panel.frame.getByText('100 rows to train on · x → y', { exact: false }).waitFor();
    const { runs } = runExperiment(after(line));
    assert.equal(runs[0].parameters, 2);
    const fractions = await panel.drawnFractions(runs);
    assert.isAbove(Math.min(...fractions), 0.75, fractions.join(' '));
  });

  test('shows its fit at the player’s step, on pixels and in words', async () => {
    await panel.field('Update').fill('0');
    const first = panel.frame.getByRole('img', { name: /after 0 updates, as a curve beside 100 rows/ });
    await first.waitFor();
    const atStart = await fit().evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
    await panel.field('Update').fill('200');
    await panel.frame.getByRole('img', { name: /after 200 updates, as a curve/ }).waitFor();
    const atEnd = await fit().evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
    assert.notEqual(atStart, atEnd);
    const blue = await panel.colour(0);
    const found = await fit().evaluate((element, colour) => {
      const canvas = element as HTMLCanvasElement;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      let count = 0;
      for (let at = 0; at < data.length; at += 4)
        if (colour.every((channel, i) => Math.abs(channel - data[at + i]) <= 12)) count++;
      return count;
    }, blue);
    assert.isAbove(found, 50, 'the curve has the colour of its run');
  });

  test('has a strip of its final loss for each learning rate, which a click turns', async () => {
    await panel.frame.getByRole('button', { name: 'Settings of SGD', exact: true }).click();
    const strip = panel.field('SGD Final loss for each lr');
    await strip.waitFor();
    const before = await panel.revision();
    await strip.focus();
    await workbench.page.keyboard.press('ArrowLeft');
    await panel.painted(before + 1);
    const said = await strip.getAttribute('aria-valuetext');
    const [rate, loss] = [
      await panel.field('SGD lr').inputValue(),
      await panel.row(0).locator('.loss').innerText(),
    ];
    assert.equal(said, `lr ${rate}, final loss ${loss}`);
    await panel.frame.getByRole('button', { name: 'Undo', exact: true }).locator('visible=true').click();
    await panel.painted(before + 2);
    await panel.frame.getByRole('button', { name: 'Settings of SGD', exact: true }).click();
  });

  test('is of another family, with a loss that fits the target, or is refused where that was chosen', async () => {
    await panel.field('Model').selectOption('logistic');
    await panel.frame.locator('#model-problem', { hasText: 'a target that is 0 or 1' }).waitFor();
    assert.equal(await panel.field('Model').inputValue(), 'linear');
    await panel.field('Model').selectOption('mlp');
    await panel.frame.getByText('x → y · mean squared error · 49 parameters').waitFor();
    await panel.field('Model').selectOption('linear');
    await panel.frame.getByText('x → y · mean squared error · 2 parameters').waitFor();
    assert.equal(await panel.frame.locator('#model-problem').count(), 0);
  });

  test('becomes three descents with one click, at equal epochs', async () => {
    await panel.frame.getByRole('button', { name: 'Settings of SGD', exact: true }).click();
    await panel.frame.getByRole('button', { name: 'Batch, stochastic and mini-batch' }).click();
    await panel.frame.getByText('batch 1 · 20 epochs').waitFor();
    await panel.frame
      .locator('.runs-aside')
      .filter({ hasText: /^7 runs,/ })
      .waitFor();
    assert.deepEqual((await numbers('rows of an update')).slice(0, 3), ['100', '16', '1']);
    assert.deepEqual((await numbers('updates an epoch')).slice(0, 3), ['1', '7', '100']);
    await panel.field('Curves and player per').selectOption('epoch');
    await panel.field('Epoch').fill('3');
    await panel.frame.getByText('at epoch 3').waitFor();
    assert.deepEqual((await numbers('updates so far')).slice(0, 3), ['3', '21', '300']);
    assert.deepEqual((await numbers('rows seen so far')).slice(0, 3), ['300', '300', '300']);
    await panel.frame.getByRole('img', { name: /^Training loss at each epoch/ }).waitFor();
  });

  test('trains all of them for as many epochs as its length says', async () => {
    assert.equal(await panel.field('Train for').inputValue(), 'updates', 'which the other runs take');
    for (const name of ['Momentum', 'Adagrad', 'RMSprop', 'Adam']) {
      const settings = panel.frame.getByRole('button', { name: `Settings of ${name}`, exact: true });
      await settings.click();
      const rows = panel.frame.locator('tbody').filter({ has: settings });
      await rows.getByRole('button', { name: 'Remove', exact: true }).click();
      await settings.waitFor({ state: 'detached' });
    }
    assert.equal(await panel.field('Train for').inputValue(), 'epochs');
    await panel.type('Epochs', '15');
    await panel.frame.getByText('same 15 epochs').waitFor();
    await panel.type('Epochs', '20');
    await panel.frame.getByText('same 20 epochs').waitFor();
  });

  test('draws trajectories of few updates above those of many, which would cover them', async () => {
    await panel.field('Epoch').fill('20');
    await panel.frame.getByText('at epoch 20').waitFor();
    const { runs } = runExperiment(after(line, { kind: 'descents', run: 0 }));
    assert.isAbove((await panel.drawnFractions(runs.slice(0, 1), 1))[0], 0.9);
    await panel.field('Epoch').fill('3');
    await panel.frame.getByText('at epoch 3').waitFor();
  });

  test('shows the loss of batches, which the last row has not', async () => {
    await panel.field('Curves').selectOption('batch');
    await panel.frame.getByRole('img', { name: /^Loss of the batch at each epoch/ }).waitFor();
    const option = panel.frame.getByRole('option', { name: 'Held-out loss (no row is held out)' });
    assert.isTrue(await option.isDisabled());
  });

  test('keeps rows out, and then has their loss', async () => {
    await panel.frame.getByRole('button', { name: 'Data and loss' }).click();
    await panel.type('Held out', '0.2');
    await panel.frame.getByText('80 rows to train on, 20 held out', { exact: false }).waitFor();
    await panel.field('Curves').selectOption('heldOut');
    await panel.frame.getByRole('img', { name: /^Held-out loss at each epoch/ }).waitFor();
    await panel.frame.getByRole('img', { name: /20 of them held out and hollow/ }).waitFor();
    assert.include(await batches().textContent(), 'held-out loss');
  });

  test('draws the quartiles of several seeds', async () => {
    await panel.type('Repeat with seeds', '1 2 3');
    await panel.frame.getByRole('img', { name: /The median of SGD, batch goes from/ }).waitFor();
    await panel.type('Repeat with seeds', ' ');
    await panel.frame
      .getByRole('img', { name: /loss at each epoch.* axis\. SGD, batch goes from/ })
      .waitFor();
  });

  for (const [label, wrong, problem] of [
    ['Held out', '1.5', /0|1/],
    ['L2', '-1', /0|L2/],
    ['Seed', '0.5', /whole/],
    ['Repeat with seeds', '1, x', /not a number/],
  ] as const) {
    test(`says at the field what is wrong with “${wrong}” as ${label}`, async () => {
      const before = await panel.field(label).inputValue();
      await panel.type(label, wrong);
      const id = await panel.field(label).getAttribute('id');
      const text = panel.frame.locator(`#${id}-problem`);
      await text.waitFor();
      assert.match((await text.textContent()) ?? '', problem);
      assert.equal(await panel.field(label).getAttribute('aria-invalid'), 'true');
      await panel.type(label, before === '' ? ' ' : before);
      await text.waitFor({ state: 'detached' });
    });
  }

  test('lays the loss of the next batch over the plane, which changes with the player', async () => {
    await panel.field('Run whose fit is shown').selectOption({ label: 'SGD, stochastic' });
    await panel.frame.getByRole('button', { name: 'Overlays' }).click();
    await panel.frame.getByRole('checkbox', { name: 'Loss of the batch about to be used' }).check();
    await panel.frame.getByText('loss of the next row of SGD, stochastic').waitFor({ state: 'attached' });
    const shown = () => panel.plane.evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
    const one = await shown();
    await panel.field('Epoch').fill('3.5');
    await panel.plane.and(panel.frame.locator('[data-step="280"]')).waitFor();
    await workbench.page.waitForTimeout(500);
    assert.notEqual(await shown(), one);
    await panel.frame.getByRole('button', { name: 'Overlays' }).click();
    await panel.frame.getByRole('checkbox', { name: 'Loss of the batch about to be used' }).uncheck();
    await panel.frame.getByText('Line: Linear regression').waitFor({ state: 'attached' });
  });

  test('draws a network on a plane that the user chooses', async () => {
    await panel.field('Landscape').selectOption({ label: 'Two moons' });
    await panel.frame.getByText(/^A plane through \d+ parameters that holds/).waitFor();
    await panel.frame.getByRole('img', { name: /regions of what it predicts beside 2?\d+ rows/ }).waitFor();
    await panel.field('Plane').selectOption('random');
    await panel.type('Plane seed', '3');
    await panel.frame.getByRole('img', { name: /regions/ }).waitFor();
    await panel.field('Plane').selectOption('parameters');
    await panel.field('Plane across').selectOption({ index: 4 });
    await panel.painted(await panel.revision());
    assert.equal(
      await panel.frame.getByRole('application', { name: /^Start/ }).count(),
      0,
      'no start to move',
    );
  });

  test('gives way to a landscape again', async () => {
    const before = await panel.revision();
    await panel.field('Landscape').selectOption('anisotropic');
    await panel.painted(before + 1);
    await panel.field('Start x').waitFor();
    assert.equal(await batches().count(), 0);
    assert.equal(await panel.frame.locator('canvas#fit').count(), 0);
    assert.equal(await loss().count(), 1);
  });
});

suite('A model on data by the keyboard alone', function () {
  this.timeout(120_000);
  let workbench: Workbench;
  let panel: Panel;
  let keys: Keys;

  suiteSetup(async () => {
    workbench = await openWorkbench();
    ({ panel, keys } = await openThreeDescentsByKeys(workbench));
  });
  suiteTeardown(() => workbench?.dispose());

  test('is opened as a preset, and its batches, player and columns are in reach', async () => {
    await keys.tabTo('Model');
    await keys.tabTo('Batch');
    await keys.tabTo('Order');
    await keys.tabTo('Epochs');
    await keys.press('Control+a');
    await keys.type('12');
    await panel.frame.getByText('same 12 epochs').waitFor();
    await keys.tabTo('Data and loss');
    await keys.press('Enter');
    await panel.field('Loss').waitFor();
    await keys.tabTo('Loss');
    await keys.press('ArrowDown');
    await panel.frame.getByText('Huber', { exact: false }).first().waitFor();
    await keys.tabTo('Run whose fit is shown');
    await keys.press('ArrowDown');
    await panel.frame.getByRole('img', { name: /of Mini-batch 16 after/ }).waitFor();
    await keys.tabTo('Curves and player per');
    await keys.press('ArrowDown');
    await panel.frame.getByRole('img', { name: /^Training loss at each rows/ }).waitFor();
    await keys.tabTo('Settings of Stochastic');
    await keys.press('Enter');
    await keys.tabTo('Batch, stochastic and mini-batch');
    await keys.tabTo('Stochastic Batch');
    await keys.press('ArrowDown');
    await panel.frame.getByText(/^batch 2/).waitFor();
  });
});
