import { assert } from 'chai';
import { Panel } from './panel';
import { openWorkbench, type Workbench } from './workbench';

suite('Overlays and marks of the plot', () => {
  let workbench: Workbench;
  let panel: Panel;

  suiteSetup(async () => {
    workbench = await openWorkbench();
    panel = await Panel.open(workbench);
  });
  suiteTeardown(() => workbench?.dispose());

  const menu = () => panel.frame.getByRole('button', { name: 'Overlays' });
  const rows = () => panel.frame.getByRole('table', { name: /^Overlays at step/ }).getByRole('row');
  const crosshair = () => panel.frame.getByRole('application', { name: /^Crosshair, / });
  const isSame = (a: { data: Uint8Array }, b: { data: Uint8Array }) =>
    Buffer.from(a.data).equals(Buffer.from(b.data));

  test('by mouse: arrows on the plane, their numbers and angles below', async () => {
    const before = await panel.pixels();
    await panel.field('Step').fill('4');
    const plain = await panel.pixels();
    await menu().click();
    await panel.frame.getByLabel('Descent direction −∇f of each run').click();
    await rows()
      .filter({ hasText: /^SGD.*\(−0\.\d+, .*\).*\d°/ })
      .waitFor();
    const withGradient = await panel.pixels();
    assert.isFalse(isSame(plain, withGradient));
    await panel.frame.getByLabel('Momentum of each run').click();
    // SGD remembers nothing, Momentum does.
    await rows()
      .filter({ hasText: /^Momentum\(.*\)\(.*\)/ })
      .waitFor();
    await rows()
      .filter({ hasText: /^SGD\(.*\)–/ })
      .waitFor();
    assert.isFalse(isSame(withGradient, await panel.pixels()));
    await panel.frame.getByLabel('Descent direction −∇f of each run').click();
    await panel.frame.getByLabel('Momentum of each run').click();
    await panel.frame.getByRole('table', { name: /^Overlays at step/ }).waitFor({ state: 'detached' });
    await panel.field('Step').fill('30');
    await panel.frame.locator('canvas#plane[data-step="30"]').waitFor();
    assert.isTrue(isSame(before, await panel.pixels()));
  });

  test('by keyboard: the field, and how far downhill is off the way to the minimum', async () => {
    const { keyboard } = workbench.page;
    await menu().focus();
    await keyboard.press('Enter');
    await panel.frame.getByLabel('Gradient field and the way to the minimum').focus();
    const before = await panel.pixels();
    await keyboard.press('Space');
    await panel.frame
      .getByText(/^Downhill is not the way to the nearest minimum: .* are \d\d° on average apart\.$/)
      .waitFor();
    assert.isFalse(isSame(before, await panel.pixels()));
    await keyboard.press('Space');
    await panel.frame.getByText(/^Downhill is not the way/).waitFor({ state: 'detached' });
    await keyboard.press('Escape');
    await panel.frame.getByRole('group', { name: 'Overlays' }).waitFor({ state: 'detached' });
    await menu().and(panel.frame.locator(':focus')).waitFor();
  });

  test('minima, traps and saddles are marked, and say what they are by mouse and by keyboard', async () => {
    await panel.field('Landscape').selectOption('himmelblau');
    const marked = panel.frame.getByRole('img', {
      name: /Marked: the best minima at .*\(3\.00, 2\.00\).* with loss 0.*; 4 saddles\./,
    });
    await marked.waitFor();
    const [plot, box] = [await panel.plot(), (await panel.plane.boundingBox())!];
    await workbench.page.mouse.move(
      box.x + plot.left + ((3.3852 - plot.x[0]) / (plot.x[1] - plot.x[0])) * (plot.right - plot.left),
      box.y + plot.bottom - ((0.0739 - plot.y[0]) / (plot.y[1] - plot.y[0])) * (plot.bottom - plot.top),
    );
    await panel.frame.getByText('Saddle, loss 13.3').waitFor();
    await crosshair().focus();
    await workbench.page.keyboard.press('m');
    await panel.frame.getByRole('application', { name: /^Crosshair, .*\. Best minimum, loss / }).waitFor();
    await panel.field('Landscape').selectOption('two_wells');
    await panel.frame.getByRole('img', { name: /one trap, a local minimum; one saddle\./ }).waitFor();
  });
});
