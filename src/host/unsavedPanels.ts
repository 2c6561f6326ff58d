import * as vscode from 'vscode';
import { parseExperiment, startHistory, type Experiment, type History } from '../core/index';
import type { ComparePanel } from './comparePanel';
import { newExperiment } from './settings';

/** One constant for the panel's creation, its serializer and the manifest's activation event. */
export const viewType = 'optimizerLab.compare';

/** Makes a panel of a webview; the panel of a file is made elsewhere. */
export type Attach = (panel: vscode.WebviewPanel, history: History) => ComparePanel;

/** Opens a panel for an experiment that is in no file: beside the code, if there is any. */
export function openUnsaved(experiment: Experiment, attach: Attach): ComparePanel {
  const column = vscode.window.activeTextEditor ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
  const title = vscode.l10n.t('Compare Optimizers');
  return attachTo(
    vscode.window.createWebviewPanel(viewType, title, column),
    startHistory(experiment),
    attach,
  );
}

/** Restores such panels after a reload. */
export function registerUnsavedPanels(attach: Attach): vscode.Disposable {
  return vscode.window.registerWebviewPanelSerializer(viewType, {
    deserializeWebviewPanel(panel, state: unknown) {
      attachTo(panel, restoredHistory(state) ?? startHistory(newExperiment()), attach);
      return Promise.resolve();
    },
  });
}

function attachTo(panel: vscode.WebviewPanel, history: History, attach: Attach): ComparePanel {
  panel.iconPath = new vscode.ThemeIcon('beaker') as unknown as vscode.Uri;
  return attach(panel, history);
}

/** What the webview kept for a reload, if it is a valid experiment. */
function restoredHistory(state: unknown): History | undefined {
  if (typeof state !== 'object' || state === null || !('version' in state) || state.version !== 1)
    return undefined;
  const parsed = parseExperiment('experiment' in state ? state.experiment : undefined);
  if (!parsed.ok) return undefined;
  const slots =
    'slots' in state && Array.isArray(state.slots) ? state.slots.filter(Number.isSafeInteger) : [];
  return startHistory(parsed.experiment, slots as number[]);
}
