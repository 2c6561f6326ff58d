// Files of the workspace under test.
import { assert } from 'chai';
import * as vscode from 'vscode';
import type { Experiment } from '../../src/core/index';

export function fileUri(name: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'no folder is open');
  return vscode.Uri.joinPath(folder.uri, name);
}

/** Writes a file of the workspace. */
export async function writeFile(name: string, text: string): Promise<vscode.Uri> {
  const uri = fileUri(name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

export async function readFile(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

/** Writes an experiment's file and opens it in the panel's editor. */
export async function openExperiment(
  name: string,
  experiment: Experiment | string,
): Promise<vscode.TextDocument> {
  const text = typeof experiment === 'string' ? experiment : JSON.stringify(experiment, null, 2);
  const uri = await writeFile(name, text);
  await vscode.commands.executeCommand('vscode.open', uri);
  return vscode.workspace.openTextDocument(uri);
}

/** Puts a text in the place of another one, as one who edits beside the panel. */
export async function replaceText(
  document: vscode.TextDocument,
  search: string,
  replacement: string,
): Promise<void> {
  const at = document.getText().indexOf(search);
  assert.isAtLeast(at, 0, `“${search}” is not in the text`);
  const range = new vscode.Range(document.positionAt(at), document.positionAt(at + search.length));
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, range, replacement);
  assert.isTrue(await vscode.workspace.applyEdit(edit));
}

/** Waits until the condition holds. */
export async function eventually(what: string, holds: () => boolean): Promise<void> {
  for (let waited = 0; !holds(); waited += 20) {
    if (waited > 10_000) throw new Error(`Waited in vain until ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
