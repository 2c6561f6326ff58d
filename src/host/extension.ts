import * as vscode from 'vscode';
import {
  parseExperiment,
  ProblemError,
  type Experiment,
  type ExperimentResult,
  type History,
} from '../core/index';
import { ComparePanel } from './comparePanel';
import { registerExperimentEditor } from './documents/experimentEditor';
import { registerInsertRecorder } from './insertRecorder';
import { registerInsertSnippet } from './insertSnippet';
import { LastEditor } from './lastEditor';
import { registerPanelCommands, runPanelCommand } from './panelCommands';
import { Panels } from './panels';
import type { Platform } from './platform';
import { Pool } from './pool';
import { registerRecords } from './records/openRecords';
import { Runner } from './runner';
import { Session } from './session';
import { newExperiment } from './settings';
import { chooseTable, registerCompareTable } from './tables/compareTable';
import { FileRows } from './tables/fileRows';
import { TableFiles } from './tables/tableFiles';
import { openUnsaved, registerUnsavedPanels, type Attach } from './unsavedPanels';

/** What the extension offers to other extensions and to tests. */
export interface OptimizerLabApi {
  /**
   * Shows an experiment in the panel, which is opened if need be.
   * @returns its trajectories: every step of runs up to 10,000 steps, about 10,000 rows of longer ones
   * @throws ProblemError when the experiment is not valid; the panel stays as it is
   */
  compare(experiment: Experiment): Promise<ExperimentResult>;
  /** The experiment in the panel that was active last, if one is open. */
  currentExperiment(): Experiment | undefined;
}

/** Registers everything and does nothing else: no run, no file, no webview until asked. */
export function activateOn(platform: Platform, context: vscode.ExtensionContext): OptimizerLabApi {
  const { extensionUri } = context;
  const log = vscode.window.createOutputChannel('Optimizer Lab', { log: true });
  const panels = new Panels();
  const lastEditor = new LastEditor();

  const pool = new Pool(
    (...listeners) => platform.startWorker(extensionUri, ...listeners),
    platform.parallelism,
  );
  const files = new TableFiles(pool);

  const newSession = (history?: History, folder?: vscode.Uri) =>
    new Session(history, new Runner(pool, new FileRows(files, folder)));
  const attach = (panel: vscode.WebviewPanel, session: Session): ComparePanel => {
    const attached = new ComparePanel(panel, session, extensionUri, log, {
      insert: (run) => void vscode.commands.executeCommand('optimizerLab.insertSnippet', { run }),
      command: (command, from) =>
        void (command === 'openData' ? chooseTable(from, files) : runPanelCommand(command, from, open)),
    });
    panels.add(attached);
    return attached;
  };
  const attachUnsaved: Attach = (panel, history) => attach(panel, newSession(history));
  const open = (experiment: Experiment) => openUnsaved(experiment, attachUnsaved);

  context.subscriptions.push(
    log,
    pool,
    panels,
    lastEditor,
    // Done when the trajectories are on the screen.
    vscode.commands.registerCommand('optimizerLab.compare', () => {
      const { latest } = panels;
      latest?.panel.reveal();
      return (latest ?? open(newExperiment())).painted();
    }),
    registerPanelCommands(panels, open),
    registerCompareTable(files, open),
    registerInsertSnippet(() => panels.latest?.session.experiment, lastEditor),
    registerInsertRecorder(lastEditor),
    registerRecords(extensionUri, log),
    registerUnsavedPanels(attachUnsaved),
    registerExperimentEditor((folder) => newSession(undefined, folder), attach),
  );

  return {
    async compare(experiment) {
      const parsed = parseExperiment(experiment);
      if (!parsed.ok) throw new ProblemError(parsed.errors);
      // A file says what its author wants it to.
      const unsaved = panels.all.find(({ file }) => !file);
      unsaved?.panel.reveal();
      const { session } = unsaved ?? open(experiment);
      session.change({ kind: 'replace', experiment }, session.revision);
      return session.compute();
    },
    currentExperiment: () => panels.latest?.session.experiment,
  };
}
