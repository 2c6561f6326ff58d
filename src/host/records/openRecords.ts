import * as vscode from 'vscode';
import { RecordsPanel, type Placed } from './recordsPanel';

/** One constant for the panel's creation, its serializer and the manifest's activation event. */
export const recordsViewType = 'optimizerLab.records';

/** Registers the command that opens records of trainings, and what restores their panels after a reload. */
export function registerRecords(extensionUri: vscode.Uri, log: vscode.LogOutputChannel): vscode.Disposable {
  const attach = (panel: vscode.WebviewPanel, placed: readonly Placed[]): RecordsPanel => {
    panel.iconPath = new vscode.ThemeIcon('graph-line') as unknown as vscode.Uri;
    return new RecordsPanel(panel, placed, extensionUri, log, chooseFiles);
  };
  return vscode.Disposable.from(
    // Done when the records are on the screen.
    vscode.commands.registerCommand('optimizerLab.openRecord', async (clicked: unknown, all: unknown) => {
      const uris = await urisOf(clicked, all);
      if (uris.length === 0) return;
      const column = vscode.window.activeTextEditor ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
      const title = vscode.l10n.t('Training Records');
      const panel = attach(vscode.window.createWebviewPanel(recordsViewType, title, column), []);
      panel.add(uris);
      await panel.painted();
    }),
    vscode.window.registerWebviewPanelSerializer(recordsViewType, {
      deserializeWebviewPanel(panel, state: unknown) {
        attach(panel, restored(state));
        return Promise.resolve();
      },
    }),
  );
}

/** What was clicked on in the explorer, all that is selected there, or else what is chosen. */
async function urisOf(clicked: unknown, all: unknown): Promise<readonly vscode.Uri[]> {
  const given = [...(Array.isArray(all) ? (all as unknown[]) : []), clicked].filter(
    (item) => item instanceof vscode.Uri,
  );
  return given.length > 0 ? given : chooseFiles();
}

async function chooseFiles(): Promise<readonly vscode.Uri[]> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const chosen = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Open Training Record'),
    canSelectMany: true,
    filters: {
      [vscode.l10n.t('Training records and logs')]: ['jsonl', 'ndjson', 'csv', 'tsv', 'log', 'json', 'txt'],
      [vscode.l10n.t('All files')]: ['*'],
    },
    ...(folder && { defaultUri: folder }),
  });
  return chosen ?? [];
}

/** What the webview kept for a reload, as far as it is valid. */
function restored(state: unknown): Placed[] {
  const records =
    typeof state === 'object' && state !== null && 'records' in state && Array.isArray(state.records)
      ? (state.records as unknown[])
      : [];
  return records.flatMap((record) => {
    if (typeof record !== 'object' || record === null || !('uri' in record) || !('slot' in record)) return [];
    const { uri, slot } = record;
    if (typeof uri !== 'string' || !Number.isSafeInteger(slot) || (slot as number) < 0) return [];
    try {
      return [{ uri: vscode.Uri.parse(uri, true), slot: slot as number }];
    } catch {
      return [];
    }
  });
}
