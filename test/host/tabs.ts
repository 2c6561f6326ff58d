// What is open in the workbench.
import * as vscode from 'vscode';

/** The tabs of the panel. VS Code puts a prefix before the view type. */
export function panelTabs(): vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter(
      ({ input }) =>
        input instanceof vscode.TabInputWebview && input.viewType.includes('optimizerLab.compare'),
    );
}

export async function closeEverything(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await until('all tabs are closed', () =>
    vscode.window.tabGroups.all.every((group) => group.tabs.length === 0),
  );
}

/** Waits for the tabs to change until the condition holds. */
export async function until(what: string, holds: () => boolean): Promise<void> {
  if (holds()) return;
  await new Promise<void>((resolve, reject) => {
    const listener = vscode.window.tabGroups.onDidChangeTabs(() => {
      if (holds()) finish(resolve);
    });
    const timer = setTimeout(() => finish(() => reject(new Error(`Waited in vain until ${what}.`))), 10_000);
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      listener.dispose();
      settle();
    };
  });
}
