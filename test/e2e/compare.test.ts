import { assert } from 'chai';
import { openWorkbench, type Workbench } from './workbench';

const title = 'Optimizer Lab: Compare Optimizers';

suite('Compare Optimizers', function () {
  this.timeout(120_000);
  let workbench: Workbench;

  suiteSetup(async () => {
    workbench = await openWorkbench();
  });
  suiteTeardown(() => workbench?.dispose());

  test('opens the panel from the palette, beside the code', async () => {
    await workbench.openFile('train_torch.py');
    await workbench.runCommand(title);
    await workbench.webview().locator('body:not(:empty)').waitFor();
    assert.equal(await workbench.tabs('Compare Optimizers').count(), 1);
    assert.equal(await workbench.tabs('train_torch.py').count(), 1);
  });
});

suite('Restricted Mode', function () {
  this.timeout(120_000);
  let workbench: Workbench;

  suiteSetup(async () => {
    workbench = await openWorkbench({ trusted: false });
  });
  suiteTeardown(() => workbench?.dispose());

  test('leaves the command working', async () => {
    await workbench.page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
    await workbench.runCommand(title);
    await workbench.webview().locator('body:not(:empty)').waitFor();
  });
});
