import { assert } from 'chai';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openWorkbench, type Workbench } from './workbench';

suite('Insert Optimizer Snippet', function () {
  this.timeout(180_000);
  let workbench: Workbench;
  const file = 'train_torch.py';
  const onDisk = () => readFileSync(path.join(workbench.folder, file), 'utf8');

  suiteSetup(async () => {
    workbench = await openWorkbench();
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
  async function saved(text: string): Promise<string> {
    const { page } = workbench;
    await page.keyboard.press('Control+s');
    for (const deadline = Date.now() + 20_000; !onDisk().includes(text);) {
      if (Date.now() > deadline) throw new Error(`“${text}” was not saved:\n${onDisk()}`);
      await page.waitForTimeout(50);
    }
    return onDisk();
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
});
