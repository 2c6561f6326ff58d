import { assert } from 'chai';
import { defaultExperiment, edit } from '../../src/core/index';
import { Panel } from './panel';
import { watchFrames } from './watch';
import { openWorkbench, type Workbench } from './workbench';

suite('Bad input', function () {
  this.timeout(180_000);
  let workbench: Workbench;
  let panel: Panel;
  let pixels: Uint8Array;

  suiteSetup(async () => {
    workbench = await openWorkbench({ prepare: watchFrames });
    panel = await Panel.open(workbench);
    ({ data: pixels } = await panel.pixels());
  });
  suiteTeardown(() => workbench?.dispose());

  /** The canvas still shows, pixel for pixel, what it showed at first, or at another time. */
  async function assertPictureStays(shown = pixels): Promise<void> {
    assert.isTrue(
      Buffer.from(shown).equals(Buffer.from((await panel.pixels()).data)),
      'the last good picture stays',
    );
  }

  /** The pixels while a field has the focus, which emphasises its run. */
  async function focused(label: string): Promise<Uint8Array> {
    await panel.field(label).focus();
    await workbench.page.waitForTimeout(100);
    return (await panel.pixels()).data;
  }

  const formulas: [string, string, number][] = [
    ['x^2 + sine(y)', 'There is no function “sine”. Did you mean “sin”?', 7],
    ['x.constructor', 'A “.” stands only inside numbers', 2],
    ['constructor("…")()', 'There are no strings here', 13],
    ['__proto__', 'A name starts with a letter', 1],
    ['1/0', 'This is infinite', 1],
    ['log(-1)', 'This has no real value', 1],
    ['x +', 'Here an expression is missing', 4],
    ['('.repeat(300), 'nested more than 200 deep', 201],
  ];
  for (const [formula, message, column] of formulas) {
    test(`formula ${formula.slice(0, 20)}`, async () => {
      await panel.field('f(x, y) =').fill(formula);
      const problem = panel.frame.locator('#formula-problem');
      await problem.filter({ hasText: message }).waitFor();
      assert.include(await problem.innerText(), `Column ${column}: `);
      assert.equal(await problem.locator('[data-column]').getAttribute('data-column'), String(column));
      assert.equal(await panel.field('f(x, y) =').getAttribute('aria-invalid'), 'true');
      await assertPictureStays();
    });
  }

  test('a megabyte of text', async () => {
    await panel.field('f(x, y) =').fill('x'.repeat(2 ** 20));
    await panel.frame.locator('#formula-problem').filter({ hasText: 'at most 10,000' }).waitFor();
    await assertPictureStays();
  });

  test('the formula comes back', async () => {
    await panel.field('f(x, y) =').fill('x^2/20 + y^2');
    await panel.frame.locator('#formula-problem').waitFor({ state: 'detached' });
    await panel.field('Landscape').selectOption('anisotropic');
  });

  const numbers: [string, string, string][] = [
    ['Adam lr', '0', '“lr” must be greater than 0'],
    ['Adam lr', '-1', '“lr” must be greater than 0'],
    ['Adam lr', 'NaN', '“NaN” is not a number'],
    ['Adam lr', 'abc', '“abc” is not a number'],
    ['Adam lr', '1e999', 'too large for a number'],
    ['Steps', '0', 'between 1 and 1,000,000'],
    ['Steps', '-5', 'between 1 and 1,000,000'],
    ['Steps', '1e12', 'between 1 and 1,000,000'],
    ['Start y', 'here', '“here” is not a number'],
  ];
  for (const [label, text, message] of numbers) {
    test(`${label} ${text}`, async () => {
      const shown = await focused(label);
      await panel.field(label).fill(text);
      await panel.frame.locator('.problem').filter({ hasText: message }).waitFor();
      await assertPictureStays(shown);
      await panel.field(label).press('Escape');
      await panel.frame.locator('.problem').waitFor({ state: 'detached' });
    });
  }

  test('an lr of 1e308 says at which step the run diverged; the others go on', async () => {
    const before = await panel.row(1).locator('.loss').innerText();
    const shown = await focused('SGD lr');
    await panel.field('SGD lr').fill('1e308');
    await panel.row(0).filter({ hasText: 'diverged at 1' }).waitFor();
    assert.equal(await panel.row(1).locator('.loss').innerText(), before);
    await panel.field('SGD lr').fill('0.95');
    await panel.row(0).filter({ hasText: '0.0349' }).waitFor();
    await assertPictureStays(shown);
  });

  test('hostile and stale messages change nothing', async () => {
    const revision = await panel.revision();
    const sent = await panel.frame.locator('body').evaluate((_body, now) => {
      const change = { kind: 'steps', steps: 50 };
      const messages: unknown[] = [
        null,
        'ready',
        { type: 'eval', code: 'process.exit()' },
        { type: 'ready', protocolVersion: 99 },
        { type: 'change', revision: now + 1000, change },
        { type: 'change', revision: -1, change },
        { type: 'change', revision: now, change: { kind: 'replace', experiment: { version: 1 } } },
        {
          type: 'change',
          revision: now,
          change: { kind: 'objective', objective: { kind: 'expression', source: 7 } },
        },
        { type: 'change', revision: now, change: { kind: 'hyperparameter', run: 99, name: 'lr', value: 1 } },
        {
          type: 'change',
          revision: now,
          change: { kind: 'hyperparameter', run: 0, name: '__proto__', value: 1 },
        },
        { type: 'change', revision: now, change: { kind: 'steps', steps: { valueOf: 1 } } },
        { type: 'change', revision: now, change: { kind: 'add-run', run: { optimizer: 'constructor' } } },
        { type: 'painted', revision: 1e300 },
      ];
      for (const message of messages) window.sendToHost!(message);
      return messages.length;
    }, revision);
    assert.equal(sent, 13);
    // The host is alive and at the same revision: the next real change is the next one.
    await panel.field('Steps').fill('31');
    await panel.frame.getByText('same 31 steps').waitFor();
    assert.equal(await panel.revision(), revision + 1);
    assert.lengthOf(edit(defaultExperiment, { kind: 'steps', steps: 31 }).runs, 5);
  });

  test('a million steps show progress or a picture, and never block the panel', async () => {
    await panel.field('Steps').fill('1000000');
    await panel.frame.getByText('same 1,000,000 steps').waitFor();
    await panel.field('Steps').fill('30');
    await panel.frame.getByText('same 30 steps').waitFor();
  });
});
