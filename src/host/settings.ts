import * as vscode from 'vscode';
import { defaultExperiment, edit, libraryNames, type Experiment, type Library } from '../core/index';
import type { PanelSettings } from '../protocol/messages';
import { keptOptimizers } from './keptOptimizers';

const section = 'optimizerLab';

/** What the panel shows by; values out of range are clamped, since settings are typed by hand. */
export function panelSettings(): PanelSettings {
  const settings = vscode.workspace.getConfiguration(section);
  const animation = settings.get<unknown>('animation');
  const digits = Number(settings.get<unknown>('significantDigits'));
  return {
    animation: animation === 'on' || animation === 'off' ? animation : 'auto',
    significantDigits: Number.isFinite(digits) ? Math.min(15, Math.max(2, Math.round(digits))) : 3,
    optimizers: keptOptimizers(),
    library: defaultLibrary(),
  };
}

/** Whose conventions new runs follow, where that library has their optimizer. */
export function defaultLibrary(): Library {
  const library = vscode.workspace.getConfiguration(section).get<unknown>('library');
  return typeof library === 'string' && Object.hasOwn(libraryNames, library)
    ? (library as Library)
    : 'pytorch';
}

/** The experiment of a new panel. A number of steps that is none, or a library without an optimizer, changes nothing. */
export function newExperiment(): Experiment {
  const steps = Number(vscode.workspace.getConfiguration(section).get<unknown>('defaultSteps'));
  const library = defaultLibrary();
  return defaultExperiment.runs.reduce<Experiment>(
    (experiment, _, run) => edit(experiment, { kind: 'library', run, library }),
    edit(defaultExperiment, { kind: 'steps', steps }),
  );
}

/** Calls back when one of our settings changes. */
export function onDidChangeSettings(listener: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(section)) listener();
  });
}
