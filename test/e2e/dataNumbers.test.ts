import { assert } from 'chai';
import { runExperiment } from '../../src/core/index';
import { formatNumber } from '../../src/core/format';
import type { Keys } from './keys';
import type { Panel } from './panel';
import { openThreeDescents, openThreeDescentsByKeys, threeDescents } from './presets';
import { until } from './until';
import { openWorkbench, type Workbench } from './workbench';

const results = runExperiment(threeDescents.experiment).runs;
/** Of the model of a line. */
const [weight, bias] = [0, 1];

/** θ of a run after an update, as it is to be read. */
function theta(run: number, update: number, parameter: number): string {
  return formatNumber(results[run].theta[2 * update + parameter]);
}

suite('The numbers of an update on data in the rule', function () {
  this.timeout(120_000);
  let workbench: Workbench;
  let panel: Panel;

  suiteSetup(async () => {
    workbench = await openWorkbench();
    panel = await openThreeDescents(workbench);
  });
  suiteTeardown(() => workbench?.dispose());

  const list = (update: number, label: string) =>
    panel.frame.getByRole('list', { name: `Update ${update} of ${label} in numbers` });

  test('appear with the row that is opened by mouse, and are the training’s', async () => {
    await panel.frame.getByRole('button', { name: 'Settings of Mini-batch 16' }).click();
    const choice = panel.field('Mini-batch 16 parameter');
    await list(70, 'Mini-batch 16').waitFor();
    const shown = Number(await choice.inputValue());
    const text = await list(70, 'Mini-batch 16').textContent();
    assert.include(text, `θ = ${theta(1, 69, shown)}`);
    assert.include(text, ` = ${theta(1, 70, shown)}`);
  });

  test('are those of the parameter that is chosen, in every row', async () => {
    await panel.field('Mini-batch 16 parameter').selectOption({ label: 'bias' });
    await list(70, 'Mini-batch 16')
      .filter({ hasText: ` = ${theta(1, 70, bias)}` })
      .waitFor();
    await panel.frame.getByRole('button', { name: 'Settings of Stochastic' }).click();
    await list(1000, 'Stochastic')
      .filter({ hasText: ` = ${theta(2, 1000, bias)}` })
      .waitFor();
    assert.equal(await panel.field('Stochastic parameter').inputValue(), String(bias));
    await panel.field('Stochastic parameter').selectOption({ label: 'weight of x' });
    await list(70, 'Mini-batch 16')
      .filter({ hasText: ` = ${theta(1, 70, weight)}` })
      .waitFor();
  });

  test('follow the player, and at the start there are none', async () => {
    await panel.frame.getByRole('slider', { name: 'Position' }).fill('500');
    await list(35, 'Mini-batch 16')
      .filter({ hasText: ` = ${theta(1, 35, weight)}` })
      .waitFor();
    await panel.frame.getByRole('button', { name: 'First step' }).click();
    await panel.frame.getByText('Update 0 is the start.').first().waitFor();
    await list(35, 'Mini-batch 16').waitFor({ state: 'detached' });
    await panel.frame.getByRole('button', { name: 'Last step' }).click();
    await list(70, 'Mini-batch 16').waitFor();
  });

  test('of a model of very many parameters are chosen by their place, and no place is refused', async () => {
    await panel.field('Landscape').selectOption({ label: 'Two moons' });
    await panel.field('widths').waitFor();
    await panel.type('widths', '16 16');
    const place = panel.field('Stochastic parameter at');
    await place.waitFor();
    await panel.field('Stochastic parameter').selectOption({ label: 'W2 (16 × 16)' });
    await panel.type('Stochastic parameter at', '3, 2');
    const other = panel.field('Mini-batch 16 parameter at');
    await until(
      'the other run’s numbers are of the same place',
      async () => (await other.inputValue()) === '3, 2',
    );
    await panel.type('Stochastic parameter at', '16, 0');
    await panel.frame.getByText('W2 has places from 0, 0 to 15, 15: a row and a column.').waitFor();
    await panel.type('Stochastic parameter at', 'nonsense');
    await panel.frame.getByText('W2 has places from 0, 0 to 15, 15: a row and a column.').waitFor();
    assert.equal(await other.inputValue(), '3, 2');
  });
});

suite('The numbers of an update on data by the keyboard alone', function () {
  this.timeout(120_000);
  let workbench: Workbench;
  let panel: Panel;
  let keys: Keys;

  suiteSetup(async () => {
    workbench = await openWorkbench();
    ({ panel, keys } = await openThreeDescentsByKeys(workbench));
  });
  suiteTeardown(() => workbench?.dispose());

  test('are there in an opened row, and the parameter is chosen with the arrows', async () => {
    await keys.tabTo('Settings of Stochastic');
    await keys.press('Enter');
    const list = panel.frame.getByRole('list', { name: 'Update 1000 of Stochastic in numbers' });
    await list.waitFor();
    await keys.tabTo('Stochastic parameter');
    await keys.press('Home');
    await list.filter({ hasText: ` = ${theta(2, 1000, weight)}` }).waitFor();
    await keys.press('ArrowDown');
    await list.filter({ hasText: ` = ${theta(2, 1000, bias)}` }).waitFor();
    assert.equal(await keys.focused(), 'Stochastic parameter');
  });
});
