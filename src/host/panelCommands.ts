import * as vscode from 'vscode';
import { presets, type Experiment, type Preset } from '../core/index';
import { panelCommands, type PanelCommand } from '../protocol/messages';
import type { ComparePanel } from './comparePanel';
import { readCode, writeCode } from './documents/experimentCode';
import type { ExperimentDocument } from './documents/experimentDocument';
import { editorType } from './documents/experimentEditor';
import { openFile, saveAs } from './documents/files';
import { manageOptimizers } from './manageOptimizers';
import type { Panels } from './panels';
import { newExperiment } from './settings';

/** Opens a panel for an experiment that is in no file. */
export type OpenUnsaved = (experiment: Experiment) => ComparePanel;

/** What the palette offers of what a panel's menu and keys ask for: it has commands of its own for the others. */
const inPalette = panelCommands.filter((command) => command !== 'save' && command !== 'openData');

/** Registers commands of the same names, which do it for the panel that was active last. */
export function registerPanelCommands(panels: Panels, openUnsaved: OpenUnsaved): vscode.Disposable {
  return vscode.Disposable.from(
    ...inPalette.map((command) =>
      vscode.commands.registerCommand(`optimizerLab.${command}`, () =>
        runPanelCommand(command, panels.latest, openUnsaved),
      ),
    ),
    vscode.commands.registerCommand('optimizerLab.openAsPanel', openAsPanel),
  );
}

/**
 * Does what a panel's menu and keys ask for.
 * @param panel the one that asks, or was active last
 */
export async function runPanelCommand(
  command: PanelCommand,
  panel: ComparePanel | undefined,
  openUnsaved: OpenUnsaved,
): Promise<void> {
  switch (command) {
    case 'newComparison':
      await openUnsaved(newExperiment()).painted();
      break;
    case 'presets': {
      const preset = await pickPreset();
      if (preset) await showExperiment(preset.experiment, panel, openUnsaved);
      break;
    }
    case 'open':
      await openFile();
      break;
    case 'save':
      if (panel?.file) await saveFile(panel.file);
      else if (panel) await saveAs(panel);
      break;
    case 'saveAs':
      if (panel) await saveAs(panel);
      break;
    case 'openAsText':
      if (panel?.file) await openAsText(panel.file.uri);
      break;
    case 'copyAsText':
      if (panel?.session.experiment) await copyAsText(panel.session.experiment);
      break;
    case 'paste': {
      const pasted = await readClipboard();
      if (pasted) await showExperiment(pasted, panel, openUnsaved);
      break;
    }
    case 'manageOptimizers':
      await manageOptimizers();
      break;
  }
}

/** In the panel, as one change that can be undone; in a new one if there is none. */
async function showExperiment(
  experiment: Experiment,
  panel: ComparePanel | undefined,
  openUnsaved: OpenUnsaved,
): Promise<void> {
  const shown = panel ?? openUnsaved(experiment);
  shown.panel.reveal();
  if (panel) panel.session.change({ kind: 'replace', experiment }, panel.session.revision);
  await shown.painted();
}

async function pickPreset(): Promise<Preset | undefined> {
  const items = presets.map((preset) => ({ label: preset.title, detail: preset.teaches, preset }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Presets'),
    placeHolder: vscode.l10n.t('What to look at'),
    matchOnDetail: true,
  });
  return picked?.preset;
}

async function copyAsText(experiment: Experiment): Promise<void> {
  await vscode.env.clipboard.writeText(await writeCode(experiment));
  const message = vscode.l10n.t('The experiment is in the clipboard. “Paste Experiment” shows it again.');
  vscode.window.setStatusBarMessage(message, 5_000);
}

async function readClipboard(): Promise<Experiment | undefined> {
  const read = await readCode(await vscode.env.clipboard.readText());
  if (read.ok) return read.experiment;
  const [{ message, path }] = read.errors;
  void vscode.window.showErrorMessage(path ? `${path}: ${message}` : message);
  return undefined;
}

/** With what the hand has just done. */
async function saveFile(file: ExperimentDocument): Promise<void> {
  await file.flush();
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
