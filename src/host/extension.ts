import * as vscode from 'vscode';
import {
  parseExperiment,
  ProblemError,
  startHistory,
  type Experiment,
  type ExperimentResult,
  type History,
  type RunSpec,
} from '../core/index';
import { ComparePanel, viewType, webviewOptions } from './comparePanel';
import { registerInsertSnippet } from './insertSnippet';
import type { Platform } from './platform';
import { Runner } from './runner';
import { Session } from './session';
import { newExperiment } from './settings';

/** What the extension offers to other extensions and to tests. */
export interface OptimizerLabApi {
  /**
   * Shows an experiment in the panel, which is opened if need be.
   * @returns its trajectories: every step of runs up to 10,000 steps, about 10,000 rows of longer ones
   * @throws ProblemError when the experiment is not valid; the panel stays as it is
   */
  compare(experiment: Experiment): Promise<ExperimentResult>;
  /** The experiment in the panel, if it is open. */
  currentExperiment(): Experiment | undefined;
}

/** Registers everything and does nothing else: no run, no file, no webview until asked. */
export function activateOn(platform: Platform, context: vscode.ExtensionContext): OptimizerLabApi {
  const { extensionUri } = context;
  const log = vscode.window.createOutputChannel('Optimizer Lab', { log: true });
  let open: ComparePanel | undefined;

  const insert = (run: RunSpec) => void vscode.commands.executeCommand('optimizerLab.insertSnippet', { run });
  const attach = (panel: vscode.WebviewPanel, history: History): ComparePanel => {
    const session = new Session(history, new Runner(platform, extensionUri));
    const attached = new ComparePanel(panel, session, extensionUri, log, insert, () => {
      if (open === attached) open = undefined;
    });
    open = attached;
    return attached;
  };
  const show = (experiment: () => Experiment): ComparePanel => {
    if (open) {
      open.reveal();
      return open;
    }
    // Beside the code, if there is any.
    const column = vscode.window.activeTextEditor ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
    const title = vscode.l10n.t('Compare Optimizers');
    return attach(
      vscode.window.createWebviewPanel(viewType, title, column, webviewOptions(extensionUri)),
      startHistory(experiment()),
    );
  };

  context.subscriptions.push(
    log,
    // Done when the trajectories are on the screen.
    vscode.commands.registerCommand('optimizerLab.compare', () => show(newExperiment).painted()),
    registerInsertSnippet(() => open?.session.experiment),
    vscode.window.registerWebviewPanelSerializer(viewType, {
      deserializeWebviewPanel(panel, state: unknown) {
        if (open) panel.dispose();
        else attach(panel, restoredHistory(state) ?? startHistory(newExperiment()));
        return Promise.resolve();
      },
    }),
    { dispose: () => open?.dispose() },
  );

  return {
    async compare(experiment) {
      const parsed = parseExperiment(experiment);
      if (!parsed.ok) throw new ProblemError(parsed.errors);
      const { session } = show(() => experiment);
      session.change({ kind: 'replace', experiment }, session.revision);
      return session.compute();
    },
    currentExperiment: () => open?.session.experiment,
  };
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
