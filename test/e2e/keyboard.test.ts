import { assert } from 'chai';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Keys } from './keys';
import { Panel } from './panel';
import { until } from './until';
import { openWorkbench, type Workbench } from './workbench';

suite('The keyboard alone', function () {
  this.timeout(180_000);
  let workbench: Workbench;
  let panel: Panel;
  let keys: Keys;
  const file = 'train_torch.py';

  suiteSetup(async () => {
    workbench = await openWorkbench();
    panel = new Panel(workbench);
    keys = new Keys(workbench, panel);
  });
  suiteTeardown(() => workbench?.dispose());

  const labels = () => panel.frame.locator('.runs .label').allInnerTexts();
  const step = async () => Number(await panel.plane.getAttribute('data-step'));

  /** Does something that is a change, and waits until its picture is drawn. */
  async function changing(act: () => Promise<unknown>): Promise<void> {
    const before = await panel.revision();
    await act();
    await panel.painted(before + 1);
  }

  test('a file is opened, and the panel beside it: it takes the keys', async () => {
    await keys.openFile(file);
    await keys.openPanel();
    await keys.press('Tab');
    assert.equal(await keys.focused(), 'Landscape');
  });

  test('the start is moved by the arrow keys', async () => {
    await keys.tabTo('Start, x −7, y 4');
    await changing(() => keys.press('ArrowRight'));
    await keys.waitForFocus('Start, x −6.88, y 4');
    assert.equal(await panel.field('Start x').inputValue(), '-6.88');
  });

  test('a learning rate is turned by its slider, and typed', async () => {
    await keys.tabTo('SGD lr slider');
    await changing(() => keys.press('ArrowLeft'));
    assert.equal(await keys.focused(), 'SGD lr slider');
    assert.equal(await panel.field('SGD lr').inputValue(), '0.83');
    await keys.press('Tab');
    assert.equal(await keys.focused(), 'SGD lr');
    const loss = await panel.row(0).locator('.loss').innerText();
    await keys.press('Home', 'Shift+End');
    await keys.type('0.5');
    await panel.row(0).locator('.loss').filter({ hasNotText: loss }).waitFor();
    assert.equal(await keys.focused(), 'SGD lr');
    assert.equal(await panel.field('SGD lr').inputValue(), '0.5');
  });

  test('a wrong formula says what is wrong, and where; the last good picture stays', async () => {
    await keys.backTo('f(x, y) =');
    const formula = await panel.field('f(x, y) =').inputValue();
    const [revision, { data: pixels }] = [await panel.revision(), await panel.pixels()];
    await keys.press('Control+End');
    // No part of it, typed key by key, is a formula.
    await keys.type('+ sine(y)');
    const problem = panel.frame.locator('#formula-problem');
    await problem.filter({ hasText: 'There is no function “sine”. Did you mean “sin”?' }).waitFor();
    assert.include(await problem.innerText(), `Column ${formula.length + 3}: `);
    const caret = problem.locator('[data-column]');
    assert.equal(await caret.getAttribute('data-column'), String(formula.length + 3));
    assert.equal(await panel.revision(), revision);
    assert.isTrue(Buffer.from(pixels).equals(Buffer.from((await panel.pixels()).data)));
    assert.equal(await keys.focused(), 'f(x, y) =');
    await keys.press('Escape');
    await problem.waitFor({ state: 'detached' });
    assert.equal(await panel.field('f(x, y) =').inputValue(), formula);
    assert.equal(await keys.focused(), 'f(x, y) =');
  });

  test('the player plays, pauses and steps back', async () => {
    await keys.tabTo('Play');
    await keys.press('Enter');
    await keys.waitForFocus('Pause');
    await panel.frame.locator('canvas#plane:not([data-step="0"], [data-step="30"])').waitFor();
    await keys.press('Enter');
    await keys.waitForFocus('Play');
    const paused = await step();
    assert.isAbove(paused, 0);
    assert.isBelow(paused, 30);
    await keys.backTo('Step back');
    await keys.press('Space');
    await panel.frame.locator(`canvas#plane[data-step="${paused - 1}"]`).waitFor();
    assert.equal(await keys.focused(), 'Step back');
  });

  test('what vanishes below the focus hands it on', async () => {
    await keys.tabTo('Settings of Adam');
    await keys.press('Enter');
    await keys.tabTo('Adam beta1');
    await keys.press('Home', 'Shift+End');
    await changing(() => keys.type('0.5'));
    await keys.tabTo('Adam beta1: back to the PyTorch default 0.9');
    await changing(() => keys.press('Enter'));
    await keys.waitForFocus('Adam beta1');
    await keys.tabTo('Set Adam lr to the PyTorch default 0.001');
    await changing(() => keys.press('Enter'));
    assert.equal(await keys.focused(), 'Set Adam lr to the PyTorch default 0.001');
    await changing(() => keys.press('Control+z'));
    assert.equal(await keys.focused(), 'Set Adam lr to the PyTorch default 0.001');
    await keys.tabTo('Duplicate');
    await changing(() => keys.press('Enter'));
    await keys.tabTo('Draw Adam 2');
    await changing(() => keys.press('Control+z'));
    await keys.waitForFocus('Settings of Adam');
    await keys.press('Enter');
    await panel.field('Adam beta1').waitFor({ state: 'detached' });
    await keys.focused();
  });

  test('a run of an open row is inserted where the cursor is', async () => {
    await keys.backTo('Settings of SGD');
    await keys.press('Enter');
    await panel.field('SGD momentum').waitFor();
    assert.equal(await keys.focused(), 'Settings of SGD');
    await keys.tabTo('Insert code');
    await keys.press('Enter');
    await keys.answer('For which library or language?', 'PyTorch');
    await keys.waitForEditor();
    const code = 'torch.optim.SGD(model.parameters(), lr=0.5)';
    await workbench.page.locator('.view-line', { hasText: code }).waitFor();
    // Tab stops are left, and the buffer is read as it is saved.
    await keys.press('Escape', 'Control+s');
    const saved = () => readFileSync(path.join(workbench.folder, file), 'utf8');
    await until('it is saved', () => saved().includes(code), saved);
    assert.isTrue(saved().startsWith(`${code}"""Fit`), saved().slice(0, 100));
  });

  test('the command goes back to the one panel, to where one was', async () => {
    await keys.openPanel();
    await keys.waitForFocus('Insert code');
    assert.equal(await workbench.tabs('Compare Optimizers').count(), 1);
  });

  test('an optimizer is added from the menu, removed, and comes back', async () => {
    await keys.backTo('Add optimizer');
    await keys.press('ArrowDown');
    await keys.waitForFocus('SGD');
    await keys.press('n');
    await keys.waitForFocus('Nesterov');
    await changing(() => keys.press('Enter'));
    await keys.waitForFocus('Add optimizer');
    assert.equal((await labels()).at(-1), 'Nesterov');
    await keys.tabTo('Settings of Nesterov');
    await keys.press('Enter');
    await keys.tabTo('Remove');
    await changing(() => keys.press('Enter'));
    await keys.waitForFocus('Settings of Adam');
    assert.notInclude(await labels(), 'Nesterov');
    await keys.backTo('Undo');
    await changing(() => keys.press('Enter'));
    assert.equal((await labels()).at(-1), 'Nesterov');
    assert.equal(await keys.focused(), 'Undo');
  });

  test('after the window is reloaded the experiment and the view are the same', async () => {
    const seen = async () => ({
      labels: await labels(),
      rate: await panel.field('SGD lr').inputValue(),
      start: await panel.field('Start x').inputValue(),
      open: await panel.frame.locator('[aria-expanded="true"]').count(),
      step: await step(),
    });
    const before = await seen();
    assert.deepInclude(before, { rate: '0.5', start: '-6.88', open: 1 });
    await workbench.reload((title) => keys.run(title));
    await keys.openPanel();
    assert.deepEqual(await seen(), before);
    assert.equal(await workbench.tabs('Compare Optimizers').count(), 1);
    await keys.press('Tab');
    assert.equal(await keys.focused(), 'Landscape');
  });

  test('the command works in an empty window', async () => {
    await workbench.openEmptyWindow();
    assert.equal(await workbench.page.locator('.editor-group-container .tab').count(), 0);
    await keys.openPanel();
    await panel.row(4).filter({ hasText: '0.446' }).waitFor();
    await keys.press('Tab');
    assert.equal(await keys.focused(), 'Landscape');
  });
});
