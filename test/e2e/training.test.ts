import axe from 'axe-core';
import { assert } from 'chai';
import type { Locator } from 'playwright-core';
import {
  defaultExperiment,
  edit,
  librariesOf,
  libraryNames,
  optimizers,
  runExperiment,
  type Change,
  type Experiment,
} from '../../src/core/index';
import { Panel } from './panel';
import { watchFrames } from './watch';
import { openWorkbench, type Workbench } from './workbench';

suite('Training around a rule', function () {
  this.timeout(180_000);
  let workbench: Workbench;
  let panel: Panel;
  /** What the panel has to show. */
  let experiment: Experiment = defaultExperiment;

  suiteSetup(async () => {
    workbench = await openWorkbench({ prepare: watchFrames, viewport: { width: 1500, height: 1000 } });
    panel = await Panel.open(workbench);
    await button('Settings of Adam').press('Enter');
    await panel.field('Adam Schedule').waitFor();
  });
  suiteTeardown(() => workbench?.dispose());

  const button = (name: string): Locator => panel.frame.getByRole('button', { name, exact: true });
  const labels = () => panel.frame.locator('.runs .label').allInnerTexts();
  const words = (run: number) => panel.row(run).locator('.words').innerText();

  /** Does something that is a change, and waits until its picture is drawn. */
  async function changing(act: () => Promise<unknown>): Promise<void> {
    const before = await panel.revision();
    await act();
    await panel.painted(before + 1);
  }

  /** Does what stands for these changes, and holds the panel to the experiment after them. */
  async function making(act: () => Promise<unknown>, ...changes: Change[]): Promise<void> {
    await changing(act);
    await assertShown(changes.reduce<Experiment>(edit, experiment));
  }

  /** Of the trajectories only Adam's is looked for on the canvas: the others are dimmed while its row has the focus. */
  async function assertShown(expected: Experiment): Promise<void> {
    experiment = expected;
    const { runs } = runExperiment(experiment);
    assert.isAbove((await panel.drawnFractions(runs))[4], 0.8, 'Adam is drawn');
    for (const [index, { loss }] of runs.entries()) {
      const shown = Number((await panel.row(index).locator('.loss').innerText()).replace('−', '-'));
      const final = loss[loss.length - 1];
      assert.closeTo(shown, final, 0.006 * final, `the final loss of run ${index}`);
    }
  }

  async function undo(): Promise<void> {
    await changing(() => workbench.page.keyboard.press('Control+z'));
  }

  /** What axe finds in the webview's document. */
  async function violations(): Promise<string[]> {
    const body = panel.frame.locator('body');
    await body.evaluate(axe.source);
    const results = await body.evaluate(
      () =>
        (window as unknown as { axe: typeof axe }).axe.run(document, {
          rules: { 'page-has-heading-one': { enabled: false } },
        }) as Promise<axe.AxeResults>,
    );
    return results.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  }

  test('a schedule is chosen by the keyboard, and moves the trajectory', async () => {
    const before = await panel.row(4).locator('.loss').innerText();
    await panel.field('Adam Schedule').focus();
    await making(() => workbench.page.keyboard.type('Exp'), {
      kind: 'schedule',
      run: 4,
      schedule: { name: 'ExponentialLR' },
    });
    assert.equal(await panel.field('Adam Schedule').inputValue(), 'ExponentialLR');
    assert.notEqual(await panel.row(4).locator('.loss').innerText(), before);
    assert.equal(await words(4), 'ExponentialLR');
  });

  test('its parameter is typed, the curve and the trajectory follow, and it goes back to the default', async () => {
    const path = panel.frame.locator('.rate-curve path');
    const curve = await path.getAttribute('d');
    const standard = await panel.field('Adam schedule gamma').inputValue();
    await making(() => panel.type('Adam schedule gamma', '0.8'), {
      kind: 'schedule-parameter',
      run: 4,
      name: 'gamma',
      value: 0.8,
    });
    assert.notEqual(await path.getAttribute('d'), curve);
    assert.include(
      await panel.frame.locator('.rate-curve').innerText(),
      'lr 0.3 at step 1, 4.64e−4 at step 30',
    );
    await making(() => panel.type('Adam Warm-up steps', '6'), { kind: 'warmup', run: 4, steps: 6 });
    assert.equal(await words(4), 'ExponentialLR · warm-up 6');
    await making(() => button('Adam schedule gamma: back to the default').press('Enter'), {
      kind: 'schedule-parameter',
      run: 4,
      name: 'gamma',
    });
    assert.equal(await panel.field('Adam schedule gamma').inputValue(), standard);
    assert.equal(await panel.frame.locator(':focus').getAttribute('id'), 'run-4-schedule-gamma');
  });

  test('milestones are typed as a list', async () => {
    await changing(() => panel.field('Adam Schedule').selectOption('MultiStepLR'));
    assert.equal(await panel.field('Adam schedule milestones').inputValue(), '15, 22');
    await making(
      () => panel.field('Adam schedule milestones').fill('5 10'),
      { kind: 'schedule', run: 4, schedule: { name: 'MultiStepLR' } },
      { kind: 'schedule-parameter', run: 4, name: 'milestones', value: [5, 10] },
    );
  });

  for (const [label, text, message] of [
    ['Adam schedule milestones', '5, x', '“x” is not a number.'],
    [
      'Adam schedule milestones',
      '5, -1',
      '“milestones” must be a list of at most 1000 whole numbers from 0.',
    ],
    ['Adam schedule gamma', '-1', '“gamma” must be at least 0.'],
    ['Adam Warm-up steps', '1.5', 'The warm-up must be a whole number between 0 and 1000000.'],
  ]) {
    test(`${label} ${text} is refused where it stands`, async () => {
      const before = await panel.revision();
      const field = panel.field(label);
      await field.fill(text);
      await panel.frame.locator('.problem').filter({ hasText: message }).waitFor();
      assert.equal(await field.getAttribute('aria-invalid'), 'true');
      assert.deepEqual(await violations(), []);
      await field.press('Escape');
      await panel.frame.locator('.problem').waitFor({ state: 'detached' });
      assert.equal(await panel.revision(), before);
    });
  }

  test('steps that a schedule cannot take are refused at the steps', async () => {
    await changing(() => panel.field('Adam Schedule').selectOption('OneCycleLR'));
    await changing(() => panel.field('Adam schedule total_steps').fill('30'));
    await panel.field('Steps').fill('40');
    const problem = panel.frame.locator('#steps-problem');
    await problem.filter({ hasText: 'The cycle has 30 steps and the run 40' }).waitFor();
    await panel.field('Steps').press('Escape');
    await problem.waitFor({ state: 'detached' });
  });

  test('undo takes each back, and the schedule off again leaves the rate alone', async () => {
    await button('Settings of Adam').focus();
    await undo();
    await undo();
    assert.equal(await panel.field('Adam Schedule').inputValue(), 'MultiStepLR');
    assert.equal(await panel.field('Adam schedule milestones').inputValue(), '5, 10');
    await undo();
    assert.equal(await panel.field('Adam schedule milestones').inputValue(), '15, 22');
    await making(() => panel.field('Adam Schedule').selectOption(''), { kind: 'schedule', run: 4 });
    assert.equal(await panel.row(4).locator('.words').count(), 0);
  });

  test('the gradient is clipped by its norm and by its values', async () => {
    await making(() => panel.field('Adam Clip gradient').selectOption('norm'), {
      kind: 'clip',
      run: 4,
      clip: { norm: 1 },
    });
    await making(() => panel.type('Adam clip norm', '0.05'), { kind: 'clip', run: 4, clip: { norm: 0.05 } });
    assert.equal(await words(4), 'clip norm 0.05');
    await making(() => panel.field('Adam Clip gradient').selectOption('value'), {
      kind: 'clip',
      run: 4,
      clip: { value: 0.05 },
    });
    await panel.field('Adam clip value').fill('0');
    await panel.frame.locator('.setting .problem').filter({ hasText: 'must be greater than 0' }).waitFor();
    await panel.field('Adam clip value').press('Escape');
    await making(() => panel.field('Adam Clip gradient').selectOption('off'), { kind: 'clip', run: 4 });
  });

  test('noise is the same for every run, and another seed is another noise', async () => {
    await panel.field('Noise').focus();
    await making(() => workbench.page.keyboard.press('Space'), {
      kind: 'noise',
      noise: { sigma: 0.5, seed: 0 },
    });
    await making(() => panel.type('Noise seed', '7'), { kind: 'noise', noise: { sigma: 0.5, seed: 7 } });
    await panel.field('Noise sigma').fill('-1');
    await panel.frame.locator('#noise-sigma-problem').filter({ hasText: 'must be at least 0' }).waitFor();
    assert.deepEqual(await violations(), []);
    await panel.field('Noise sigma').press('Escape');
    await panel.field('Noise').focus();
    await making(() => workbench.page.keyboard.press('Space'), { kind: 'noise' });
  });

  test('another library brings its defaults and its rule, and its name to the row', async () => {
    assert.equal(await panel.field('Adam eps').inputValue(), '1e-8');
    await making(() => panel.field('Adam Library').selectOption('keras'), {
      kind: 'library',
      run: 4,
      library: 'keras',
    });
    assert.include(await labels(), 'Adam (Keras)');
    assert.equal(await words(4), 'Keras');
    assert.equal(await panel.field('Adam (Keras) eps').inputValue(), '1e-7');
    assert.equal(await panel.field('Adam (Keras) lr').inputValue(), '0.3', 'what was named stays');
    await panel.field('Adam (Keras) Library').focus();
    await undo();
    assert.include(await labels(), 'Adam');
  });

  test('what libraries do differently is told, and drawn in one change that one undo takes back', async () => {
    const summary = panel.frame.getByText('What other libraries do differently');
    await summary.focus();
    await workbench.page.keyboard.press('Enter');
    const notes = panel.frame.locator('.libraries');
    await notes.getByText('1e−7 instead of 1e−8').first().waitFor();
    assert.isAbove(await notes.locator('math').count(), 1);
    assert.deepEqual(await violations(), []);
    const others = librariesOf(optimizers.get('adam')!).filter((library) => library !== 'pytorch');
    const before = experiment;
    await making(() => button('Compare Adam in other libraries').press('Enter'), {
      kind: 'add-runs',
      runs: others.map((library) => ({ optimizer: 'adam', library, hyperparameters: { lr: 0.3 } })),
    });
    assert.deepEqual(
      (await labels()).slice(5),
      others.map((library) => `Adam (${libraryNames[library]})`),
    );
    await undo();
    await assertShown(before);
    assert.lengthOf(await labels(), 5);
  });

  test('a reload restores all of it', async () => {
    const changes: Change[] = [
      { kind: 'schedule', run: 4, schedule: { name: 'CosineAnnealingLR' } },
      { kind: 'clip', run: 4, clip: { norm: 1 } },
      { kind: 'noise', noise: { sigma: 0.5, seed: 0 } },
      { kind: 'library', run: 4, library: 'keras' },
    ];
    await changing(() => panel.field('Adam Schedule').selectOption('CosineAnnealingLR'));
    await changing(() => panel.field('Adam Clip gradient').selectOption('norm'));
    await changing(() => panel.field('Noise').click());
    await changing(() => panel.field('Adam Library').selectOption('keras'));
    await workbench.reload();
    await panel.painted(0);
    await assertShown(changes.reduce<Experiment>(edit, experiment));
    assert.equal(await words(4), 'Keras · CosineAnnealingLR · clip norm 1');
    assert.equal(await panel.field('Adam (Keras) Schedule').inputValue(), 'CosineAnnealingLR');
    assert.isTrue(await panel.field('Noise').isChecked());
  });

  test('nothing violated the content security policy', async () => {
    assert.deepEqual(await panel.frame.locator('body').evaluate(() => window.policyViolations), []);
  });
});

suite('A preferred library', function () {
  this.timeout(120_000);
  let workbench: Workbench;

  suiteSetup(async () => {
    workbench = await openWorkbench({ settings: { 'optimizerLab.library': 'keras' } });
  });
  suiteTeardown(() => workbench?.dispose());

  test('is that of new runs, where it has their optimizer', async () => {
    const panel = await Panel.open(workbench);
    const labels = () => panel.frame.locator('.runs .label').allInnerTexts();
    assert.deepEqual(
      await labels(),
      ['SGD', 'Momentum', 'Adagrad', 'RMSprop', 'Adam'].map((name) => `${name} (Keras)`),
    );
    for (const name of ['Nesterov', 'RAdam']) {
      const revision = await panel.revision();
      await panel.frame
        .getByRole('button', { name: 'Add optimizer' })
        .and(panel.frame.locator(':visible'))
        .click();
      await panel.frame.getByRole('menuitem', { name, exact: true }).click();
      await panel.painted(revision + 1);
    }
    assert.deepEqual((await labels()).slice(5), ['Nesterov (Keras)', 'RAdam']);
    await panel.frame.getByRole('button', { name: 'Settings of RAdam', exact: true }).click();
    const lacking = panel.field('RAdam Library').locator('option:disabled');
    await lacking.filter({ hasText: 'Keras (lacks it)' }).waitFor({ state: 'attached' });
  });
});
