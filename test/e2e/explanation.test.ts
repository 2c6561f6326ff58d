import { assert } from 'chai';
import type { Locator } from 'playwright-core';
import { Panel } from './panel';
import { watchFrames } from './watch';
import { openWorkbench, type Workbench } from './workbench';

suite('Explanation', function () {
  this.timeout(180_000);
  let workbench: Workbench;
  let panel: Panel;

  suiteSetup(async () => {
    workbench = await openWorkbench({ prepare: watchFrames, viewport: { width: 1500, height: 900 } });
    panel = await Panel.open(workbench);
    await button('Settings of SGD').click();
  });
  suiteTeardown(() => workbench?.dispose());

  const button = (name: string): Locator => panel.frame.getByRole('button', { name, exact: true });
  const explanation = (): Locator => panel.frame.getByRole('region', { name: 'What SGD did, and why' });

  /** Does something that is a change, and waits until its picture is drawn. */
  async function changing(act: () => Promise<unknown>): Promise<void> {
    const before = await panel.revision();
    await act();
    await panel.painted(before + 1);
  }

  test('an open row tells what happens and why, with the numbers of the run', async () => {
    await explanation().getByText('y changes sign on 30 of 30 steps').waitFor();
    const text = await explanation().innerText();
    assert.include(
      text,
      'What happens. y changes sign on 30 of 30 steps and shrinks by 10 % a step, from 4 to 0.17.',
    );
    assert.include(text, 'Why. lr 0.95 is just under the stability limit 2/λmax = 2/2 = 1');
    assert.equal(await explanation().locator('sub').first().innerText(), 'max');
  });

  test('what to try is tried by a click, and explained anew', async () => {
    await changing(() => button('Try lr = 0.9 for SGD').click());
    assert.equal(await panel.field('SGD lr').inputValue(), '0.9');
    await explanation().getByText('shrinks by 20 % a step').waitFor();
  });

  test('and by the keyboard; where the button goes, the field has the focus', async () => {
    await changing(() => panel.field('SGD lr').fill('1.5'));
    const offer = explanation().getByRole('button', { name: /^Try lr = / });
    await explanation().getByText('where the curvature').waitFor();
    await offer.focus();
    const rate = /= (\S+) for/.exec((await offer.innerText()).replace(/\s+/g, ' '))![1];
    await changing(() => workbench.page.keyboard.press('Enter'));
    assert.equal(await panel.field('SGD lr').inputValue(), rate);
    await offer.waitFor({ state: 'detached' });
    assert.isTrue(await panel.field('SGD lr').evaluate((field) => field === document.activeElement));
    await changing(() => panel.field('SGD lr').fill('0.95'));
  });
});
