import * as vscode from 'vscode';

/** Registers the command; the panel comes with it. */
export function activate(context: vscode.ExtensionContext): void {
  context.subscriptions.push(
    vscode.commands.registerCommand('optimizerLab.compare', () => {
      const panel = vscode.window.createWebviewPanel(
        'optimizerLab.compare',
        'Compare Optimizers',
        vscode.ViewColumn.Beside,
      );
      panel.webview.html = '<!DOCTYPE html><html lang="en"><body><h1>Compare Optimizers</h1></body></html>';
    }),
  );
}
