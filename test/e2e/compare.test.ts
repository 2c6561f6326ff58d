import { assert } from 'chai';
import {
  defaultExperiment,
  edit,
  landscapes,
  runExperiment,
  type Change,
  type Experiment,
} from '../../src/core/index';
import { command, Panel } from './panel';
import { watchFrames } from './watch';
import { openWorkbench, type Workbench } from './workbench';

/** Every trajectory must be there in its own colour. */
async function assertDrawn(panel: Panel, experiment: Experiment): Promise<void> {
  const { runs } = runExperiment(experiment);
  const fractions = await panel.drawnFractions(runs);
  fractions.forEach((fraction, run) => {
    assert.isAbove(fraction, 0.8, `${runs[run].label} is drawn to ${Math.round(100 * fraction)} %`);
  });
}

const set = (...changes: Change[]) => changes.reduce(edit, defaultExperiment);

suite('Compare Optimizers', function () {
  this.timeout(180_000);
  let workbench: Workbench;
  let panel: Panel;

  suiteSetup(async () => {
    workbench = await openWorkbench({ prepare: watchFrames });
    await workbench.openFile('train_torch.py');
    panel = await Panel.open(workbench);
  });
  suiteTeardown(() => workbench?.dispose());

  test('opens from the palette, beside the code', async () => {
    assert.equal(await workbench.tabs('Compare Optimizers').count(), 1);
    assert.equal(await workbench.tabs('train_torch.py').count(), 1);
    const [code, plane] = [
      await workbench.page.locator('.monaco-editor').first().boundingBox(),
      await panel.plane.boundingBox(),
    ];
    assert.isAtLeast(plane!.x, code!.x + code!.width, 'the panel stands right of the code');
  });

  test('draws the five trajectories, each in its own colour', async () => {
    const { runs } = runExperiment(defaultExperiment);
    const colours = await Promise.all(runs.map(({ run }) => panel.colour(run)));
    assert.equal(new Set(colours.map(String)).size, 5);
    await assertDrawn(panel, defaultExperiment);
  });

  test('the pixel test can fail: trajectories that are not the ones drawn are not found', async () => {
    const { runs } = runExperiment(set({ kind: 'start', start: [3.5, -4] }));
    for (const fraction of await panel.drawnFractions(runs)) assert.isBelow(fraction, 0.5);
  });

  test('lists the runs with their final loss', async () => {
    const losses = ['0.0349', '0.0712', '7.22e−4', '0.0245', '0.446'];
    for (const [run, name] of ['SGD', 'Momentum', 'Adagrad', 'RMSprop', 'Adam'].entries()) {
      const text = await panel.row(run).innerText();
      assert.include(text, name);
      assert.include(text, losses[run]);
    }
    assert.include(await panel.row(0).innerText(), 'zigzags in y');
    assert.include(await panel.row(2).innerText(), 'converged at 20');
  });

  test('says what is drawn to those who do not see it', async () => {
    const name = (await panel.plane.getAttribute('aria-label')) ?? '';
    assert.equal(await panel.plane.getAttribute('role'), 'img');
    for (const word of ['SGD', 'Adam', '0.446']) assert.include(name, word);
  });

  test('redraws for another learning rate, start and number of steps', async () => {
    const before = await panel.revision();
    await panel.type('Adam lr', '0.5');
    await panel.type('Start x', '-6');
    await panel.type('Steps', '60');
    await panel.painted(before + 3);
    const experiment = set(
      { kind: 'hyperparameter', run: 4, name: 'lr', value: 0.5 },
      { kind: 'start', start: [-6, 4] },
      { kind: 'steps', steps: 60 },
    );
    await panel.frame.getByText('same 60 steps').waitFor();
    await assertDrawn(panel, experiment);
  });

  test('draws another landscape with its own start', async () => {
    const before = await panel.revision();
    await panel.field('Landscape').selectOption('himmelblau');
    await panel.painted(before + 1);
    const recommended = landscapes.get('himmelblau')!.learningRates;
    assert.equal(await panel.field('RMSprop lr').inputValue(), String(recommended.rmsprop));
    assert.equal(await panel.field('Start x').inputValue(), '0.5');
    assert.equal(await panel.field('Steps').inputValue(), '60', 'what the user chose stays');
    assert.deepEqual((await panel.plot()).x, [-5, 5]);
  });

  test('draws a formula of the user', async () => {
    await panel.type('f(x, y) =', 'x^2 + x*y + 2*y^2');
    await panel.frame
      .locator('#landscape option:checked', { hasText: 'Your own' })
      .waitFor({ state: 'attached' });
    assert.equal(await panel.field('f(x, y) =').inputValue(), 'x^2 + x*y + 2*y^2');
    await panel.field('Landscape').selectOption('anisotropic');
  });

  test('restores the experiment after the window is reloaded', async () => {
    await panel.type('Adam lr', '0.25');
    // On the way there were pictures of 0, 0. and 0.2.
    const loss = '0.505';
    await panel.row(4).locator('.loss', { hasText: loss }).waitFor();
    await workbench.reload();
    await panel.painted(0);
    assert.equal(await panel.field('Adam lr').inputValue(), '0.25');
    assert.equal(await panel.row(4).locator('.loss').innerText(), loss);
  });

  test('comes back to what it was after it was hidden', async () => {
    await workbench.tabs('Compare Optimizers').click();
    await workbench.openFile('train_keras.py');
    await panel.plane.waitFor({ state: 'detached' });
    await workbench.runCommand(command);
    await panel.painted(0);
    assert.equal(await workbench.tabs('Compare Optimizers').count(), 1);
    assert.equal(await panel.field('Adam lr').inputValue(), '0.25');
  });

  test('opens anew, with the default experiment, after it was closed', async () => {
    await workbench.runCommand('View: Close All Editors');
    await workbench.openFile('train_torch.py');
    panel = await Panel.open(workbench);
    assert.equal(await panel.field('Adam lr').inputValue(), '0.3');
    await assertDrawn(panel, defaultExperiment);
  });

  test('never violated its content security policy', async () => {
    const policy = await panel.frame
      .locator('meta[http-equiv="Content-Security-Policy"]')
      .getAttribute('content');
    assert.match(policy ?? '', /^default-src 'none'; script-src 'nonce-[0-9a-f]{32}'; style-src [^;]+$/);
    assert.notInclude(policy, 'unsafe');
    const violations = await panel.frame.locator('body').evaluate(() => window.policyViolations);
    assert.deepEqual(violations, []);
    const noticed = await panel.frame.locator('body').evaluate(async (body) => {
      const violation = new Promise((resolve) =>
        document.addEventListener('securitypolicyviolation', resolve),
      );
      const script = document.createElement('script');
      script.textContent = 'window.intruder = true';
      body.append(script);
      await violation;
      return [window.policyViolations?.length, 'intruder' in window];
    });
    assert.deepEqual(noticed, [1, false], 'a violation would have been noticed');
  });
});
