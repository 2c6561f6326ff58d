import { assert } from 'chai';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  defaultExperiment,
  runExperiment,
  tryEdit,
  type Change,
  type Experiment,
} from '../../src/core/index';
import { Keys } from './keys';
import { Panel } from './panel';
import { until } from './until';
import { openWorkbench, type Workbench } from './workbench';

suite('A rule of one’s own, by the keyboard alone', function () {
  this.timeout(180_000);
  let workbench: Workbench;
  let panel: Panel;
  let keys: Keys;
  const file = 'train_torch.py';
  const field = 'My Adam Rule: one equation a line';
  const own = 5;

  suiteSetup(async () => {
    workbench = await openWorkbench();
    panel = new Panel(workbench);
    keys = new Keys(workbench, panel);
    await keys.openFile(file);
    await keys.openPanel();
  });
  suiteTeardown(() => workbench?.dispose());

  const text = () => panel.field(field).inputValue();
  const problem = () => panel.frame.locator('.rule-editor .problem');
  const loss = () => panel.row(own).locator('.loss').innerText();
  const after = (...changes: Change[]): Experiment =>
    changes.reduce((now, change) => {
      const edited = tryEdit(now, change);
      if (!edited.ok) throw new Error(edited.errors[0].message);
      return edited.experiment;
    }, defaultExperiment);

  /** Does something that is a change, and waits until its picture is drawn. */
  async function changing(act: () => Promise<unknown>): Promise<void> {
    const before = await panel.revision();
    await act();
    await panel.painted(before + 1);
  }

  /** Waits until the panel shows what an experiment gives. */
  async function assertShows(experiment: Experiment): Promise<void> {
    const { runs } = runExperiment(experiment);
    const final = runs[own].loss.at(-1)!;
    const shown = async () => Number((await loss()).replace('−', '-').replace('∞', 'Infinity'));
    const isClose = (value: number) => Math.abs(value - final) <= 0.006 * Math.abs(final);
    for (const deadline = Date.now() + 10_000; !isClose(await shown()) && Date.now() < deadline;)
      await workbench.page.waitForTimeout(20);
    assert.isTrue(isClose(await shown()), `${await loss()} is not ${final}`);
  }

  /** The trajectory that an experiment gives is on the canvas. */
  async function assertDraws(experiment: Experiment): Promise<void> {
    await assertShows(experiment);
    const fractions = await panel.drawnFractions(runExperiment(experiment).runs);
    assert.isAbove(fractions[own], 0.8);
  }

  const copy: Change = { kind: 'copy-as-own', run: 4 };
  const rule = (source: string): Change => ({ kind: 'edit-rule', run: own, rule: source });

  test('a copy of Adam is opened, ready to type', async () => {
    await keys.tabTo('Settings of Adam');
    await keys.press('Enter');
    await keys.tabTo('Edit a copy');
    await changing(() => keys.press('Enter'));
    await keys.waitForFocus(field);
    const { rule: source, label } = after(copy).runs[own];
    assert.equal(await text(), source);
    assert.equal(await panel.row(own).locator('.label').innerText(), label);
    await assertDraws(after(copy));
  });

  test('what is typed is drawn', async () => {
    await keys.press('Control+End');
    await changing(() => keys.type(' * 2'));
    assert.include(await text(), '(sqrt(v_hat) + eps) * 2');
    await assertDraws(after(copy, rule(await text())));
    assert.equal(await keys.focused(), field);
  });

  test('what is wrong is underlined at its very place; the last good picture stays', async () => {
    const [revision, { data: pixels }, good] = [await panel.revision(), await panel.pixels(), await text()];
    // No part of it, typed key by key, is an expression.
    await keys.type('+ (sine(g))');
    await problem().filter({ hasText: 'There is no function “sine”. Did you mean “sin”?' }).waitFor();
    const column = good.split('\n').at(-1)!.length + 4;
    assert.include(await problem().innerText(), `Line 5, column ${column}: `);
    assert.equal(await panel.field(field).getAttribute('aria-invalid'), 'true');
    const squiggle = panel.frame.locator('.squiggle');
    assert.equal(await squiggle.innerText(), 'sine');
    // Where the text field itself has these letters: its caret cannot be asked, but its font can.
    const [mark, area] = [(await squiggle.boundingBox())!, (await panel.field(field).boundingBox())!];
    const before = await panel
      .field(field)
      .evaluate((element) => parseFloat(getComputedStyle(element).paddingLeft) + 1 - element.scrollLeft);
    assert.closeTo(mark.x, area.x + before + ((column - 1) * mark.width) / 4, 1);
    assert.closeTo(mark.y + mark.height / 2, area.y + 5 + (4.5 * (area.height - 10)) / 5, 2);
    assert.equal(await panel.revision(), revision);
    assert.isTrue(Buffer.from(pixels).equals(Buffer.from((await panel.pixels()).data)));
    assert.equal(await keys.focused(), field);
  });

  test('a text that is wrong is still there when its row is closed and opened', async () => {
    const wrong = await text();
    const disclosure = panel.frame.getByRole('button', { name: 'Settings of My Adam', exact: true });
    await disclosure.press('Enter');
    await panel.field(field).waitFor({ state: 'detached' });
    await disclosure.press('Enter');
    await problem().waitFor();
    assert.equal(await text(), wrong);
    await panel.field(field).focus();
  });

  test('the likely name is a key away, and taken back as typing is', async () => {
    const wrong = await text();
    await keys.tabTo('Use sin');
    await changing(() => keys.press('Enter'));
    await keys.waitForFocus(field);
    await problem().waitFor({ state: 'detached' });
    const mended = wrong.replace('sine', 'sin');
    assert.equal(await text(), mended);
    await assertShows(after(copy, rule(mended)));
    await keys.press('Control+z');
    await problem().waitFor();
    assert.equal(await text(), wrong);
  });

  test('names are offered while one types, and when asked for', async () => {
    const list = panel.frame.getByRole('listbox');
    await keys.press('Control+Home', 'Control+Shift+End');
    await keys.type('d = g');
    await list.waitFor();
    // Typing on is never taken for a choice.
    await keys.press('Enter');
    await list.waitFor({ state: 'detached' });
    await keys.type('v = beta2 * v + (1 - beta2) * d^2\ntheta = theta - lr * d / (sq');
    await list.waitFor();
    await keys.press('ArrowDown');
    const active = await panel.field(field).getAttribute('aria-activedescendant');
    const option = panel.frame.locator(`[id="${active}"]`);
    assert.equal(await option.getAttribute('aria-selected'), 'true');
    assert.match(await option.innerText(), /sqrt\(u\)\s*square root/);
    await keys.press('Enter');
    assert.match(await text(), /\(sqrt\(\)$/);
    await keys.press('Control+Space');
    await list.waitFor();
    await keys.press('Escape');
    await list.waitFor({ state: 'detached' });
    await keys.type('v');
    await keys.press('Control+End');
    await keys.type(' + damp)');
    await problem().waitFor({ state: 'detached' });
    assert.equal(
      await text(),
      'd = g\nv = beta2 * v + (1 - beta2) * d^2\ntheta = theta - lr * d / (sqrt(v) + damp)',
    );
  });

  test('a new hyperparameter has a slider at once; the others keep their values', async () => {
    await panel.field('My Adam damp').waitFor();
    assert.equal(await panel.field('My Adam damp').inputValue(), '0.1');
    assert.equal(await panel.field('My Adam beta2').inputValue(), '0.999');
    assert.equal(await panel.field('My Adam lr').inputValue(), '0.3');
    // Tab leaves the field.
    await keys.tabTo('My Adam damp slider');
    await changing(() => keys.press('ArrowRight'));
    const damp = Number(await panel.field('My Adam damp').inputValue());
    assert.isAbove(damp, 0.1);
    const turned: Change = { kind: 'hyperparameter', run: own, name: 'damp', value: damp };
    await assertShows(after(copy, rule(await text()), turned));
  });

  test('it is saved under a name, not under one that is taken', async () => {
    await keys.tabTo('Save…');
    await keys.press('Enter');
    await keys.waitForFocus('Name');
    await keys.type('Adam');
    await keys.press('Enter');
    await panel.frame.locator('.save-own .problem').filter({ hasText: 'already' }).waitFor();
    await keys.press('Home', 'Shift+End');
    await keys.type('My damped');
    await changing(() => keys.press('Enter'));
    await keys.waitForFocus('Save…');
    assert.equal(await panel.row(own).locator('.label').innerText(), 'My damped');
  });

  test('it is inserted as code', async () => {
    await keys.backTo('Insert code');
    await keys.press('Enter');
    await keys.answer('For which library or language?', 'NumPy');
    await keys.waitForEditor();
    await keys.press('Escape', 'Control+s');
    const saved = () => readFileSync(path.join(workbench.folder, file), 'utf8');
    await until('it is saved', () => saved().includes('damp'), saved);
    assert.match(saved(), /return theta - self\.lr \* g \/ \(np\.sqrt\(self\.v\) \+ self\.damp\)/);
  });

  test('after the window is reloaded it is there again, with its name and its row open', async () => {
    const field = panel.field('My damped Rule: one equation a line');
    const before = [await field.inputValue(), await loss()];
    await workbench.reload((title) => keys.run(title));
    await keys.openPanel();
    await field.waitFor();
    assert.deepEqual([await field.inputValue(), await loss()], before);
  });

  test('a new comparison offers it in the menu', async () => {
    const before = await loss();
    await keys.run('View: Close All Editors');
    await keys.openPanel();
    assert.equal(await panel.frame.locator('.runs .row').count(), own);
    await keys.tabTo('Add optimizer');
    await keys.press('ArrowDown');
    await keys.waitForFocus('SGD');
    await keys.press('End');
    await keys.waitForFocus('Your own rule');
    await keys.press('ArrowUp');
    await keys.waitForFocus('My damped');
    await changing(() => keys.press('Enter'));
    await panel.row(own).filter({ hasText: 'My damped' }).waitFor();
    assert.equal(await loss(), before);
  });

  test('another one is begun from the menu', async () => {
    await keys.waitForFocus('Add optimizer');
    await keys.press('ArrowDown', 'End');
    await keys.waitForFocus('Your own rule');
    await changing(() => keys.press('Enter'));
    await keys.waitForFocus('My rule Rule: one equation a line');
    const [momentum, mine] = [panel.row(1), panel.row(own + 1)].map((row) => row.locator('.loss'));
    assert.equal(await mine.innerText(), await momentum.innerText());
  });
});
