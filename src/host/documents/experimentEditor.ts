import * as vscode from 'vscode';
import type { ComparePanel } from '../comparePanel';
import type { Session } from '../session';
import { newExperiment } from '../settings';
import { ExperimentDocument } from './experimentDocument';

/** One constant for the editor's registration and the manifest. */
export const editorType = 'optimizerLab.experiment';

/**
 * Registers the editor that shows `*.optlab.json` files as panels.
 * @param newSession makes a session without an experiment, whose file will be in the folder
 * @param attach makes a panel of a webview and its session
 */
export function registerExperimentEditor(
  newSession: (folder: vscode.Uri) => Session,
  attach: (panel: vscode.WebviewPanel, session: Session) => ComparePanel,
): vscode.Disposable {
  const diagnostics = vscode.languages.createDiagnosticCollection('optimizer-lab');
  const editor = vscode.window.registerCustomEditorProvider(
    editorType,
    {
      async resolveCustomTextEditor(document, webviewPanel, token) {
        const readOnly = await isReadOnly(document.uri);
        if (token.isCancellationRequested) return;
        const session = newSession(vscode.Uri.joinPath(document.uri, '..'));
        const file = new ExperimentDocument(document, session, readOnly, diagnostics, newExperiment);
        attach(webviewPanel, session).keepIn(file);
      },
    },
    { supportsMultipleEditorsPerDocument: true },
  );
  return vscode.Disposable.from(diagnostics, editor);
}

/** Whether a document cannot be written: the old side of a comparison, or what its file system says. */
async function isReadOnly(uri: vscode.Uri): Promise<boolean> {
  if (uri.scheme === 'untitled') return false;
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== true) return true;
  try {
    const { permissions } = await vscode.workspace.fs.stat(uri);
    return permissions === vscode.FilePermission.Readonly;
  } catch {
    // Not there yet, or no longer: saving will tell.
    return false;
  }
}
