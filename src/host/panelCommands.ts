import * as vscode from 'vscode';
import type { PanelCommand } from '../protocol/messages';
import type { ComparePanel } from './comparePanel';
import { saveAs } from './documents/saveAs';

/** Does what a panel's menu and keys ask for, and the commands of the same names do for the panel that was active last. */
export async function runPanelCommand(command: PanelCommand, panel: ComparePanel): Promise<void> {
  switch (command) {
    case 'save':
      if (panel.file) await saveFile(panel);
      else await saveAs(panel);
      break;
    case 'saveAs':
      await saveAs(panel);
      break;
    case 'openAsText':
      if (panel.file) await openAsText(panel.file.uri);
      break;
  }
}

/** With what the hand has just done. */
async function saveFile({ file }: ComparePanel): Promise<void> {
  await file?.flush();
  await vscode.commands.executeCommand('workbench.action.files.save');
}

async function openAsText(uri: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand('vscode.openWith', uri, 'default', vscode.ViewColumn.Beside);
}
