import * as vscode from 'vscode';
import { ProblemError, type Experiment, type RunSpec } from '../core/index';
import { composeSnippet, targets } from '../snippets/index';
import { keptOptimizers } from './keptOptimizers';
import type { LastEditor } from './lastEditor';
import { defaultLibrary } from './settings';
import { insertIntoEditor } from './snippetEdit';
import { pickRun, pickTarget } from './snippetPicks';

export const insertCommand = 'optimizerLab.insertSnippet';

/** What a caller knows already; the rest is asked for. */
export interface InsertRequest {
  readonly run?: RunSpec;
  /** An id of the targets. */
  readonly target?: string;
}

/** Whether something was inserted. A message was shown to the user; without one they changed their mind. */
export type InsertOutcome =
  { readonly inserted: true } | { readonly inserted: false; readonly message?: string };

/**
 * Registers the command that inserts an optimizer as code.
 * @param currentExperiment the experiment in the panel, if it is open: whose runs are offered
 */
export function registerInsertSnippet(
  currentExperiment: () => Experiment | undefined,
  lastEditor: LastEditor,
): vscode.Disposable {
  return vscode.commands.registerCommand(insertCommand, (request: unknown) =>
    insertSnippet(readRequest(request), currentExperiment(), lastEditor),
  );
}

/** A menu hands over what was clicked on, which is no request. */
function readRequest(request: unknown): InsertRequest {
  if (typeof request !== 'object' || request === null || request instanceof vscode.Uri) return {};
  const { run, target } = request as Record<string, unknown>;
  return {
    ...(run !== undefined && { run: run as RunSpec }),
    ...(target !== undefined && { target: String(target) }),
  };
}

async function insertSnippet(
  request: InsertRequest,
  experiment: Experiment | undefined,
  lastEditor: LastEditor,
): Promise<InsertOutcome> {
  const { runs = [], steps, noise } = experiment ?? {};
  const optimizers = { ...keptOptimizers(), ...experiment?.optimizers };
  const run = request.run ?? (await pickRun(runs, optimizers, steps, defaultLibrary()));
  if (!run) return { inserted: false };
  const around = { ...(steps !== undefined && { steps }), ...(noise !== undefined && { noise }) };
  try {
    const language = lastEditor.document?.languageId;
    const id = request.target ?? (await pickTarget({ run, optimizers, ...around }, language));
    if (id === undefined) return { inserted: false };
    const snippet = composeSnippet({ target: id, run, optimizers, ...around });
    const target = targets.get(id)!;
    const editor = (await lastEditor.show()) ?? (await newEditor(target.languages[0]));
    if (await insertIntoEditor(editor, snippet, target)) return { inserted: true };
    const message = vscode.l10n.t(
      '“{0}” is read-only: nothing was inserted.',
      vscode.workspace.asRelativePath(editor.document.uri),
    );
    const elsewhere = vscode.l10n.t('Open in New File');
    void vscode.window.showErrorMessage(message, elsewhere).then(async (chosen) => {
      if (chosen) await insertIntoEditor(await newEditor(target.languages[0]), snippet, target);
    });
    return { inserted: false, message };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const message = error.problems.map((problem) => problem.message).join(' ');
    void vscode.window.showErrorMessage(message);
    return { inserted: false, message };
  }
}

async function newEditor(language: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language }));
}
