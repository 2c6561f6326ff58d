import axe from 'axe-core';
import { assert } from 'chai';
import { Panel } from './panel';
import { sampleRecords, RecordsView } from './records';
import { openWorkbench, type Workbench } from './workbench';

const themes = [
  'Default Light Modern',
  'Default Dark Modern',
  'Default High Contrast',
  'Default High Contrast Light',
];

for (const theme of themes) {
  suite(`Accessibility, ${theme}`, function () {
    this.timeout(120_000);
    let workbench: Workbench;
    let panel: Panel;

    suiteSetup(async () => {
      workbench = await openWorkbench({ theme, files: sampleRecords });
      panel = await Panel.open(workbench);
    });
    suiteTeardown(() => workbench?.dispose());

    /** What axe finds in the webview's document, a line for each element. */
    async function violations(): Promise<string[]> {
      const body = panel.frame.locator('body');
      await body.evaluate(axe.source);
      const results = await body.evaluate(
        () =>
          (window as unknown as { axe: typeof axe }).axe.run(document, {
            // VS Code's own document around the webview gives the page its landmarks.
            rules: { 'page-has-heading-one': { enabled: false } },
          }) as Promise<axe.AxeResults>,
      );
      return results.violations.flatMap(({ id, help, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${help}\n${html}\n${failureSummary}`),
      );
    }

    test('axe finds nothing in the panel as it opens', async () => {
      assert.deepEqual(await violations(), []);
    });

    test('axe finds nothing in an open row that is explained, while the player stands at step 17', async () => {
      await panel.frame.getByRole('button', { name: 'Settings of Adam', exact: true }).press('Enter');
      await panel.field('Adam beta1').waitFor();
      await panel.field('Step').fill('17');
      await panel.frame.locator('canvas#plane[data-step="17"]').waitFor();
      await panel.frame.getByRole('list', { name: 'Step 17 of Adam in numbers' }).waitFor();
      await panel.field('Curves').selectOption('effectiveLearningRate');
      await panel.frame.getByRole('img', { name: /^Effective learning rate/ }).waitFor();
      await panel.field('Adam Final loss for each lr').waitFor();
      await panel.frame.getByText('What happens.').waitFor();
      assert.deepEqual(await violations(), []);
    });

    test('axe finds nothing in a region with everything laid over it, and the list of it open', async () => {
      await panel.frame.getByRole('button', { name: 'Zoom in' }).press('Enter');
      await panel.frame.locator('canvas#plane[data-crisp="true"]').waitFor();
      const menu = panel.frame.getByRole('button', { name: 'Overlays' });
      await menu.press('Enter');
      const list = panel.frame.getByRole('group', { name: 'Overlays' });
      for (const checkbox of await list.getByRole('checkbox').all()) await checkbox.press('Space');
      await panel.frame.getByText(/^Downhill is not the way/).waitFor();
      await panel.frame.getByRole('table', { name: /^Overlays at step/ }).waitFor();
      assert.deepEqual(await violations(), []);
      await list.getByRole('checkbox').first().press('Escape');
    });

    test('axe finds nothing beside a model on data, with a wrong share held out and three descents', async () => {
      await panel.field('Landscape').selectOption({ label: 'Iris' });
      await panel.frame.locator('canvas#fit[data-step]').waitFor();
      await panel.frame.getByRole('button', { name: 'Data and loss' }).press('Enter');
      await panel.field('Held out').fill('7');
      await panel.frame.locator('#held-out-problem').waitFor();
      const settings = panel.frame.getByRole('button', { name: 'Settings of SGD', exact: true });
      await settings.press('Enter');
      await panel.frame
        .getByRole('button', { name: 'Batch, stochastic and mini-batch' })
        .first()
        .press('Enter');
      await panel.frame.getByRole('table', { name: 'Batches' }).waitFor();
      await panel.frame
        .getByText(/^batch 1 /)
        .first()
        .waitFor();
      await panel.frame
        .getByText(/In \d+ updates, each of all 150 rows, the training loss falls/)
        .first()
        .waitFor();
      await panel.field('Curves').selectOption('batchGradient');
      await panel.frame.getByRole('img', { name: /^Gradient norm of the batch .* goes from/ }).waitFor();
      await panel.frame
        .getByRole('list', { name: / in numbers$/ })
        .first()
        .waitFor();
      assert.deepEqual(await violations(), []);
      await panel.field('Curves').selectOption('effectiveLearningRate');
      await panel.field('‖Δθ‖ / ‖g‖ of').selectOption('0');
      await panel.frame.getByRole('img', { name: /^Effective learning rate of W1 .* goes from/ }).waitFor();
      assert.deepEqual(await violations(), []);
      const before = await panel.revision();
      await panel.field('Landscape').selectOption('anisotropic');
      await panel.painted(before + 1);
      for (let undone = 0; undone < 3; undone++)
        await panel.frame
          .getByRole('button', { name: 'Undo', exact: true })
          .locator('visible=true')
          .press('Enter');
      await panel.field('Start x').waitFor();
      await settings.press('Enter');
    });

    test('axe finds nothing while a model is trained, with its losses and with what follows later', async () => {
      const revision = await panel.revision();
      await panel.field('Landscape').selectOption({ label: 'Two moons' });
      await panel.painted(revision + 1);
      await panel.field('Curves').selectOption('loss');
      await panel.field('Updates').fill('1000000');
      await panel.field('Updates').press('Enter');
      await panel.frame.getByRole('img', { name: /^Training loss .* still trained/ }).waitFor();
      assert.deepEqual(await violations(), []);
      await panel.field('Curves').selectOption('batchGradient');
      await panel.frame.getByText('This follows when all is trained.').waitFor();
      assert.deepEqual(await violations(), []);
      await panel.field('Curves').selectOption('loss');
      await panel.frame.getByRole('button', { name: 'Cancel' }).press('Enter');
      await panel.frame.getByRole('progressbar', { name: 'Computing' }).waitFor({ state: 'detached' });
      await panel.frame
        .getByRole('button', { name: 'Undo', exact: true })
        .locator('visible=true')
        .press('Enter');
      await panel.field('Start x').waitFor();
    });

    test('axe finds nothing in the open menu of the experiment', async () => {
      await panel.frame
        .getByRole('button', { name: 'More', exact: true })
        .locator('visible=true')
        .press('Enter');
      await panel.frame.getByRole('menu').waitFor();
      assert.deepEqual(await violations(), []);
      await workbench.page.keyboard.press('Escape');
      await panel.frame.getByRole('menu').waitFor({ state: 'detached' });
    });

    test('axe finds nothing in the open menu of optimizers', async () => {
      const add = panel.frame.getByRole('button', { name: 'Add optimizer', exact: true });
      await add.press('ArrowDown');
      await panel.frame.locator('[role="menuitem"]:focus').waitFor();
      assert.deepEqual(await violations(), []);
      await workbench.page.keyboard.press('Escape');
      await panel.frame.getByRole('menu').waitFor({ state: 'detached' });
    });

    test('axe finds nothing while an own rule is typed, wrong, and saved', async () => {
      const { frame } = panel;
      const settings = frame.getByRole('button', { name: 'Settings of Adam', exact: true });
      if ((await settings.getAttribute('aria-expanded')) === 'false') await settings.press('Enter');
      await frame.getByRole('button', { name: 'Edit a copy' }).press('Enter');
      const rule = panel.field('My Adam Rule: one equation a line');
      await rule.waitFor();
      assert.deepEqual(await violations(), []);
      await rule.press('Control+End');
      await rule.pressSequentially(' + (sine(g)) + s');
      await frame.getByRole('listbox').waitFor();
      await rule.press('ArrowDown');
      await frame.locator('.rule-editor .problem').waitFor();
      assert.deepEqual(await violations(), []);
      await rule.press('Escape');
      await frame.getByRole('button', { name: 'Use sin' }).press('Enter');
      await frame.locator('.rule-editor .found').waitFor();
      await frame.getByRole('button', { name: 'Save…' }).press('Enter');
      await panel.field('Name').fill('Adam');
      await panel.field('Name').press('Enter');
      await frame.locator('.save-own .problem').waitFor();
      assert.deepEqual(await violations(), []);
    });

    test('axe finds nothing beside errors and a run that diverged', async () => {
      await panel.field('SGD lr').fill('1e308');
      await panel.row(0).filter({ hasText: 'diverged at' }).waitFor();
      await panel.field('Adam lr').fill('-1');
      await panel.field('f(x, y) =').fill('x^2 + sine(y)');
      await panel.frame.locator('#formula-problem').waitFor();
      assert.deepEqual(await violations(), []);
    });

    test('axe finds nothing in a panel of records, of which some are wrong and one is hidden', async () => {
      await workbench.runCommand('View: Close All Editors');
      const records = new RecordsView(workbench);
      await records.openFromExplorer(...(Object.keys(sampleRecords) as [string, ...string[]]));
      await records.frame
        .getByRole('list', { name: /that are left out$/ })
        .first()
        .waitFor();
      await records.frame.getByRole('button', { name: 'fast.jsonl', exact: true }).press('Enter');
      assert.deepEqual(await violations(), []);
      for (const name of Object.keys(sampleRecords))
        await records.frame.getByRole('button', { name: `Remove ${name}` }).press('Enter');
      await records.frame.getByText('No record is shown.').waitFor();
      assert.deepEqual(await violations(), []);
    });
  });
}
