import { assert } from 'chai';
import type { Locator } from 'playwright-core';
import { Panel } from './panel';
import { watchFrames } from './watch';
import { openWorkbench, type Workbench } from './workbench';

suite('Strip of learning rates', function () {
  this.timeout(180_000);
  let workbench: Workbench;
  let panel: Panel;

  suiteSetup(async () => {
    workbench = await openWorkbench({ prepare: watchFrames, viewport: { width: 1500, height: 1100 } });
    panel = await Panel.open(workbench);
    await panel.frame.getByRole('button', { name: 'Settings of SGD', exact: true }).click();
    await strip().waitFor();
  });
  suiteTeardown(() => workbench?.dispose());

  const strip = (): Locator => panel.field('SGD Final loss for each lr');
  const rate = async () => Number(await panel.field('SGD lr').inputValue());
  const said = () => strip().getAttribute('aria-valuetext');

  /** Does something that is a change, and waits until its picture is drawn. */
  async function changing(act: () => Promise<unknown>): Promise<void> {
    const before = await panel.revision();
    await act();
    await panel.painted(before + 1);
  }

  /** Clicks at a part of the strip's width. */
  async function click(part: number): Promise<void> {
    // The thumb is as wide as the strip reaches beyond what it draws.
    const box = (await strip().boundingBox())!;
    await workbench.page.mouse.click(box.x + 6 + (box.width - 12) * part, box.y + box.height / 2);
  }

  test('says where the run is, what is best and where it diverges', async () => {
    assert.equal(await said(), 'lr 0.95, final loss 0.0349');
    const { frame } = panel;
    assert.equal(await frame.locator('.strip-best').innerText(), 'lowest of 161: 9.12e−3 at lr 0.931');
    assert.equal(await frame.locator('.strip-zone').innerText(), 'diverges');
    // From a little above the stability limit, 1, which is at 4/5 of the width.
    const [zone, plot] = await Promise.all(
      ['.strip-zone', '.strip-plot'].map((part) => frame.locator(part).boundingBox()),
    );
    assert.closeTo((zone!.x - plot!.x) / plot!.width, 0.8, 0.02);
  });

  test('a click sets the rate, and the marker and the row follow', async () => {
    await changing(() => click(0.6));
    assert.closeTo(await rate(), 0.1, 0.01);
    const [here, plot] = await Promise.all(
      ['.strip-here', '.strip-plot'].map((part) => panel.frame.locator(part).boundingBox()),
    );
    assert.closeTo((here!.x - plot!.x) / plot!.width, 0.6, 0.02);
    const loss = await panel.row(0).locator('.loss').innerText();
    assert.equal(await said(), `lr ${await rate()}, final loss ${loss}`);
  });

  test('the arrow keys go from rate to rate, and say the loss of each', async () => {
    await strip().focus();
    const before = await rate();
    await changing(() => workbench.page.keyboard.press('ArrowRight'));
    assert.closeTo(await rate(), before * 10 ** (1 / 32), before * 0.01);
    await changing(() => workbench.page.keyboard.press('End'));
    assert.equal(await rate(), 10);
    await panel.field('Steps').fill('2000');
    await panel.row(0).filter({ hasText: 'diverged at' }).waitFor();
    assert.equal(await said(), 'lr 10, diverges');
  });

  test('it is computed anew when something else changes, and stays when only the rate does', async () => {
    await changing(() => panel.field('Steps').fill('60'));
    const best = panel.frame.locator('.strip-best');
    await best.filter({ hasNotText: '9.12e−3' }).waitFor();
    const curve = panel.frame.locator('.strip-plot > svg path');
    const [text, path] = [await best.innerText(), await curve.getAttribute('d')];
    await changing(() => panel.field('SGD lr').fill('0.2'));
    assert.deepEqual([await best.innerText(), await curve.getAttribute('d')], [text, path]);
  });
});
