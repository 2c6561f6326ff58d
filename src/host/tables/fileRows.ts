import * as vscode from 'vscode';
import { ProblemError, type ObjectiveSpec } from '../../core/index';
import { prepareTable, targetKindOf, type PreparedTable, type Table } from '../../tables/index';
import { inSlices } from '../details/inSlices';
import type { TableFiles } from './tableFiles';

/** The rows of a file that an experiment is on. */
export interface LoadedRows {
  /** As the experiment names it. */
  readonly file: string;
  readonly table: Table;
  readonly prepared: PreparedTable;
}

/** The rows that the experiment of one panel names, and whether their file changes. */
export class FileRows implements vscode.Disposable {
  /** What was prepared last, and of what. */
  private last: { readonly table: Table; readonly key: string; readonly rows: LoadedRows } | undefined;
  private watched: { readonly uri: string; readonly watcher: vscode.Disposable } | undefined;
  /** Of the watched file when it was last looked at. */
  private stamp: string | undefined;
  private readonly didChange = new vscode.EventEmitter<void>();
  /** The file whose rows were loaded last was changed. */
  readonly onDidChange = this.didChange.event;

  /** @param folder where the experiment's own file is, if it is in one */
  constructor(
    private readonly files: TableFiles,
    private readonly folder?: vscode.Uri,
  ) {}

  /**
   * @returns undefined where the objective reads no file
   * @throws ProblemError when it cannot be read, or its columns do not suit the model; the signal's reason
   */
  async load(objective: ObjectiveSpec, signal: AbortSignal): Promise<LoadedRows | undefined> {
    if (objective.kind !== 'data' || !('file' in objective.rows)) {
      this.watch(undefined);
      return undefined;
    }
    const { rows, model, heldOut, seed } = objective;
    const [first, ...others] = this.files.places(rows.file, this.folder);
    const uri = (await this.files.find([first, ...others])) ?? first;
    signal.throwIfAborted();
    // What is not there may come.
    this.watch(uri);
    this.stamp = await this.files.stampOf(uri);
    const table = await this.files.read(uri, rows.delimiter, signal);
    const kind = targetKindOf(model);
    // What is held out has no say in how the others are standardised.
    const held = rows.standardize === true && heldOut !== undefined ? { heldOut, seed: seed ?? 0 } : {};
    const key = JSON.stringify([rows, kind, held]);
    if (this.last?.table === table && this.last.key === key) return this.last.rows;
    const made = await inSlices(prepareTable(table, rows, kind, held), signal);
    if (!made.ok)
      throw new ProblemError(made.errors.map((problem) => ({ path: 'objective.rows.file', ...problem })));
    this.last = { table, key, rows: { file: rows.file, table, prepared: made.prepared } };
    return this.last.rows;
  }

  dispose(): void {
    this.watch(undefined);
    this.didChange.dispose();
  }

  private watch(uri: vscode.Uri | undefined): void {
    if (uri?.toString() === this.watched?.uri) return;
    this.watched?.watcher.dispose();
    this.watched = undefined;
    if (!uri) return;
    const pattern = new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), escaped(uri));
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    // Of one change several events may tell, and some of a change that was read already.
    const tell = async () => {
      const stamp = await this.files.stampOf(uri);
      if (stamp === this.stamp || this.watched?.watcher !== watcher) return;
      this.stamp = stamp;
      this.didChange.fire();
    };
    watcher.onDidChange(tell);
    watcher.onDidCreate(tell);
    watcher.onDidDelete(tell);
    this.watched = { uri: uri.toString(), watcher };
  }
}

/** A file's name as a pattern that matches nothing else. */
function escaped(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1).replace(/[*?{}[\]]/g, '[$&]');
}
