import { assert } from 'chai';
import type { Locator } from 'playwright-core';
import { defaultExperiment, edit, runExperiment, type Experiment } from '../../src/core/index';
import { Panel } from './panel';
import { until } from './until';
import { watchFrames } from './watch';
import { openWorkbench, type Workbench } from './workbench';

suite('Moved and closed', function () {
  this.timeout(180_000);
  let workbench: Workbench;
  let panel: Panel;

  suiteSetup(async () => {
    workbench = await openWorkbench({ prepare: watchFrames });
    await workbench.openFile('train_torch.py');
    panel = await Panel.open(workbench);
  });
  suiteTeardown(() => workbench?.dispose());

  const settings = (label: string): Locator =>
    panel.frame.getByRole('button', { name: `Settings of ${label}`, exact: true });

  const changed = edit(defaultExperiment, { kind: 'hyperparameter', run: 0, name: 'lr', value: 0.5 });

  /** What was changed and where one stood are as they were, and the panel goes on drawing. */
  async function assertAlive(experiment: Experiment): Promise<void> {
    await panel.painted(0);
    await panel.frame.locator('canvas#plane[data-step="12"]').waitFor();
    assert.equal(await panel.field('SGD lr').inputValue(), '0.5');
    assert.equal(await settings('Adam').getAttribute('aria-expanded'), 'true');
    assert.equal(await panel.frame.locator('[aria-expanded="true"]').count(), 1);
    const revision = await panel.revision();
    await panel.field('Steps').fill(String(experiment.steps));
    await panel.painted(revision + 1);
    await panel.field('Step').fill(String(experiment.steps));
    await panel.frame.locator(`canvas#plane[data-step="${experiment.steps}"]`).waitFor();
    const fractions = await panel.drawnFractions(runExperiment(experiment).runs);
    fractions.forEach((fraction, run) => assert.isAbove(fraction, 0.8, `run ${run} is drawn`));
    await panel.field('Step').fill('12');
    await panel.frame.locator('canvas#plane[data-step="12"]').waitFor();
  }

  test('moved to another group it stays as it was', async () => {
    await panel.type('SGD lr', '0.5');
    await panel.field('Step').fill('12');
    await settings('Adam').press('Enter');
    await panel.field('Adam beta1').waitFor();
    await assertAlive(edit(changed, { kind: 'steps', steps: 40 }));
    const before = (await panel.plane.boundingBox())!;
    await workbench.runCommand('View: Move Editor into Previous Group');
    await workbench.page.locator('.editor-group-container').nth(1).waitFor({ state: 'detached' });
    await assertAlive(edit(changed, { kind: 'steps', steps: 41 }));
    assert.isBelow((await panel.plane.boundingBox())!.x, before.x);
    assert.equal(await workbench.tabs('Compare Optimizers').count(), 1);
  });

  test('moved to a window of its own it stays as it was', async () => {
    const opened = workbench.page.waitForEvent('popup');
    await workbench.runCommand('View: Move Editor into New Window');
    const popup = await opened;
    await popup.getByRole('tab', { name: 'Compare Optimizers' }).waitFor();
    assert.equal(await workbench.tabs('Compare Optimizers').count(), 0);
    panel = new Panel(workbench, popup);
    await assertAlive(edit(changed, { kind: 'steps', steps: 42 }));
    await popup.close();
  });

  test('a long computation is cancelled by the keyboard: the change is taken back, the focus goes on', async () => {
    await workbench.runCommand('View: Close All Editors');
    panel = await Panel.open(workbench);
    await computeEndlessly();
    await panel.frame.getByRole('button', { name: 'Cancel' }).press('Enter');
    await panel.frame.getByRole('progressbar').waitFor({ state: 'detached' });
    assert.match((await panel.frame.locator(':focus').getAttribute('aria-label')) ?? '', /^Start, /);
    assert.equal(await panel.field('Steps').inputValue(), '30');
    await until('nothing computes any more', async () => (await workbench.load()) < 0.1);
  });

  test('closed while it computes, it leaves nothing running and nothing behind', async () => {
    await computeEndlessly();
    await workbench.runCommand('View: Close Editor');
    await panel.plane.waitFor({ state: 'detached' });
    await workbench.runCommand('View: Close All Editors');
    panel = await Panel.open(workbench);
    await panel.row(4).filter({ hasText: '0.446' }).waitFor();
    await until('nothing computes any more', async () => (await workbench.load()) < 0.1);
    const received = await panel.frame.locator('body').evaluate(() => window.received ?? []);
    assert.include(received, 'snapshot');
    assert.notInclude(received, 'progress');
    assert.equal(await panel.frame.getByRole('progressbar').count(), 0);
    await panel.field('Steps').fill('31');
    await panel.painted(1);
    assert.equal(await panel.revision(), 1);
  });

  /** Longer than any test waits: a million steps of five runs on 120 waves. */
  async function computeEndlessly(): Promise<void> {
    const waves = Array.from({ length: 120 }, (_, k) => `cos(${k}*x)*sin(${k}*y)`).join(' + ');
    await panel.field('f(x, y) =').fill(waves);
    await panel.frame
      .locator('#landscape option:checked', { hasText: 'Your own' })
      .waitFor({ state: 'attached' });
    await panel.field('Steps').fill('1000000');
    await panel.frame.getByRole('progressbar', { name: 'Computing' }).waitFor();
    await until('it computes', async () => (await workbench.load()) > 0.2);
  }
});
