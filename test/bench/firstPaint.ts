// From the command to the first painted trajectory, against an empty webview panel opened by the same extension host:
// the usual of 31 times each.
// Runs in VS Code, which calls run().
import * as vscode from 'vscode';
import { interleave, usual } from './compare';

const command = 'optimizerLab.compare';

export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension('optimizer-lab.optimizer-lab');
  if (!extension) throw new Error('VS Code does not know the extension.');
  await extension.activate();
  const comparison = await interleave(
    'From command to first trajectory, against an empty webview',
    1.5,
    comparePanel,
    emptyPanel,
    usual,
  );
  console.log(`[test] ${JSON.stringify({ type: 'measured', comparison })}`);
  console.log(`[test] ${JSON.stringify({ type: 'finished' })}`);
}

/** The command is done when its trajectories are on the screen. */
async function comparePanel(): Promise<number> {
  const begin = Date.now();
  await vscode.commands.executeCommand(command);
  const time = Date.now() - begin;
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  return time;
}

/** The least that a panel can do: a script that says when its first frame was drawn. */
async function emptyPanel(): Promise<number> {
  const begin = Date.now();
  const panel = vscode.window.createWebviewPanel('empty', 'Empty', vscode.ViewColumn.Active, {
    enableScripts: true,
  });
  const painted = new Promise<void>((resolve) => panel.webview.onDidReceiveMessage(() => resolve()));
  panel.webview.html = `<!DOCTYPE html><html lang="en"><body><script>
    const vscode = acquireVsCodeApi();
    requestAnimationFrame(() => vscode.postMessage('painted'));
  </script></body></html>`;
  await painted;
  const time = Date.now() - begin;
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  return time;
}
