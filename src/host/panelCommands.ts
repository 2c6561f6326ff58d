import * as vscode from 'vscode';
import type { PanelCommand } from '../protocol/messages';
import type { ComparePanel } from './comparePanel';
import { editorType } from './documents/experimentEditor';
import { openFile, saveAs } from './documents/files';
import type { Panels } from './panels';

/** What the palette offers of what a panel's menu and keys ask for. */
const inPalette: readonly PanelCommand[] = ['saveAs', 'open', 'openAsText'];

/** Registers commands of the same names, which do it for the panel that was active last. */
export function registerPanelCommands(panels: Panels): vscode.Disposable {
  return vscode.Disposable.from(
    ...inPalette.map((command) =>
      vscode.commands.registerCommand(`optimizerLab.${command}`, () =>
        runPanelCommand(command, panels.latest),
      ),
    ),
    vscode.commands.registerCommand('optimizerLab.openAsPanel', openAsPanel),
  );
}

/** Does what a panel's menu and keys ask for. */
export async function runPanelCommand(command: PanelCommand, panel: ComparePanel | undefined): Promise<void> {
  switch (command) {
    case 'save':
      if (panel?.file) await saveFile(panel);
      else if (panel) await saveAs(panel);
      break;
    case 'saveAs':
      if (panel) await saveAs(panel);
      break;
    case 'open':
      await openFile();
      break;
    case 'openAsText':
      if (panel?.file) await openAsText(panel.file.uri);
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

/** @param clicked what a menu was opened on; the editor in front if absent */
async function openAsPanel(clicked: unknown): Promise<void> {
  const uri = clicked instanceof vscode.Uri ? clicked : vscode.window.activeTextEditor?.document.uri;
  if (uri) await vscode.commands.executeCommand('vscode.openWith', uri, editorType, vscode.ViewColumn.Beside);
}
