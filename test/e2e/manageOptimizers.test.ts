import { Keys } from './keys';
import { Panel } from './panel';
import { until } from './until';
import { openWorkbench, type Workbench } from './workbench';

const own = (name: string) => ({ name, rule: 'theta = theta - lr*g', hyperparameters: { lr: 0.1 } });

suite('Own optimizers of the settings', function () {
  this.timeout(120_000);
  let workbench: Workbench;
  let panel: Panel;
  let keys: Keys;

  suiteSetup(async () => {
    const optimizers = { one: own('First rule'), two: own('Second rule') };
    workbench = await openWorkbench({ settings: { 'optimizerLab.optimizers': optimizers } });
    panel = await Panel.open(workbench);
    keys = new Keys(workbench, panel);
  });
  suiteTeardown(() => workbench?.dispose());

  const add = () =>
    panel.frame.getByRole('button', { name: 'Add optimizer' }).locator('visible=true').first();
  const offer = (name: string) => panel.frame.getByRole('menuitem', { name, exact: true });
  const pick = (name: string) =>
    workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: name });

  /** Waits until the menu offers some and not others. */
  async function offers(there: readonly string[], gone: readonly string[]): Promise<void> {
    const offered = async (names: readonly string[]) =>
      Promise.all(names.map(async (name) => (await offer(name).count()) > 0));
    await until(`${there.join()} is offered, ${gone.join()} is not`, async () => {
      await add().click();
      await panel.frame.getByRole('menuitem').first().waitFor();
      const [wanted, unwanted] = [await offered(there), await offered(gone)];
      await panel.frame.locator(':focus').press('Escape');
      return wanted.every(Boolean) && !unwanted.some(Boolean);
    });
  }

  test('are renamed by the keyboard, never to a name that is taken', async () => {
    await keys.run('Optimizer Lab: Manage Own Optimizers…');
    await keys.answer('Which of your optimizers', 'First rule');
    await keys.answer('What to do with “First rule”', 'Rename…');
    await workbench.page.locator('.quick-input-widget input:focus').fill('adam');
    await workbench.page.getByText('There is an optimizer “adam” already').first().waitFor();
    await workbench.page.locator('.quick-input-widget input:focus').fill('Better rule');
    await keys.press('Enter');
    await workbench.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await offers(['Better rule', 'Second rule'], ['First rule']);
  });

  test('are deleted by mouse, which can be undone', async () => {
    const remove = async (name: string) => {
      await panel.frame.getByRole('button', { name: 'More', exact: true }).locator('visible=true').click();
      await panel.frame.getByRole('menuitem', { name: 'Manage own optimizers…' }).click();
      await pick(name).click();
      await pick('Delete').click();
      // Under a test driver VS Code rings its bell, but shows no message on its own.
      await workbench.page.locator('.statusbar-item .codicon-bell-dot').waitFor();
    };
    await remove('Better rule');
    await workbench.runCommand('Notifications: Show Notifications');
    const message = workbench.page.locator('.notifications-center .notification-list-item', {
      hasText: '“Better rule” was deleted from your settings.',
    });
    await message.getByRole('button', { name: 'Undo' }).click();
    await offers(['Better rule', 'Second rule'], []);
    await remove('Second rule');
    await offers(['Better rule'], ['Second rule']);
  });
});
