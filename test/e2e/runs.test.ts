import { assert } from 'chai';
import type { Locator } from 'playwright-core';
import { defaultExperiment, runExperiment, runMetrics, type RunMetrics } from '../../src/core/index';
import { formatNumber } from '../../src/webview/format';
import { Panel } from './panel';
import { watchFrames } from './watch';
import { openWorkbench, type Workbench } from './workbench';

suite('Runs', function () {
  this.timeout(180_000);
  let workbench: Workbench;
  let panel: Panel;

  suiteSetup(async () => {
    workbench = await openWorkbench({ prepare: watchFrames, viewport: { width: 1500, height: 900 } });
    panel = await Panel.open(workbench);
  });
  suiteTeardown(() => workbench?.dispose());

  const button = (name: string | RegExp): Locator => panel.frame.getByRole('button', { name, exact: true });
  const labels = () => panel.frame.locator('.runs .label').allInnerTexts();
  const ranked = () => panel.frame.locator('.ranking tbody .run-label').allInnerTexts();

  /** Does something that is a change, and waits until its picture is drawn. */
  async function changing(act: () => Promise<unknown>): Promise<void> {
    const before = await panel.revision();
    await act();
    await panel.painted(before + 1);
  }

  test('a row opens with the keyboard, and its own slider stays where it is', async () => {
    const slider = panel.frame.getByLabel('Adam lr slider', { exact: true });
    const before = await slider.boundingBox();
    await button('Settings of Adam').focus();
    await workbench.page.keyboard.press('Enter');
    await panel.field('Adam beta1').waitFor();
    assert.deepEqual(await slider.boundingBox(), before);
    assert.equal(await button('Settings of Adam').getAttribute('aria-expanded'), 'true');
  });

  test('an open row has the rule as mathematics, its source, and rates to compare with', async () => {
    const details = panel.frame.locator('tr.details');
    assert.include(await details.innerText(), 'Kingma and Ba (2015)');
    const rule = details.locator('td > .rule math');
    assert.include((await rule.getAttribute('aria-label')) ?? '', 'θ ← θ − lr · m hat / (sqrt(v hat) + ε)');
    assert.isAbove(
      (await rule.locator('mfrac').first().boundingBox())!.height,
      20,
      'a fraction is set as one',
    );
    await changing(() => button('Set Adam lr to the PyTorch default 0.001').click());
    assert.equal(await panel.field('Adam lr').inputValue(), '0.001');
    await changing(() => button('Set Adam lr to the recommended here 0.3').click());
    assert.equal(await panel.field('Adam lr').inputValue(), '0.3');
  });

  test('a hyperparameter says what it does, which values it takes, and its default', async () => {
    const described = (label: string) =>
      panel.field(label).evaluate((field) => {
        const id = field.getAttribute('aria-describedby') ?? '';
        return document.getElementById(id)?.textContent;
      });
    assert.equal(
      await described('Adam beta1'),
      'Decay rate of the first moment, the mean gradient. From 0 to below 1; PyTorch default 0.9.',
    );
    assert.equal(
      await described('Adam lr'),
      'Learning rate: the size of a step. Above 0; PyTorch default 0.001.',
    );
  });

  test('Ctrl+A selects the text of a field, once: what is typed next stays', async () => {
    const field = panel.field('Adam beta1');
    await field.click();
    await workbench.page.keyboard.press('ControlOrMeta+a');
    await workbench.page.keyboard.type('0.');
    // As long as VS Code took to select all again.
    await workbench.page.waitForTimeout(500);
    await changing(() => workbench.page.keyboard.type('8'));
    assert.equal(await field.inputValue(), '0.8');
    await changing(() => field.fill('0.9'));
  });

  test('a hyperparameter is typed, turned by the arrow keys, and put back', async () => {
    await changing(() => panel.field('Adam beta1').fill('0,5'));
    const loss = await panel.row(4).locator('.loss').innerText();
    assert.notEqual(loss, '0.446');
    const slider = panel.frame.getByLabel('Adam beta1 slider', { exact: true });
    await slider.focus();
    await changing(() => slider.press('ArrowRight'));
    assert.isAbove(Number(await panel.field('Adam beta1').inputValue()), 0.5);
    await changing(() => button('Adam beta1: back to the PyTorch default 0.9').press('Enter'));
    assert.equal(await panel.field('Adam beta1').inputValue(), '0.9');
    assert.equal(await panel.row(4).locator('.loss').innerText(), '0.446');
  });

  test('a slider sends its values while it is dragged', async () => {
    const box = (await panel.frame.getByLabel('SGD lr slider', { exact: true }).boundingBox())!;
    const y = box.y + box.height / 2;
    await workbench.page.mouse.move(box.x + box.width * 0.75, y);
    await workbench.page.mouse.down();
    await changing(() => workbench.page.mouse.move(box.x + box.width * 0.5, y, { steps: 3 }));
    assert.notEqual(await panel.field('SGD lr').inputValue(), '0.95');
    await workbench.page.mouse.up();
    await changing(() => panel.field('SGD lr').fill('0.95'));
  });

  test('a flag changes the rule', async () => {
    const rule = panel.frame.locator('tr.details td > .rule math');
    assert.notInclude(await rule.getAttribute('aria-label'), 'max');
    const flag = panel.field('Adam amsgrad');
    await flag.focus();
    await changing(() => flag.press('Space'));
    assert.isTrue(await flag.isChecked());
    assert.include(await rule.getAttribute('aria-label'), 'v max ← max(v max, v)');
    await changing(() => flag.press('Space'));
  });

  for (const [label, text, message] of [
    ['Adam beta1', '1', '“beta1” must be less than 1'],
    ['Adam eps', '-1', '“eps” must be at least 0'],
    ['Adam weight_decay', 'none', '“none” is not a number'],
    ['Adam weight_decay', '1 000', 'Write 1000'],
  ]) {
    test(`${label} ${text} is refused under its field`, async () => {
      const before = await panel.revision();
      await panel.field(label).fill(text);
      await panel.frame.locator('.hyper .problem').filter({ hasText: message }).waitFor();
      assert.equal(await panel.field(label).getAttribute('aria-invalid'), 'true');
      await panel.field(label).press('Escape');
      await panel.frame.locator('.problem').waitFor({ state: 'detached' });
      assert.equal(await panel.revision(), before);
    });
  }

  test('a run is hidden and shown by its key', async () => {
    const key = button('Draw SGD');
    await key.focus();
    await key.press('Space');
    await panel.row(0).filter({ hasText: 'hidden' }).waitFor();
    assert.equal(await key.getAttribute('aria-pressed'), 'false');
    assert.include(await ranked(), 'SGD', 'it stays in the table');
    await key.press('Space');
    await panel.row(0).filter({ hasText: 'zigzags' }).waitFor();
    assert.equal(await key.getAttribute('aria-pressed'), 'true');
  });

  test('a run is duplicated in a colour of its own', async () => {
    await changing(() => button('Duplicate').click());
    assert.deepEqual(await labels(), ['SGD', 'Momentum', 'Adagrad', 'RMSprop', 'Adam', 'Adam 2']);
    assert.notDeepEqual(await panel.colour(5), await panel.colour(4));
  });

  test('a removed run takes no colour with it, and leaves the focus in the list', async () => {
    const colour = await panel.colour(5);
    await changing(() => button('Remove').click());
    assert.deepEqual(await labels(), ['SGD', 'Momentum', 'Adagrad', 'RMSprop', 'Adam']);
    assert.deepEqual(await panel.colour(4), colour);
    assert.equal(await panel.frame.locator(':focus').getAttribute('aria-label'), 'Settings of Adam');
  });

  test('undo and redo, by keys and by buttons', async () => {
    await changing(() => workbench.page.keyboard.press('Control+z'));
    assert.lengthOf(await labels(), 6);
    await changing(() => button('Undo').click());
    assert.lengthOf(await labels(), 5);
    await changing(() => workbench.page.keyboard.press('Control+Shift+z'));
    assert.lengthOf(await labels(), 6);
    await changing(() => workbench.page.keyboard.press('Control+z'));
    // What came back has all that its open row needs.
    await button('Settings of Adam').click();
    await panel.field('Adam beta1').waitFor();
    await button('Settings of Adam').click();
    await changing(() => button('Redo').click());
    await changing(() => button('Undo').click());
    assert.lengthOf(await labels(), 5);
  });

  test('an optimizer is added from the menu, with the keyboard', async () => {
    const add = button('Add optimizer');
    await add.press('Enter');
    await panel.frame.getByRole('menu').waitFor();
    await workbench.page.keyboard.press('Escape');
    await panel.frame.getByRole('menu').waitFor({ state: 'detached' });
    assert.equal(await panel.frame.locator(':focus').getAttribute('aria-label'), 'Add optimizer');
    await add.press('ArrowDown');
    await panel.frame.locator('[role="menuitem"]:focus').waitFor();
    await workbench.page.keyboard.press('n');
    await panel.frame.locator('[role="menuitem"]:focus', { hasText: 'Nesterov' }).waitFor();
    await changing(() => workbench.page.keyboard.press('Enter'));
    assert.deepEqual((await labels()).at(-1), 'Nesterov');
    await changing(() => workbench.page.keyboard.press('Control+z'));
  });

  test('the ranking sorts by the column that is chosen', async () => {
    assert.deepEqual(await ranked(), ['Adagrad', 'RMSprop', 'SGD', 'Momentum', 'Adam']);
    const head = panel.frame.locator('.ranking').getByRole('button', { name: 'best loss' });
    await head.press('Enter');
    await panel.frame.locator('.ranking th.bestLoss[aria-sort="ascending"]').waitFor();
    assert.deepEqual(await ranked(), ['Adagrad', 'RMSprop', 'SGD', 'Momentum', 'Adam']);
    await head.press('Enter');
    await panel.frame.locator('.ranking th.bestLoss[aria-sort="descending"]').waitFor();
    assert.deepEqual(await ranked(), ['Adam', 'Momentum', 'SGD', 'RMSprop', 'Adagrad']);
  });

  test('the ranking sorts by the length of the way, by mouse, and by the distance left, by keyboard', async () => {
    const { runs } = runExperiment(defaultExperiment);
    const minima = [[0, 0, 0]] as const;
    const sorted = (number: (metrics: RunMetrics) => number | undefined) =>
      runs.toSorted((a, b) => number(runMetrics(a, 0.01, minima))! - number(runMetrics(b, 0.01, minima))!);
    const head = (name: string) => panel.frame.locator('.ranking').getByRole('button', { name });
    await head('path length').click();
    await panel.frame.locator('.ranking th.pathLength[aria-sort="ascending"]').waitFor();
    const shortest = sorted(({ pathLength }) => pathLength);
    assert.deepEqual(
      await ranked(),
      shortest.map(({ label }) => label),
    );
    const way = formatNumber(runMetrics(shortest[0]).pathLength!);
    const cells = panel.frame.locator('.ranking tbody tr').first();
    assert.equal(await cells.locator('.pathLength').innerText(), way);
    await head('to minimum').press('Enter');
    await panel.frame.locator('.ranking th.distance[aria-sort="ascending"]').waitFor();
    assert.deepEqual(
      await ranked(),
      sorted(({ distance }) => distance).map(({ label }) => label),
    );
    // The pictures point at the table for their numbers.
    for (const canvas of ['plane', 'loss']) {
      const details = await panel.frame.locator(`canvas#${canvas}`).getAttribute('aria-details');
      assert.equal(await panel.frame.locator(`table#${details}`).count(), 1);
    }
  });

  test('the tolerance says which loss counts as converged; nonsense says why not', async () => {
    const steps = () => panel.frame.locator('.ranking tbody td.stepsToTarget').allInnerTexts();
    const head = panel.frame.locator('.ranking').getByRole('button', { name: /^steps to / });
    await panel.frame.locator('.ranking').getByRole('button', { name: 'final loss' }).click();
    assert.deepEqual(await steps(), ['20', '–', '–', '–', '–']);
    await changing(() => panel.type('Tolerance', '0.05'));
    assert.equal(await head.innerText(), 'steps to 0.05');
    const { runs } = runExperiment(defaultExperiment);
    const sorted = runs.toSorted((a, b) => a.loss[30] - b.loss[30]);
    assert.deepEqual(
      await steps(),
      sorted.map((run) => String(runMetrics(run, 0.05).stepsToTarget ?? '–')),
    );
    for (const [text, message] of [
      ['0', 'The tolerance must be greater than 0.'],
      ['-1', 'The tolerance must be greater than 0.'],
      ['abc', 'is not a number'],
    ]) {
      await panel.field('Tolerance').fill(text);
      await panel.frame.locator('#tolerance-problem').filter({ hasText: message }).waitFor();
      assert.equal(await head.innerText(), 'steps to 0.05');
    }
    await panel.field('Tolerance').fill('0.01');
    await head.filter({ hasText: 'steps to 0.01' }).waitFor();
    await panel.frame.locator('#tolerance-problem').waitFor({ state: 'detached' });
  });

  test('without runs it says how to get one', async () => {
    for (const label of await labels()) {
      await button(`Settings of ${label}`).click();
      await changing(() => button('Remove').click());
    }
    await panel.frame.getByText('No optimizers yet').waitFor();
    assert.equal(await panel.frame.locator('.ranking').count(), 0);
    await changing(() => button('Add the textbook five').click());
    assert.deepEqual(await labels(), ['SGD', 'Momentum', 'Adagrad', 'RMSprop', 'Adam']);
    await panel.frame.locator('.runs :focus').and(button('Settings of SGD')).waitFor();
    await changing(() => button('Undo').click());
    await panel.frame.locator('.empty').getByRole('button', { name: 'Add optimizer' }).press('Enter');
    await panel.frame.locator('[role="menuitem"]:focus', { hasText: 'SGD' }).waitFor();
    await changing(() => workbench.page.keyboard.press('Enter'));
    assert.deepEqual(await labels(), ['SGD']);
  });

  test('nothing violated the content security policy', async () => {
    const violations = await panel.frame.locator('body').evaluate(() => window.policyViolations);
    assert.deepEqual(violations, []);
  });
});
