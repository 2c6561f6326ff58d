import * as vscode from 'vscode';
import { wrongName, type OwnOptimizer } from '../core/index';
import { keptOptimizers, writeOptimizers } from './keptOptimizers';

/** “Manage Own Optimizers…”: renames and deletes those that the user's settings keep. Experiments have their own copies. */
export async function manageOptimizers(): Promise<void> {
  const kept = keptOptimizers();
  const items = Object.entries(kept).map(([id, own]) => ({
    label: own.name,
    detail: firstLine(own),
    id,
    own,
  }));
  if (items.length === 0) {
    const message = vscode.l10n.t(
      'Your settings keep no optimizer yet. “Save…”, in the open row of a run with its own rule, puts one there.',
    );
    void vscode.window.showInformationMessage(message);
    return;
  }
  const placeHolder = vscode.l10n.t('Which of your optimizers');
  const picked = await vscode.window.showQuickPick(items, { placeHolder });
  if (!picked) return;
  const { id, own } = picked;
  const rename = { label: vscode.l10n.t('$(edit) Rename…') };
  const remove = { label: vscode.l10n.t('$(trash) Delete') };
  const what = vscode.l10n.t('What to do with “{0}”', own.name);
  const action = await vscode.window.showQuickPick([rename, remove], { placeHolder: what });
  if (action === rename) await renameOptimizer(id, own);
  else if (action === remove) await deleteOptimizer(id, own);
}

async function renameOptimizer(id: string, own: OwnOptimizer): Promise<void> {
  const name = await vscode.window.showInputBox({
    prompt: vscode.l10n.t('What “{0}” is called', own.name),
    value: own.name,
    validateInput: (text) => wrongName(text, id, keptOptimizers()),
  });
  if (name !== undefined && name.trim() !== own.name)
    await writeOptimizers((all) => ({ ...all, [id]: { ...own, name: name.trim() } }), own.name);
}

/** As VS Code does with what is not lost: at once, and it can be undone. */
async function deleteOptimizer(id: string, own: OwnOptimizer): Promise<void> {
  const deleted = await writeOptimizers(({ [id]: _, ...others }) => others, own.name);
  if (!deleted) return;
  const undo = vscode.l10n.t('Undo');
  const message = vscode.l10n.t('“{0}” was deleted from your settings.', own.name);
  if ((await vscode.window.showInformationMessage(message, undo)) === undo)
    await writeOptimizers((all) => ({ [id]: own, ...all }), own.name);
}

function firstLine({ rule }: OwnOptimizer): string {
  return rule.trim().split('\n', 1)[0];
}
