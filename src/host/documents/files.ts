import * as vscode from 'vscode';
import type { ComparePanel } from '../comparePanel';
import { editorType } from './experimentEditor';
import { writeExperiment } from './experimentText';

/** The ending of experiments' files. */
const ending = '.optlab.json';

/** Writes the experiment of a panel to a file of the user's choice, and goes on in that file's editor. */
export async function saveAs({ panel, session, file }: ComparePanel): Promise<void> {
  const { experiment } = session;
  if (!experiment) return;
  const chosen = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Save Experiment'),
    filters: filters(),
    ...placeOf(file?.uri),
  });
  if (!chosen) return;
  const uri = withEnding(chosen);
  // The dialog has asked about the name that was typed only.
  if (uri !== chosen && !(await mayReplace(uri))) return;
  const { viewColumn = vscode.ViewColumn.Active } = panel;
  try {
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(writeExperiment(experiment)));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(vscode.l10n.t('The experiment was not saved: {0}', reason));
    return;
  }
  await vscode.commands.executeCommand('vscode.openWith', uri, editorType, viewColumn);
  if (!file) panel.dispose();
}

/** By its ending VS Code knows the file: `a` and `a.json` become `a.optlab.json`. */
function withEnding(uri: vscode.Uri): vscode.Uri {
  return uri.path.endsWith(ending) ? uri : uri.with({ path: uri.path.replace(/\.json$/, '') + ending });
}

async function mayReplace(uri: vscode.Uri): Promise<boolean> {
  const exists = await vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
  if (!exists) return true;
  const replace = vscode.l10n.t('Replace');
  const question = vscode.l10n.t('“{0}” exists already. Replace it?', vscode.workspace.asRelativePath(uri));
  return (await vscode.window.showWarningMessage(question, { modal: true }, replace)) === replace;
}

/** Opens a file of the user's choice in the panel's editor. */
export async function openFile(): Promise<void> {
  const [chosen] =
    (await vscode.window.showOpenDialog({ title: vscode.l10n.t('Open Experiment'), filters: filters() })) ??
    [];
  if (chosen) await vscode.commands.executeCommand('vscode.openWith', chosen, editorType);
}

function filters(): Record<string, string[]> {
  return { [vscode.l10n.t('Optimizer Lab experiments')]: ['json'] };
}

/** Where the dialog begins: beside the file that it was, or in the workspace. */
function placeOf(uri: vscode.Uri | undefined): { readonly defaultUri?: vscode.Uri } {
  if (uri && vscode.workspace.fs.isWritableFileSystem(uri.scheme) === true) return { defaultUri: uri };
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  return folder ? { defaultUri: vscode.Uri.joinPath(folder, `experiment${ending}`) } : {};
}
