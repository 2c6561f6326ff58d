import * as vscode from 'vscode';
import { recorders } from '../snippets/recorders/catalogue';
import type { Recorder } from '../snippets/recorders/recorder';
import type { LastEditor } from './lastEditor';
import { insertIntoEditor } from './snippetEdit';

/** Registers the command that writes a training recorder into a script; an id of a framework may be handed over. */
export function registerInsertRecorder(lastEditor: LastEditor): vscode.Disposable {
  return vscode.commands.registerCommand('optimizerLab.insertRecorder', (framework: unknown) =>
    insertRecorder(framework, lastEditor),
  );
}

/** @returns whether something was inserted */
async function insertRecorder(framework: unknown, lastEditor: LastEditor): Promise<boolean> {
  const known = recorders.find(({ id }) => id === framework);
  const recorder = known ?? (await pickRecorder(lastEditor.document));
  if (!recorder) return false;
  const editor = (await lastEditor.show()) ?? (await newEditor());
  if (await insertIntoEditor(editor, recorder.snippet, recorder)) return true;
  const name = vscode.workspace.asRelativePath(editor.document.uri);
  void vscode.window.showErrorMessage(vscode.l10n.t('“{0}” is read-only: nothing was inserted.', name));
  return false;
}

/** Asks for which framework; that of the script comes first. */
async function pickRecorder(document: vscode.TextDocument | undefined): Promise<Recorder | undefined> {
  const text = document?.getText() ?? '';
  const isKeras = /^\s*(import|from)\s+(keras|tensorflow)\b/m.test(text);
  const isTorch = /^\s*(import|from)\s+torch\b/m.test(text);
  const first = isKeras && !isTorch ? 'keras' : 'pytorch';
  const items = [...recorders]
    .sort((a, b) => Number(b.id === first) - Number(a.id === first))
    .map((recorder) => ({ label: recorder.name, detail: recorder.snippet.text.split('\n')[0], recorder }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Insert Training Recorder'),
    placeHolder: vscode.l10n.t('Which framework trains?'),
  });
  return picked?.recorder;
}

async function newEditor(): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'python' }));
}
