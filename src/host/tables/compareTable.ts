import * as vscode from 'vscode';
import { ProblemError, type Experiment, type Problem } from '../../core/index';
import { suggestExperiment, suggestObjective } from '../../tables/index';
import type { ComparePanel } from '../comparePanel';
import { problemsOf } from '../session';
import { nameOf, type TableFiles } from './tableFiles';

/** What a table's file is called. */
const isTable = /\.(csv|tsv)$/i;

/** Files that are offered. */
const maxOffered = 500;

/**
 * Registers “Compare Optimizers on This CSV”: batch, mini-batch and stochastic descent on a file of the workspace.
 * @param open opens a panel
 */
export function registerCompareTable(
  files: TableFiles,
  open: (experiment: Experiment) => ComparePanel,
): vscode.Disposable {
  return vscode.commands.registerCommand('optimizerLab.compareTable', async (clicked: unknown) => {
    const uri = clicked instanceof vscode.Uri ? clicked : (tableInFront() ?? (await pickTable()));
    if (!uri) return;
    const found = await suggest(uri, pathInWorkspace(uri), files);
    if (found) await open(suggestExperiment(found.objective, found.table, found.chosen)).painted();
  });
}

/** Puts a file of the user's choice in the place of what a panel minimises. */
export async function chooseTable({ session, file }: ComparePanel, files: TableFiles): Promise<void> {
  const uri = await pickTable();
  const found = uri && (await suggest(uri, pathFrom(file?.uri, uri), files));
  if (found) session.change({ kind: 'objective', objective: found.objective }, session.revision);
}

/** The table that is open in front, if it is one. */
function tableInFront(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const uri =
    input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom ? input.uri : undefined;
  return uri && isTable.test(uri.path) ? uri : undefined;
}

async function pickTable(): Promise<vscode.Uri | undefined> {
  const found = await vscode.workspace.findFiles('**/*.{csv,tsv,CSV,TSV}', '**/node_modules/**', maxOffered);
  if (found.length === 0) {
    const message = vscode.l10n.t('There is no CSV file in the folders of the workspace.');
    void vscode.window.showInformationMessage(message);
    return undefined;
  }
  const items = found
    .map((uri) => ({ label: nameOf(uri), description: vscode.workspace.asRelativePath(uri), uri }))
    .sort((a, b) => a.description.localeCompare(b.description));
  const title = vscode.l10n.t('Rows to Train On');
  const picked = await vscode.window.showQuickPick(items, { title, matchOnDescription: true });
  return picked?.uri;
}

/** As an experiment names it that is in no file. */
function pathInWorkspace(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri, false);
}

/** As an experiment in this file names it: relative to its folder, where it is below that. */
function pathFrom(experiment: vscode.Uri | undefined, uri: vscode.Uri): string {
  const folder = experiment && vscode.Uri.joinPath(experiment, '../').path;
  return folder && uri.path.startsWith(folder) ? uri.path.slice(folder.length) : pathInWorkspace(uri);
}

/** Reads the file, and tells what is wrong with it. */
async function suggest(uri: vscode.Uri, path: string, files: TableFiles) {
  const title = vscode.l10n.t('Reading {0}', nameOf(uri));
  try {
    return await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      async (_, token) => {
        const abort = new AbortController();
        token.onCancellationRequested(() => abort.abort(new vscode.CancellationError()));
        const table = await files.read(uri, undefined, abort.signal);
        const suggested = suggestObjective(path, table);
        if (!suggested.ok) throw new ProblemError(suggested.errors);
        return { ...suggested, table };
      },
    );
  } catch (error) {
    if (!(error instanceof vscode.CancellationError)) void tell(uri, problemsOf(error)[0]);
    return undefined;
  }
}

/** Says what is wrong, and shows the place. */
async function tell(uri: vscode.Uri, { message, line, column = 1 }: Problem): Promise<void> {
  const name = nameOf(uri);
  if (line === undefined) {
    void vscode.window.showErrorMessage(vscode.l10n.t('{0}: {1}', name, message));
    return;
  }
  const show = vscode.l10n.t('Show');
  const text = vscode.l10n.t('{0}, line {1}, column {2}: {3}', name, line, column, message);
  if ((await vscode.window.showErrorMessage(text, show)) !== show) return;
  const at = new vscode.Position(line - 1, column - 1);
  await vscode.commands.executeCommand('vscode.open', uri, { selection: new vscode.Range(at, at) });
}
