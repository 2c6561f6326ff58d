import { assert } from 'chai';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { Keys } from './keys';
import { Panel } from './panel';
import { until } from './until';
import { watchFrames } from './watch';
import { openWorkbench, type Workbench } from './workbench';

const name = 'story.optlab.json';
const text = `{
  // What the course begins with
  "version": 1,
  "objective": { "kind": "landscape", "id": "anisotropic" },
  "start": [-7, 4], "steps": 30,
  "runs": [
    { "optimizer": "sgd", "hyperparameters": { "lr": 9.5e-1 } }, // zigzags
    { "optimizer": "adam", "hyperparameters": { "lr": 0.3 } }
  ],
  "course": { "week": 3 }
}
`;

suite('A file beside its text', function () {
  this.timeout(180_000);
  let workbench: Workbench;
  let panel: Panel;
  let keys: Keys;
  let file: string;

  suiteSetup(async () => {
    workbench = await openWorkbench({
      files: { [name]: text },
      prepare: watchFrames,
      settings: { 'files.autoSave': 'off' },
      viewport: { width: 1500, height: 900 },
    });
    file = path.join(workbench.folder, name);
    await workbench.waitForExtension();
    panel = await Panel.openFile(workbench, name);
    keys = new Keys(workbench, panel);
  });
  suiteTeardown(() => workbench?.dispose());

  const saved = () => readFileSync(file, 'utf8');
  const undo = () => panel.frame.getByRole('button', { name: 'Undo', exact: true }).locator('visible=true');
  const redo = () => panel.frame.getByRole('button', { name: 'Redo', exact: true }).locator('visible=true');
  const isDirty = () => workbench.page.locator('.tab.dirty');
  const editor = (): Locator => workbench.page.locator('.editor-instance .monaco-editor .view-lines');

  /** What the text editor beside shows. */
  async function shown(): Promise<string> {
    const lines = await editor().locator('.view-line').all();
    const placed = await Promise.all(
      lines.map(
        async (line) =>
          [
            Number.parseFloat(await line.evaluate((element) => (element as HTMLElement).style.top)),
            (await line.innerText()).replaceAll('\u00a0', ' '),
          ] as const,
      ),
    );
    return placed
      .sort(([a], [b]) => a - b)
      .map(([, line]) => line)
      .join('\n')
      .trimEnd();
  }

  const shows = (expected: string) =>
    until(`the text is\n${expected}`, async () => (await shown()) === expected.trimEnd(), shown);

  async function hasStart(x: string): Promise<void> {
    await until(`x is ${x}`, async () => (await panel.field('Start x').inputValue()) === x);
  }

  test('opens in the panel; its text beside it', async () => {
    assert.equal(await panel.field('SGD lr').inputValue(), '0.95');
    await workbench.page.getByRole('button', { name: 'Open Experiment as Text' }).click();
    await editor().waitFor();
    await shows(text);
    assert.equal(await isDirty().count(), 0);
  });

  test('a drag by the mouse is one edit, written when the hand is off', async () => {
    const { mouse } = workbench.page;
    const [from, to] = [await panel.onScreen(-7, 4), await panel.onScreen(-4, 2)];
    await mouse.move(...from);
    await mouse.down();
    await mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2, { steps: 6 });
    await workbench.page.waitForTimeout(1_000);
    await shows(text);
    assert.equal(await isDirty().count(), 0, 'nothing is written while the pointer is held');
    await mouse.move(...to, { steps: 6 });
    await mouse.up();
    await isDirty().first().waitFor();
    const [x, y] = await Promise.all([
      panel.field('Start x').inputValue(),
      panel.field('Start y').inputValue(),
    ]);
    assert.closeTo(Number(x), -4, 0.2);
    await shows(text.replace('[-7, 4]', `[${x}, ${y}]`));
    await undo().click();
    await shows(text);
    await hasStart('-7');
    await redo().click();
    await hasStart(x);
    await undo().click();
    await shows(text);
    await isDirty().first().waitFor({ state: 'detached' });
  });

  test('arrow keys are one edit until they rest; Ctrl+Z and Ctrl+Y go back and forth', async () => {
    await panel.frame.getByRole('slider', { name: 'SGD lr slider' }).focus();
    for (let i = 0; i < 4; i++) await keys.press('ArrowLeft');
    await isDirty().first().waitFor();
    const lr = await panel.field('SGD lr').inputValue();
    assert.notEqual(lr, '0.95');
    await shows(text.replace('9.5e-1', lr));
    await keys.press('Control+z');
    await shows(text);
    await keys.press('Control+y');
    await shows(text.replace('9.5e-1', lr));
    assert.equal(await keys.focused(), 'SGD lr slider');
    await keys.press('Control+z');
    await shows(text);
  });

  test('an undo right after a gesture takes that gesture back', async () => {
    await panel.frame.getByRole('slider', { name: 'SGD lr slider' }).focus();
    await keys.press('ArrowLeft', 'Control+z');
    await workbench.page.waitForTimeout(800);
    await shows(text);
    assert.equal(await panel.field('SGD lr').inputValue(), '0.95');
  });

  test('a save right after a gesture saves it', async () => {
    await panel.field('Steps').focus();
    await keys.press('Home', 'Shift+End');
    await keys.type('31');
    await keys.press('Control+s');
    await until('it is saved', () => saved() === text.replace('30', '31'));
    // The disk has it a moment before VS Code knows.
    await isDirty().first().waitFor({ state: 'detached' });
    await keys.press('Control+z');
    await shows(text);
    assert.equal(await panel.field('Steps').inputValue(), '30');
    await isDirty().first().waitFor();
    await keys.press('Control+s');
    await until('it is saved', () => saved() === text);
  });

  test('edited in the text it moves the panel, where colours stay with their runs', async () => {
    const key = (run: number) => panel.row(run).locator('.key').getAttribute('data-color');
    const adam = await key(1);
    await editor().click();
    await workbench.page.keyboard.press('Control+End');
    await editor().getByText('zigzags').click();
    await workbench.page.keyboard.press('Control+Shift+K');
    await panel.row(1).waitFor({ state: 'detached' });
    assert.equal(await key(0), adam);
    await workbench.page.keyboard.press('Control+z');
    await panel.row(1).waitFor();
    assert.equal(await key(1), adam);
    await shows(text);
  });

  test('a broken text leaves the last good picture, and says what is wrong and where', async () => {
    await editor().getByText('"steps"').click();
    await workbench.page.keyboard.press('End');
    await workbench.page.keyboard.type(' "x": }');
    const notice = panel.frame.getByRole('status').filter({ hasText: 'The text has an error' });
    await notice.getByText(/^Line 5, column \d+: /).waitFor();
    assert.equal(await panel.field('Steps').inputValue(), '30');
    await panel.field('Steps').fill('33');
    await panel.frame.locator('#steps-problem').getByText('mend it first').waitFor();
    await editor().click();
    while ((await shown()) !== text.trimEnd()) await workbench.page.keyboard.press('Control+z');
    await notice.waitFor({ state: 'detached' });
    await shows(text);
    await panel.field('Steps').fill('34');
    await shows(text.replace('30', '34'));
    await undo().click();
    await shows(text);
  });

  test('no state of it was against the content security policy', async () => {
    const violations = await panel.frame.locator('body').evaluate(() => window.policyViolations);
    assert.deepEqual(violations, []);
  });
});
