import { assert } from 'chai';
import { defaultExperiment, runExperiment, stepNumbers } from '../../src/core/index';
import { formatNumber } from '../../src/webview/format';
import { Panel } from './panel';
import { openWorkbench, type Workbench } from './workbench';

suite('The numbers of a step in the rule', function () {
  this.timeout(120_000);
  let workbench: Workbench;
  let panel: Panel;

  suiteSetup(async () => {
    workbench = await openWorkbench();
    panel = await Panel.open(workbench);
  });
  suiteTeardown(() => workbench?.dispose());

  const list = (step: number, label: string) =>
    panel.frame.getByRole('list', { name: `Step ${step} of ${label} in numbers` });

  test('appear with the row that is opened by mouse, and are the trajectory’s', async () => {
    await panel.frame.getByRole('button', { name: 'Settings of Adam' }).click();
    const items = list(30, 'Adam').getByRole('listitem');
    await items.first().waitFor();
    const texts = await items.allTextContents();
    const { theta } = runExperiment(defaultExperiment).runs[4];
    const [x, y] = [theta[60], theta[61]].map((value) => formatNumber(value));
    assert.isTrue(
      texts.some((text) => text.startsWith('θ in x = ') && text.includes(` = ${x}`)),
      texts.join('\n'),
    );
    assert.isTrue(texts.some((text) => text.startsWith('θ in y = ') && text.includes(` = ${y}`)));
  });

  test('follow the player by mouse and by keyboard', async () => {
    await panel.frame.getByRole('button', { name: 'Step back' }).click();
    await list(29, 'Adam').waitFor();
    await panel.frame.getByRole('button', { name: 'Step back' }).press('PageUp');
    await list(19, 'Adam').waitFor();
    const { lines } = stepNumbers(defaultExperiment, 4, 19);
    const text = await list(19, 'Adam').textContent();
    for (const { value } of lines) assert.include(text, formatNumber(value[0]));
  });

  test('are those of the settings that are turned', async () => {
    await panel.type('Adam lr', '0.2');
    await list(19, 'Adam').filter({ hasText: ' − 0.2 · ' }).waitFor();
    assert.notInclude(await list(19, 'Adam').textContent(), ' − 0.3 · ');
  });

  test('at the start there are none, and it says so', async () => {
    await panel.frame.getByRole('button', { name: 'First step' }).press('Enter');
    await panel.frame.getByText('Step 0 is the start.').waitFor();
    await list(19, 'Adam').waitFor({ state: 'detached' });
    await panel.frame.getByRole('button', { name: 'Step forward' }).press('Enter');
    await list(1, 'Adam').waitFor();
  });

  test('of a run that diverged are those of the step at which it did', async () => {
    await panel.type('Steps', '2000');
    await panel.type('SGD lr', '1.5');
    await panel.row(0).filter({ hasText: 'diverged at' }).waitFor();
    const step = Number(/diverged at (\d+)/.exec((await panel.row(0).textContent())!)![1]);
    await panel.frame.getByRole('button', { name: 'Settings of SGD' }).press('Enter');
    await panel.frame.getByRole('button', { name: 'Last step' }).press('Enter');
    await list(step, 'SGD').waitFor();
  });
});
