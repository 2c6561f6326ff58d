import { assert } from 'chai';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { until } from './until';
import { openWorkbench, type Workbench } from './workbench';

suite('Insert Optimizer Snippet', function () {
  this.timeout(180_000);
  let workbench: Workbench;
  const file = 'train_torch.py';
  const readOnly = 'train_keras.py';
  const onDisk = (name = file) => readFileSync(path.join(workbench.folder, name), 'utf8');

  suiteSetup(async () => {
    workbench = await openWorkbench({ settings: { 'files.readonlyInclude': { [`**/${readOnly}`]: true } } });
  });
  suiteTeardown(() => workbench?.dispose());

  /** Waits until the quick pick asks this, types an answer and takes what is left. */
  async function answer(question: string, text: string): Promise<void> {
    const { page } = workbench;
    await page.locator(`.quick-input-widget input[placeholder="${question}"]`).waitFor();
    await page.keyboard.type(text);
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: text }).waitFor();
    await page.keyboard.press('Enter');
  }

  /** Saves, and waits until the file on disk holds the text. */
  async function saved(text: string, name = file): Promise<string> {
    const { page } = workbench;
    await page.keyboard.press('Control+s');
    await until(
      `“${text}” is saved`,
      () => onDisk(name).includes(text),
      () => onDisk(name),
    );
    return onDisk(name);
  }

  /** Goes to the end of a line and opens an empty one below it, as deep as the editor makes it. */
  async function openLineBelow(line: number): Promise<void> {
    const { page } = workbench;
    await page.keyboard.press('Control+g');
    await page.locator('.quick-input-widget').waitFor();
    await page.keyboard.type(String(line));
    await page.locator('.quick-input-list .monaco-list-row', { hasText: `line ${line} ` }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await page.keyboard.press('Control+Enter');
  }

  test('by the keyboard alone: Adam for PyTorch, in the file that is open', async () => {
    const { page } = workbench;
    await workbench.openFile(file);
    const before = onDisk();
    const lines = before.split('\n');
    const line = lines.findIndex((text) => text.includes('optimizer = torch.optim.SGD')) + 1;
    await openLineBelow(line);
    await workbench.showInPalette('Optimizer Lab: Insert Optimizer Snippet');
    await page.keyboard.press('Enter');
    await answer('Which optimizer?', 'Adam');
    await answer('For which library or language?', 'PyTorch');
    await page.locator('.view-line', { hasText: 'torch.optim.Adam(model.parameters(), lr=0.001)' }).waitFor();
    // The value is selected: what is typed takes its place.
    await page.keyboard.type('0.01');
    await page.keyboard.press('Escape');
    const after = await saved('lr=0.01)');
    const expected = lines.toSpliced(
      line,
      0,
      '    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)',
    );
    assert.equal(after, expected.join('\n'));
  });

  test('a run of the panel with its values, as its update rule', async () => {
    const { page } = workbench;
    await workbench.runCommand('Optimizer Lab: Compare Optimizers');
    await workbench.webview().locator('canvas#plane[data-revision]').waitFor();
    await workbench.tabs(file).click();
    const lines = onDisk().split('\n');
    const line = lines.findIndex((text) => text.includes('torch.manual_seed')) + 1;
    await openLineBelow(line);
    await workbench.showInPalette('Optimizer Lab: Insert Optimizer Snippet');
    await page.keyboard.press('Enter');
    await answer('Which optimizer?', 'Adam');
    await answer('For which library or language?', 'NumPy');
    await page.locator('.view-line', { hasText: 'class Adam:' }).waitFor();
    await page.keyboard.press('Escape');
    const text = await saved('class Adam:');
    assert.include(
      text,
      '    class Adam:\n        def __init__(self, lr=0.3, beta1=0.9, beta2=0.999, eps=1e-8):\n',
    );
    assert.match(text, /^import torch\nfrom torch import nn\nimport numpy as np\n\n\n/m);
  });

  /** Opens the menu of the editor that has the focus, at its cursor. */
  async function openContextMenu(): Promise<void> {
    const { page } = workbench;
    const cursor = (await page.locator('.monaco-editor.focused .cursor').first().boundingBox())!;
    await page.mouse.click(cursor.x + 1, cursor.y + cursor.height / 2, { button: 'right' });
    await page.getByRole('menuitem', { name: 'Command Palette' }).waitFor();
  }

  const entry = () => workbench.page.getByRole('menuitem', { name: 'Insert Optimizer Snippet' });

  test('from the menu of an editor, where the cursor is', async () => {
    const { page } = workbench;
    const script = 'train_tfjs.js';
    await workbench.openFile(script);
    const lines = onDisk(script).split('\n');
    await openLineBelow(1);
    await openContextMenu();
    // A menu that has only just opened takes no click.
    await page.waitForTimeout(500);
    await entry().click();
    await answer('Which optimizer?', 'SGD');
    await answer('For which library or language?', 'JavaScript');
    await page.locator('.view-line', { hasText: 'class SGD' }).waitFor();
    await page.keyboard.press('Escape');
    const after = (await saved('class SGD', script)).split('\n');
    assert.equal(after[0], lines[0]);
    assert.equal(after[1], '// SGD (Robbins and Monro, 1951), as in torch.optim.SGD');
    assert.equal(after[2], 'class SGD {');
    assert.deepEqual(after.slice(1 - lines.length), lines.slice(1));
  });

  test('not from the menu of one that takes no edits', async () => {
    await workbench.openFile(readOnly);
    await openContextMenu();
    assert.equal(await entry().count(), 0);
    await workbench.page.keyboard.press('Escape');
    await workbench.page.getByRole('menuitem', { name: 'Command Palette' }).waitFor({ state: 'detached' });
  });

  test('a read-only editor is left as it is; its message offers a new file', async () => {
    const { page } = workbench;
    await workbench.openFile(readOnly);
    const before = onDisk(readOnly);
    await workbench.showInPalette('Optimizer Lab: Insert Optimizer Snippet');
    await page.keyboard.press('Enter');
    await answer('Which optimizer?', 'Adam');
    await answer('For which library or language?', 'PyTorch');
    // Under a test driver VS Code rings its bell, but shows no message on its own.
    await page.locator('.statusbar-item .codicon-bell-dot').waitFor();
    await workbench.runCommand('Notifications: Show Notifications');
    const message = page.locator('.notifications-center .notification-list-item', {
      hasText: `“${readOnly}” is read-only: nothing was inserted.`,
    });
    await message.waitFor();
    await page.locator('.view-line', { hasText: 'Classify handwritten digits' }).waitFor();
    await message.getByRole('button', { name: 'Open in New File' }).click();
    await page.locator('.view-line', { hasText: 'torch.optim.Adam(model.parameters(), lr=' }).waitFor();
    await workbench.tabs('Untitled-1').waitFor();
    await page.locator('.statusbar-item', { hasText: /^Python$/ }).waitFor();
    assert.equal(onDisk(readOnly), before);
  });
});
