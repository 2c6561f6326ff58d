import { assert } from 'chai';
import { Panel } from './panel';
import { openWorkbench, type Workbench } from './workbench';

suite('Parameters of a landscape', function () {
  this.timeout(120_000);
  let workbench: Workbench;
  let panel: Panel;

  suiteSetup(async () => {
    workbench = await openWorkbench();
    panel = await Panel.open(workbench);
    await panel.field('Landscape').selectOption('rotated_quadratic');
    await panel.field('kappa').waitFor();
    await panel.painted(1);
  });
  suiteTeardown(() => workbench?.dispose());

  test('are turned by number and by slider, which bends the landscape; undo takes it back', async () => {
    const { data: before } = await panel.pixels();
    const revision = await panel.revision();
    await panel.type('kappa', '200');
    await panel.painted(revision + 1);
    assert.isFalse(Buffer.from(before).equals(Buffer.from((await panel.pixels()).data)));
    assert.include(await panel.field('f(x, y) =').inputValue(), 'kappa = 20\n', 'the text stays');
    const turned = await panel.revision();
    await panel.field('angle slider').press('ArrowRight');
    await panel.painted(turned + 1);
    assert.notEqual(await panel.field('angle').inputValue(), '45');
    for (const undone of [1, 2]) {
      const now = await panel.revision();
      await panel.frame
        .getByRole('button', { name: 'Undo' })
        .and(panel.frame.locator(':visible'))
        .press('Enter');
      await panel.painted(now + 1);
      if (undone === 1) assert.equal(await panel.field('angle').inputValue(), '45');
    }
    assert.equal(await panel.field('kappa').inputValue(), '20');
  });

  test('of a typed formula get their sliders as they are typed; nonsense is refused where it stands', async () => {
    await panel.field('f(x, y) =').fill('a = 2\nx^2 + a*y^2');
    await panel.field('a slider').waitFor();
    await panel.type('a', '1e999');
    await panel.frame.locator('.parameter .problem').waitFor();
    await panel.type('a', '5');
    await panel.frame.locator('.parameter .problem').waitFor({ state: 'detached' });
    await panel.field('f(x, y) =').fill('x^2 + 3*y^2');
    await panel.field('a').waitFor({ state: 'detached' });
  });
});
