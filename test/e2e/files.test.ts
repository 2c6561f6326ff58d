import { assert } from 'chai';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { defaultExperiment, edit, presets } from '../../src/core/index';
import { readExperimentText, writeExperiment } from '../../src/host/documents/experimentText';
import { Keys } from './keys';
import { Panel } from './panel';
import { until } from './until';
import { watchFrames } from './watch';
import { openWorkbench, type Workbench } from './workbench';

const name = 'valley.optlab.json';
const text = writeExperiment(edit(defaultExperiment, { kind: 'steps', steps: 25 }));

suite('Experiments in files', function () {
  this.timeout(180_000);
  let workbench: Workbench;
  let panel: Panel;
  let keys: Keys;

  suiteSetup(async () => {
    workbench = await openWorkbench({
      files: { [name]: text },
      prepare: watchFrames,
      settings: { 'files.autoSave': 'off' },
    });
    await workbench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    panel = await Panel.open(workbench);
    keys = new Keys(workbench, panel);
  });
  suiteTeardown(() => workbench?.dispose());

  const file = (of = name) => path.join(workbench.folder, of);
  const dirty = () => workbench.page.locator('.tab.dirty');
  const dialog = () => workbench.page.locator('.quick-input-widget input[type="text"]:focus');
  const steps = () => panel.field('Steps');

  const hasSteps = (value: string) =>
    until(
      `${value} steps are shown`,
      async () =>
        (await steps()
          .inputValue()
          .catch(() => '')) === value,
    );

  /** The dialog takes a path when it knows the folder that it begins with. */
  async function answerDialog(to: string): Promise<void> {
    await dialog().waitFor();
    await until('the dialog is ready', async () => (await dialog().inputValue()).includes(workbench.folder));
    await workbench.page.waitForTimeout(500);
    await dialog().fill(to);
    await keys.press('Enter');
  }

  async function menu(entry: string): Promise<void> {
    await panel.frame.getByRole('button', { name: 'More', exact: true }).locator('visible=true').click();
    await panel.frame.getByRole('menuitem', { name: entry }).click();
  }

  /** Waits until the experiment is in the clipboard: a command goes on after it was chosen. */
  async function copied(choose: () => Promise<void>): Promise<void> {
    await workbench.page.evaluate(() => navigator.clipboard.writeText(''));
    await choose();
    await until('it is copied', async () =>
      (await workbench.page.evaluate(() => navigator.clipboard.readText())).startsWith('optlab1:'),
    );
  }

  test('Ctrl+S in a new panel asks for a file, and goes on in its editor', async () => {
    await panel.type('Steps', '31');
    await keys.press('Control+s');
    await answerDialog(file('first.optlab.json'));
    await workbench.page.getByRole('tab', { name: 'first.optlab.json' }).waitFor();
    await workbench.tabs('Compare Optimizers').waitFor({ state: 'detached' });
    await panel.painted(0);
    const read = readExperimentText(readFileSync(file('first.optlab.json'), 'utf8'));
    assert.deepEqual<unknown>(read, {
      ok: true,
      experiment: { ...edit(defaultExperiment, { kind: 'steps', steps: 31 }), libraries: { pytorch: '2' } },
    });
    await hasSteps('31');
    assert.equal(await dirty().count(), 0);
  });

  test('the menu saves a file as another one', async () => {
    await menu('Save as…');
    await answerDialog(file('second'));
    await workbench.page.getByRole('tab', { name: 'second.optlab.json' }).waitFor();
    assert.isTrue(existsSync(file('second.optlab.json')));
    await panel.painted(0);
    await workbench.runCommand('View: Close All Editors');
  });

  test('Open… shows a file, by the palette', async () => {
    await keys.run('Optimizer Lab: Open Experiment…');
    await answerDialog(file());
    await workbench.page.getByRole('tab', { name }).waitFor();
    await panel.painted(0);
    await hasSteps('25');
  });

  test('Open… shows a file, by the menu', async () => {
    await workbench.runCommand('View: Close All Editors');
    await workbench.runCommand('Optimizer Lab: New Comparison');
    await panel.painted(0);
    await menu('Open…');
    await answerDialog(file());
    await workbench.page.getByRole('tab', { name }).waitFor();
    await panel.painted(0);
    await hasSteps('25');
    await workbench.tabs('Compare Optimizers').click();
    await workbench.runCommand('View: Close Editor');
    await hasSteps('25');
  });

  test('reverting gives back what is in the file', async () => {
    await steps().fill('26');
    await dirty().first().waitFor();
    await workbench.runCommand('File: Revert File');
    await hasSteps('25');
    assert.equal(await dirty().count(), 0);
    assert.equal(readFileSync(file(), 'utf8'), text);
  });

  test('a comparison with what is saved is of texts', async () => {
    await steps().fill('27');
    await dirty().first().waitFor();
    await workbench.runCommand('File: Compare Active File with Saved');
    const changed = workbench.page.locator('.monaco-diff-editor');
    await changed.locator('.modified .line-insert, .modified .char-insert').first().waitFor();
    await workbench.runCommand('File: Revert File');
    await changed.locator('.modified .line-insert').first().waitFor({ state: 'detached' });
    await workbench.runCommand('View: Close Editor');
    await panel.painted(0);
    await hasSteps('25');
  });

  test('unsaved changes outlive a reload, and colours and open rows with them', async () => {
    await steps().fill('27');
    await dirty().first().waitFor();
    await panel.frame.getByRole('button', { name: 'Settings of SGD', exact: true }).press('Enter');
    await panel.frame
      .getByRole('button', { name: /^Remove/ })
      .first()
      .click();
    await panel.frame.getByRole('row', { name: 'SGD' }).first().waitFor({ state: 'detached' });
    await panel.frame.getByRole('button', { name: 'Settings of Adam', exact: true }).press('Enter');
    await panel.field('Adam beta1').waitFor();
    await workbench.page.waitForTimeout(2_500);
    const colour = () => panel.row(3).locator('.key').getAttribute('data-color');
    const before = await colour();
    await workbench.reload();
    await dirty().first().waitFor();
    await panel.painted(0);
    await hasSteps('27');
    await panel.field('Adam beta1').waitFor();
    assert.equal(await colour(), before);
    assert.equal(readFileSync(file(), 'utf8'), text, 'it is not saved');
  });

  test('closing asks; what is not saved goes, and the file is as it was', async () => {
    await workbench.runCommand('View: Close Editor');
    await workbench.page.getByRole('button', { name: "Don't Save" }).click();
    await panel.plane.waitFor({ state: 'detached' });
    assert.equal(readFileSync(file(), 'utf8'), text);
    await workbench.openFile(name);
    await panel.painted(0);
    await hasSteps('25');
  });

  test('a preset is one change, chosen by the mouse', async () => {
    const [, , , , , , large] = presets;
    await menu('Presets…');
    await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: large.title }).click();
    await panel.frame.getByRole('row', { name: 'SGD, lr 1.05' }).first().waitFor();
    await dirty().first().waitFor();
    await panel.frame.getByRole('button', { name: 'Undo', exact: true }).locator('visible=true').click();
    await panel.frame.getByRole('row', { name: 'Momentum' }).first().waitFor();
    await dirty().first().waitFor({ state: 'detached' });
  });

  test('New Comparison opens another panel, where a preset is chosen by keys', async () => {
    await keys.run('Optimizer Lab: New Comparison');
    await workbench.tabs('Compare Optimizers').waitFor();
    await panel.painted(0);
    await hasSteps('30');
    await keys.run('Optimizer Lab: Presets…');
    await keys.answer('What to look at', 'A local minimum');
    await hasSteps('60');
    await panel.frame.getByText('Two wells').first().waitFor({ state: 'attached' });
  });

  test('an experiment is copied as text and pasted, as one change', async () => {
    await copied(() => menu('Copy as text'));
    await steps().fill('61');
    await hasSteps('61');
    await panel.painted(1);
    await keys.run('Optimizer Lab: Paste Experiment');
    await hasSteps('60');
    await panel.frame.getByRole('button', { name: 'Undo', exact: true }).locator('visible=true').click();
    await hasSteps('61');
  });

  test('the same the other way: copied by keys, pasted by the mouse', async () => {
    await copied(() => keys.run('Optimizer Lab: Copy Experiment as Text'));
    await steps().fill('62');
    await hasSteps('62');
    await panel.painted(1);
    await menu('Paste experiment');
    await hasSteps('61');
  });

  test('the menu by keys alone: arrows, Escape, and an entry', async () => {
    await panel.frame.getByRole('button', { name: 'More', exact: true }).locator('visible=true').focus();
    await keys.press('Enter', 'ArrowDown');
    await panel.frame.getByRole('menuitem').and(panel.frame.locator(':focus')).waitFor();
    await keys.press('Escape');
    await keys.waitForFocus('More');
    await keys.press('Enter');
    for (let entry = ''; !entry.startsWith('Presets'); entry = await keys.focused())
      await keys.press('ArrowDown');
    await keys.press('Enter');
    await keys.answer('What to look at', presets[0].title);
    await panel.frame.getByRole('row', { name: 'SGD' }).first().waitFor();
    await hasSteps(String(presets[0].experiment.steps));
    await panel.frame.getByRole('button', { name: 'Undo', exact: true }).locator('visible=true').click();
    await hasSteps('61');
  });

  test('what is no experiment is not pasted, and a message says so', async () => {
    await workbench.page.evaluate(() => navigator.clipboard.writeText('loss.backward()'));
    await menu('Paste experiment');
    await workbench.page.locator('.statusbar-item .codicon-bell-dot').waitFor();
    await workbench.runCommand('Notifications: Show Notifications');
    await workbench.page
      .locator('.notifications-center .notification-list-item', {
        hasText: 'The clipboard has no experiment',
      })
      .waitFor();
    await workbench.runCommand('Notifications: Clear All Notifications');
    assert.equal(await steps().inputValue(), '61');
  });

  test('a reload restores every panel', async () => {
    await workbench.page.waitForTimeout(1_500);
    await workbench.reload();
    await workbench.tabs('Compare Optimizers').click();
    await panel.painted(0);
    await hasSteps('61');
    await workbench.tabs(name).click();
    await hasSteps('25');
  });

  test('the text of a file is completed by what the catalogue has', async () => {
    await workbench.page.getByRole('button', { name: 'Open Experiment as Text' }).first().click();
    const editor = workbench.page.locator('.editor-instance .monaco-editor .view-lines');
    await editor.waitFor();
    await editor.getByText('"sgd"').click();
    await keys.press('Control+Space');
    await workbench.page
      .locator('.suggest-widget .monaco-list-row', { hasText: 'signsgd' })
      .first()
      .waitFor();
    await keys.press('Escape');
  });

  test('no state of it was against the content security policy', async () => {
    const violations = await panel.frame.locator('body').evaluate(() => window.policyViolations);
    assert.deepEqual(violations, []);
  });
});
