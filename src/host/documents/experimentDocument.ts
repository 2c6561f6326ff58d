import * as vscode from 'vscode';
import { gestureOf, type Change, type Experiment, type Problem } from '../../core/index';
import type { DocumentState } from '../../protocol/messages';
import { problemsOf, type Keeper, type Session } from '../session';
import { asWritten, editsTowards, isBlank, placedInText, readExperimentText } from './experimentText';
import { isSame } from './textEdits';

/** So long after the last change of a gesture it is written, unless something is still held, in ms. */
const restAfter = 400;

/**
 * Keeps a session's experiment in a text document, whose undo, redo and dirty state are VS Code's. Each gesture is one
 * edit; what is edited beside the panel moves the panel. Of a text that is no experiment the panel goes on showing
 * what it last said. A document that cannot be written is followed only: changes stay the session's own.
 */
export class ExperimentDocument implements Keeper, vscode.Disposable {
  private readonly disposables: vscode.Disposable[];
  private problems: readonly Problem[] = [];
  /** What the text says, or is about to. */
  private said: Experiment | undefined;
  /** A change of the panel that is not in the text yet. */
  private pending: { readonly experiment: Experiment; readonly gesture: string | undefined } | undefined;
  private held = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private writing: Promise<void> = Promise.resolve();
  private hasFailed = false;

  private readonly didChangeState = new vscode.EventEmitter<DocumentState>();
  readonly onDidChangeState = this.didChangeState.event;

  /**
   * @param blank what an empty file is shown as
   * @param apply carries an edit out, and says whether it could
   */
  constructor(
    private readonly document: vscode.TextDocument,
    private readonly session: Session,
    private readonly isReadOnly: boolean,
    private readonly diagnostics: vscode.DiagnosticCollection,
    private readonly blank: () => Experiment,
    private readonly apply = (edit: vscode.WorkspaceEdit) => vscode.workspace.applyEdit(edit),
  ) {
    this.disposables = [
      this.didChangeState,
      session.onDidChangeRows(() => {
        if (this.problems.length === 0) return;
        this.said = undefined;
        this.read();
      }),
      vscode.workspace.onDidChangeTextDocument((event) => {
        if (event.document === document && event.contentChanges.length > 0) this.read();
      }),
      vscode.workspace.onWillSaveTextDocument((event) => {
        if (event.document !== document || !this.pending) return;
        const { experiment } = this.pending;
        this.pending = undefined;
        event.waitUntil(Promise.resolve(this.editsFor(experiment)));
      }),
    ];
    this.read();
    if (!isReadOnly) session.keeper = this;
  }

  get uri(): vscode.Uri {
    return this.document.uri;
  }

  get state(): DocumentState {
    const kind = this.isReadOnly ? 'read-only' : 'file';
    return { kind, problems: this.problems, hasFailed: this.hasFailed };
  }

  get refusal(): Problem | undefined {
    const [problem] = this.problems;
    if (!problem) return undefined;
    return {
      message: vscode.l10n.t('The text has an error: mend it first. {0}', messageOf(problem)),
      path: '',
    };
  }

  keep(experiment: Experiment, change: Change | undefined): void {
    const gesture = change && gestureOf(change);
    if (gesture === undefined || gesture !== this.pending?.gesture) void this.flush();
    this.pending = { experiment, gesture };
    if (gesture === undefined) void this.flush();
    else this.flushAtRest();
  }

  undo(): void {
    void this.flush().then(() => vscode.commands.executeCommand('undo'));
  }

  redo(): void {
    void this.flush().then(() => vscode.commands.executeCommand('redo'));
  }

  /** Is told when a pointer or a key is pressed in the panel, and when none is any more. */
  hold(held: boolean): void {
    this.held = held;
    if (this.pending) this.flushAtRest();
  }

  /** Writes what waits to be written. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    const { pending } = this;
    if (pending) {
      this.pending = undefined;
      this.writing = this.writing.then(() => this.write(pending.experiment));
    }
    return this.writing;
  }

  dispose(): void {
    void this.flush();
    this.disposables.forEach((disposable) => void disposable.dispose());
    this.diagnostics.delete(this.document.uri);
  }

  private flushAtRest(): void {
    clearTimeout(this.timer);
    if (!this.held) this.timer = setTimeout(() => void this.flush(), restAfter);
  }

  private async write(experiment: Experiment): Promise<void> {
    const edits = this.editsFor(experiment);
    if (edits.length === 0) return;
    const edit = new vscode.WorkspaceEdit();
    edit.set(this.document.uri, edits);
    const written = await this.apply(edit);
    // What was not written stays on the screen, and goes with the next change.
    if (!written) this.said = undefined;
    if (this.hasFailed === !written) return;
    this.hasFailed = !written;
    this.didChangeState.fire(this.state);
  }

  /** From now on the text is expected to say it. */
  private editsFor(experiment: Experiment): vscode.TextEdit[] {
    const text = this.document.getText();
    this.said = asWritten(text, experiment);
    return editsTowards(text, experiment).map(({ offset, length, content }) =>
      vscode.TextEdit.replace(rangeOf(this.document, offset, length), content),
    );
  }

  /** Brings what the text says to the panel. */
  private read(): void {
    const text = this.document.getText();
    const read = isBlank(text) ? { ok: true as const, experiment: this.blank() } : readExperimentText(text);
    this.problems = read.ok ? [] : read.errors;
    if (read.ok && !isSame(read.experiment, this.said)) this.show(read.experiment);
    this.tellProblems();
  }

  private tellProblems(): void {
    this.diagnostics.set(
      this.document.uri,
      this.problems.map((problem) => this.diagnosticOf(problem)),
    );
    this.didChangeState.fire(this.state);
  }

  /** Shows what was written elsewhere: what waits to be written would take it back. */
  private show(experiment: Experiment): void {
    this.said = experiment;
    this.pending = undefined;
    this.writing = Promise.resolve();
    if (this.isReadOnly && this.session.experiment)
      this.session.change({ kind: 'replace', experiment }, this.session.revision);
    else this.session.adoptText(experiment, (error) => this.refuse(problemsOf(error)));
  }

  /** What the text says cannot be computed. */
  private refuse(problems: readonly Problem[]): void {
    this.problems = placedInText(this.document.getText(), problems);
    this.tellProblems();
  }

  private diagnosticOf(problem: Problem): vscode.Diagnostic {
    const { line = 1, column = 1, length = 0, message } = problem;
    const start = this.document.validatePosition(new vscode.Position(line - 1, column - 1));
    const range = rangeOf(this.document, this.document.offsetAt(start), length);
    const diagnostic = new vscode.Diagnostic(range, message);
    diagnostic.source = 'Optimizer Lab';
    return diagnostic;
  }
}

function rangeOf(document: vscode.TextDocument, offset: number, length: number): vscode.Range {
  return new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));
}

function messageOf({ line = 1, column = 1, message }: Problem): string {
  return vscode.l10n.t('Line {0}, column {1}: {2}', line, column, message);
}
