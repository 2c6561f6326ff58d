import { assert } from 'chai';
import { spawnSync } from 'node:child_process';
import { appendFileSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { formatNumber } from '../../src/core/format';
import { python } from '../unit/snippets/python';
import { openCommand, recordText, RecordsView, sampleRecords } from './records';
import { until } from './until';
import { watchFrames } from './watch';
import { openWorkbench, type Workbench } from './workbench';

const digits = 12;
const numberText = (value: number) => formatNumber(value, digits);
const lossesOf = (text: string) =>
  text
    .split('\n')
    .slice(1, -1)
    .map((line) => (JSON.parse(line) as { loss: number }).loss);

suite('Training records', function () {
  this.timeout(240_000);
  let workbench: Workbench;
  let view: RecordsView;
  const file = (name: string) => path.join(workbench.folder, name);

  suiteSetup(async () => {
    workbench = await openWorkbench({
      prepare: watchFrames,
      settings: { 'optimizerLab.significantDigits': digits },
      files: {
        ...sampleRecords,
        'live.jsonl': recordText(20),
      },
    });
    view = new RecordsView(workbench);
    await workbench.waitForExtension();
  });
  suiteTeardown(() => workbench?.dispose());

  const close = () => workbench.runCommand('View: Close All Editors');

  test('two records, chosen in the explorer, are compared in one panel', async () => {
    await view.openFromExplorer('slow.jsonl', 'fast.jsonl');
    for (const [name, lr] of [
      ['slow.jsonl', 0.05],
      ['fast.jsonl', 0.6],
    ] as const) {
      const losses = lossesOf(recordText(60, lr));
      const best = losses.indexOf(Math.min(...losses));
      const [steps, last, least, at, rate, now] = await view.waitFor(name, 59);
      assert.deepEqual(
        [steps, last, least, at, rate, now],
        [
          '59',
          numberText(losses[59]),
          numberText(losses[best]),
          String(best),
          numberText(lr * 0.99 ** 59),
          numberText(losses[59]),
        ],
      );
      for (const step of [0, 5, 30, 59])
        assert.isTrue(await view.isDrawn(name, step, losses[step]), `the loss of ${name} at step ${step}`);
      assert.isAbove(await view.coloured('ways', name), 20, `the trajectory of ${name}`);
    }
    await view.frame.getByText(/^principal plane, \d+ % \+ \d+ % of the variance$/).waitFor();
    await view.frame
      .getByRole('img', { name: /^Loss at each step on a logarithmic axis\. fast\.jsonl goes/ })
      .waitFor();
    await view.frame
      .getByRole('img', { name: /^Trajectories .* fast\.jsonl from step 0 to 59\. slow\.jsonl from/ })
      .waitFor();
  });

  test('the pointer reads the curves at its step, and leaves them as they were', async () => {
    const losses = lossesOf(recordText(60, 0.05));
    const canvas = view.frame.locator('canvas#loss');
    const box = (await canvas.boundingBox())!;
    const { left, right, x } = await view.plotOf('loss');
    const at = left + ((30 - x[0]) / (x[1] - x[0])) * (right - left);
    await workbench.page.mouse.move(box.x + at, box.y + 20);
    await view.frame.getByRole('columnheader', { name: 'loss at 30' }).waitFor();
    assert.equal((await view.numbers('slow.jsonl')).at(-1), numberText(losses[30]));
    await workbench.page.mouse.move(box.x + at, box.y + box.height + 60);
    await view.frame.getByRole('columnheader', { name: 'loss at 59' }).waitFor();
  });

  test('the keyboard steps, hides a record and draws the learning rate', async () => {
    const losses = lossesOf(recordText(60, 0.6));
    const { page } = workbench;
    await view.frame.getByRole('slider', { name: 'Position' }).focus();
    await page.keyboard.press('Home');
    await view.frame.getByRole('columnheader', { name: 'loss at 0' }).waitFor();
    await page.keyboard.press('ArrowRight');
    await view.frame.getByRole('columnheader', { name: 'loss at 1' }).waitFor();
    assert.equal((await view.numbers('fast.jsonl')).at(-1), numberText(losses[1]));
    await view.frame.getByRole('button', { name: 'fast.jsonl', exact: true }).focus();
    await page.keyboard.press('Enter');
    await until('it is hidden', async () => (await view.coloured('ways', 'fast.jsonl')) === 0);
    assert.equal(await view.coloured('loss', 'fast.jsonl'), 0);
    await page.keyboard.press('Enter');
    await until('it is drawn', async () => (await view.coloured('ways', 'fast.jsonl')) > 20);
    await view.frame.getByLabel('Curves').selectOption('lr');
    await view.frame.getByRole('img', { name: /^Learning rate at each step/ }).waitFor();
    await until('the rate is drawn', () => view.isDrawn('slow.jsonl', 40, 0.05 * 0.99 ** 40));
    await view.frame.getByLabel('Curves').selectOption('loss');
  });

  test('the mouse hides and shows a record by its key', async () => {
    const key = view.frame.getByRole('button', { name: 'slow.jsonl', exact: true });
    await key.click();
    await until('it is hidden', async () => (await view.coloured('loss', 'slow.jsonl')) === 0);
    await key.click();
    await until('it is drawn', async () => (await view.coloured('loss', 'slow.jsonl')) > 20);
  });

  test('removing a record hands the focus on, and colours stay', async () => {
    const colour = () => view.row('fast.jsonl').locator('.key').getAttribute('data-color');
    const before = await colour();
    const remove = view.frame.getByRole('button', { name: 'Remove slow.jsonl' });
    await remove.focus();
    await workbench.page.keyboard.press('Enter');
    await view.row('slow.jsonl').waitFor({ state: 'detached' });
    assert.equal(await view.frame.locator(':focus').getAttribute('aria-label'), 'Remove fast.jsonl');
    assert.equal(await colour(), before);
    await view.frame.getByRole('button', { name: 'Remove fast.jsonl' }).click();
    await view.frame.getByText('No record is shown.').waitFor();
    assert.match((await view.frame.locator(':focus').textContent()) ?? '', /^Add record/);
    await close();
  });

  test('a record is followed while it grows; half a line waits; a shorter one begins anew', async () => {
    const text = recordText(40);
    const losses = lossesOf(text);
    await view.openFromExplorer('live.jsonl');
    await view.waitFor('live.jsonl', 19);
    const rest = text.slice(recordText(20).length);
    const half = rest.indexOf('\n', rest.length / 2) - 30;
    appendFileSync(file('live.jsonl'), rest.slice(0, half));
    const whole = 20 + rest.slice(0, half).split('\n').length - 2;
    await view.waitFor('live.jsonl', whole);
    await until('the last loss is drawn', () => view.isDrawn('live.jsonl', whole, losses[whole]));
    await view.frame.getByText('The last line is not whole.').waitFor();
    assert.equal(await view.frame.getByText(/are left out/).count(), 0);
    appendFileSync(file('live.jsonl'), rest.slice(half));
    const [, last] = await view.waitFor('live.jsonl', 39);
    assert.equal(last, numberText(losses[39]));
    await view.frame.getByText('The last line is not whole.').waitFor({ state: 'detached' });
    writeFileSync(file('live.jsonl'), recordText(7, 0.4));
    const [, shorter] = await view.waitFor('live.jsonl', 6);
    assert.equal(shorter, numberText(lossesOf(recordText(7, 0.4))[6]));
    rmSync(file('live.jsonl'));
    await view.frame.getByText(/the file is not there/).waitFor();
    writeFileSync(file('live.jsonl'), recordText(9));
    await view.waitFor('live.jsonl', 8);
  });

  test('a panel that was hidden is up to date when it is seen again', async () => {
    await workbench.openFile('train_torch.py');
    await workbench.tabs('Training Records').waitFor();
    appendFileSync(file('live.jsonl'), recordText(12, 0.2, 9));
    await workbench.tabs('Training Records').click();
    await view.waitFor('live.jsonl', 11);
    await close();
  });

  test('records of other parameters, logs and bad lines: what is told of them', async () => {
    await view.openFromExplorer('log.csv', 'live.jsonl', 'other.jsonl');
    assert.deepEqual((await view.waitFor('log.csv', 2)).slice(1, 4), [
      '0.250000000000',
      '0.250000000000',
      '2',
    ]);
    await view.frame
      .getByText(/in no common plane: other\.jsonl/)
      .or(view.frame.getByText(/in no common plane: live\.jsonl/))
      .waitFor();
    await view.frame.getByText('diverged after step 0').first().waitFor();
    const line = view.frame.getByRole('list', { name: 'Lines of log.csv that are left out' });
    assert.match((await line.textContent()) ?? '', /Line 3, column 3: “loss” has to be a number\. “oops”/);
    await line.getByRole('button').press('Enter');
    await workbench.tabs('log.csv').waitFor();
    await workbench.page.locator('.statusbar-item', { hasText: 'Ln 3, Col 3' }).waitFor();
    await close();
  });

  test('a file of a gigabyte is refused by its size, unread; it is followed once it is smaller', async () => {
    writeFileSync(file('huge.csv'), 'loss\n1\n');
    truncateSync(file('huge.csv'), 1e9);
    await view.openFromExplorer('huge.csv');
    await view.frame.getByText('The file has 954 MiB; at most 64 are read.').waitFor();
    writeFileSync(file('huge.csv'), 'loss\n1\n0.5\n');
    assert.equal((await view.waitFor('huge.csv', 1))[1], numberText(0.5));
    rmSync(file('huge.csv'));
    await close();
  });

  test('the palette asks for a file; a record is added; a reload restores both', async () => {
    const { page } = workbench;
    const answer = async (name: string) => {
      const dialog = page.locator('.quick-input-widget input[type="text"]:focus');
      await dialog.waitFor();
      await until('the dialog is ready', async () => (await dialog.inputValue()).includes(workbench.folder));
      await page.waitForTimeout(500);
      await dialog.fill(file(name));
      await page.keyboard.press('Enter');
    };
    await workbench.showInPalette(openCommand);
    await page.keyboard.press('Enter');
    await answer('fast.jsonl');
    await view.waitFor('fast.jsonl', 59);
    await view.frame.getByRole('button', { name: 'Add record…' }).press('Enter');
    await answer('slow.jsonl');
    await view.waitFor('slow.jsonl', 59);
    await view.frame.getByRole('button', { name: 'slow.jsonl', exact: true }).press('Enter');
    await page.waitForTimeout(1_500);
    await workbench.reload();
    await view.waitFor('fast.jsonl', 59);
    await view.waitFor('slow.jsonl', 59);
    assert.equal(
      await view.frame.getByRole('button', { name: 'slow.jsonl', exact: true }).getAttribute('aria-pressed'),
      'false',
    );
    await close();
  });

  test('messages that are none are ignored', async () => {
    await view.openFromExplorer('fast.jsonl');
    await view.frame.locator('body').evaluate(() => {
      for (const message of [
        null,
        7,
        {},
        { type: 'remove', slot: 'x' },
        { type: 'show', slot: 1e9, line: 1, column: 1 },
      ])
        window.sendToHost!(message);
      window.postMessage({ type: 'records', picture: { revision: 1, records: [{}] } }, '*');
    });
    await view.waitFor('fast.jsonl', 59);
    const violations = await view.frame.locator('body').evaluate(() => window.policyViolations);
    assert.deepEqual(violations, []);
    await close();
  });

  test('a recorder inserted into a PyTorch script: the last loss that is drawn is the script’s', async () => {
    const { page } = workbench;
    const script = file('train_torch.py');
    await workbench.openFile('train_torch.py');
    const before = readFileSync(script, 'utf8').split('\n');
    const line = before.findIndex((text) => text.includes('scheduler = ')) + 1;
    await page.keyboard.press('Control+g');
    await page.locator('.quick-input-widget').waitFor();
    await page.keyboard.type(String(line));
    await page.locator('.quick-input-list .monaco-list-row', { hasText: `line ${line} ` }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await page.keyboard.press('Control+Enter');
    await workbench.showInPalette('Optimizer Lab: Insert Training Recorder');
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'PyTorch' }).waitFor();
    await page.keyboard.press('Enter');
    await page
      .locator('.view-line', { hasText: 'recorder = TrainingRecorder("training.jsonl", model' })
      .waitFor();
    await page.keyboard.type('sine.jsonl');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+s');
    await until('it is saved', () =>
      Promise.resolve(
        readFileSync(script, 'utf8').includes('TrainingRecorder("sine.jsonl", model, optimizer)'),
      ),
    );
    // What the comment says.
    const text = readFileSync(script, 'utf8')
      .replace(
        '            optimizer.step()\n',
        '            recorder.record(loss)\n            optimizer.step()\n',
      )
      .replace('    return model\n', '    print(repr(loss.item()))\n    return model\n');
    writeFileSync(script, text);
    const loss = lossOf(script);
    await close();
    await view.openFromExplorer('sine.jsonl');
    const [, last] = await view.waitFor('sine.jsonl', 1599);
    assert.equal(last, numberText(loss));
    assert.isTrue(await view.isDrawn('sine.jsonl', 1599, loss));
    await view.frame.getByText(/97 parameters as 64 random projections/).waitFor();
    assert.isAbove(await view.coloured('ways', 'sine.jsonl'), 20);
    // As a script leaves it that is killed while it writes.
    truncateSync(file('sine.jsonl'), statSync(file('sine.jsonl')).size - 30);
    await view.waitFor('sine.jsonl', 1598);
    await view.frame.getByText('The last line is not whole.').waitFor();
    const again = lossOf(script);
    assert.equal((await view.waitFor('sine.jsonl', 1599 + 1599))[1], numberText(again));
    assert.isTrue(await view.isDrawn('sine.jsonl', 1599 + 1599, again));
    await view.frame.getByText('The last line is not whole.').waitFor({ state: 'detached' });
  });

  /** Runs a script that prints its last loss in the end. */
  function lossOf(script: string): number {
    const options = { cwd: workbench.folder, encoding: 'utf8' } as const;
    const { status, stdout, stderr } = spawnSync(python('torch'), [script], options);
    assert.equal(status, 0, stderr);
    assert.equal(stderr, '');
    return Number(stdout.trim().split('\n').at(-1));
  }
});
