import { assert } from 'chai';
import type { Locator } from 'playwright-core';
import { Panel } from './panel';
import { watchFrames } from './watch';
import { openWorkbench, type Workbench } from './workbench';

suite('Order and names of runs', function () {
  this.timeout(180_000);
  let workbench: Workbench;
  let panel: Panel;

  suiteSetup(async () => {
    workbench = await openWorkbench({ prepare: watchFrames, viewport: { width: 1500, height: 1300 } });
    panel = await Panel.open(workbench);
  });
  suiteTeardown(() => workbench?.dispose());

  const button = (name: string): Locator => panel.frame.getByRole('button', { name, exact: true });
  const labels = () => panel.frame.locator('.runs .label').allInnerTexts();
  const focused = () => panel.frame.locator(':focus').getAttribute('aria-label');
  const drawn = async () => {
    const toggles = await panel.frame.locator('.runs button.toggle').all();
    return Promise.all(toggles.map(async (toggle) => (await toggle.getAttribute('aria-pressed')) === 'true'));
  };
  const five = ['SGD', 'Momentum', 'Adagrad', 'RMSprop', 'Adam'];

  /** Does something that is a change, and waits until its picture is drawn. */
  async function changing(act: () => Promise<unknown>): Promise<void> {
    const before = await panel.revision();
    await act();
    await panel.painted(before + 1);
  }

  test('Alt+Down and Alt+Up move a row, which keeps its colour and the focus', async () => {
    const colour = await panel.colour(0);
    await button('Settings of SGD').focus();
    await changing(() => workbench.page.keyboard.press('Alt+ArrowDown'));
    assert.deepEqual(await labels(), ['Momentum', 'SGD', 'Adagrad', 'RMSprop', 'Adam']);
    assert.deepEqual(await panel.colour(1), colour);
    assert.equal(await focused(), 'Settings of SGD');
    await changing(() => workbench.page.keyboard.press('Alt+ArrowDown'));
    assert.equal(await focused(), 'Settings of SGD');
    await changing(() => button('Undo').click());
    await changing(() => button('Undo').click());
    assert.deepEqual(await labels(), five);
  });

  test('the buttons of an open row do the same, and stay at the ends', async () => {
    await button('Settings of RMSprop').click();
    await changing(() => button('Move RMSprop up').click());
    assert.deepEqual(await labels(), ['SGD', 'Momentum', 'RMSprop', 'Adagrad', 'Adam']);
    assert.equal(await focused(), 'Move RMSprop up');
    await changing(() => workbench.page.keyboard.press('Enter'));
    await changing(() => workbench.page.keyboard.press('Enter'));
    assert.deepEqual(await labels(), ['RMSprop', 'SGD', 'Momentum', 'Adagrad', 'Adam']);
    assert.equal(await button('Move RMSprop up').getAttribute('aria-disabled'), 'true');
    assert.equal(await focused(), 'Move RMSprop up');
    for (let k = 0; k < 3; k++) await changing(() => button('Undo').click());
    assert.deepEqual(await labels(), five);
    await button('Settings of RMSprop').click();
  });

  test('one run is drawn alone, by a button and by Alt on its key, and all are again', async () => {
    await button('Settings of Adagrad').click();
    await button('Draw alone').press('Enter');
    assert.deepEqual(await drawn(), [false, false, true, false, false]);
    assert.equal(await button('Draw alone').getAttribute('aria-pressed'), 'true');
    await panel.frame.getByText('4 hidden').waitFor();
    await button('Draw alone').click();
    assert.deepEqual(await drawn(), [true, true, true, true, true]);
    await button('Draw Adam').click({ modifiers: ['Alt'] });
    assert.deepEqual(await drawn(), [false, false, false, false, true]);
    await button('Draw all').press('Enter');
    assert.deepEqual(await drawn(), [true, true, true, true, true]);
    assert.equal(await focused(), 'Settings of SGD');
  });

  test('a run is renamed in its row, and called as its optimizer when the name is taken away', async () => {
    const field = () => panel.frame.locator('.label-input');
    await changing(async () => {
      await field().fill('  Steady  ');
      await field().press('Enter');
    });
    assert.equal((await labels())[2], 'Steady');
    assert.equal(await panel.field('Steady Label').inputValue(), 'Steady');
    await panel.frame.locator('.ranking').getByText('Steady').waitFor();
    await field().fill('x'.repeat(500));
    await field().press('Tab');
    await panel.frame.locator('.setting .problem').waitFor();
    await changing(async () => {
      await field().fill('');
      await field().press('Tab');
    });
    assert.deepEqual(await labels(), five);
  });
});
