import { assert } from 'chai';
import { Panel } from './panel';
import { openWorkbench, type Workbench } from './workbench';

// VS Code trusts every workspace in which it runs tests of its own kind, so Restricted Mode is seen from outside.
for (const release of ['oldest', 'newest'] as const) {
  for (const host of ['node', 'web'] as const) {
    suite(`Restricted Mode, ${release} VS Code, ${host} host`, function () {
      this.timeout(120_000);
      let workbench: Workbench;

      suiteSetup(async () => {
        workbench = await openWorkbench({ release, host, trusted: false });
      });
      suiteTeardown(() => workbench?.dispose());

      test('the command draws its picture', async () => {
        await workbench.page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
        const panel = await Panel.open(workbench);
        await panel.row(4).filter({ hasText: '0.446' }).waitFor();
        assert.equal(workbench.host, host);
      });
    });
  }
}
