import * as vscode from 'vscode';
import { ProblemError, type Problem } from '../../core/index';
import { refuseSize, type Table } from '../../tables/index';
import type { Pool } from '../pool';

/** Tables that are kept, whatever panels are open. */
const maxKept = 4;

/** A file that was read, as it was then. */
interface Reading {
  /** Tells whether the file is still the same. */
  readonly stamp: string;
  readonly table: Promise<Table>;
}

/**
 * Reads CSV files, of the workspace's folders only. What was read is kept for as long as the file stays as it is, so
 * panels share it.
 */
export class TableFiles {
  private readonly readings = new Map<string, Reading>();

  /** @param isAllowed whether a file may be read */
  constructor(
    private readonly pool: Pool,
    private readonly isAllowed = isInWorkspace,
  ) {}

  /**
   * Where a file that an experiment names may be, the most likely place first.
   * @param file a relative path with “/”
   * @param folder where the experiment's own file is, which comes before the workspace's folders
   * @throws ProblemError when none of it is in the workspace
   */
  places(file: string, folder: vscode.Uri | undefined): [vscode.Uri, ...vscode.Uri[]] {
    const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
    const [first, ...others] = (folder ? [folder, ...folders] : folders)
      .map((base) => vscode.Uri.joinPath(base, file))
      .filter((uri) => this.isAllowed(uri));
    if (!first) throw refused(vscode.l10n.t('“{0}” is read when its folder is open.', file));
    return [first, ...others];
  }

  /** The first place that has a file; undefined when none has. */
  async find(places: readonly vscode.Uri[]): Promise<vscode.Uri | undefined> {
    for (const uri of places) if (await isFile(uri)) return uri;
    return undefined;
  }

  /**
   * @param delimiter found out when absent
   * @throws ProblemError when the file is not of the workspace, too large, or no table; the signal's reason
   */
  async read(uri: vscode.Uri, delimiter: string | undefined, signal: AbortSignal): Promise<Table> {
    if (!this.isAllowed(uri))
      throw refused(
        vscode.l10n.t('“{0}” is in none of the workspace’s folders: open its folder first.', nameOf(uri)),
      );
    const stat = await this.stat(uri);
    const tooLarge = refuseSize(stat.size);
    if (tooLarge) throw new ProblemError([tooLarge]);
    signal.throwIfAborted();
    const key = `${delimiter ?? ''} ${uri.toString()}`;
    const stamp = stampOf(stat);
    const known = this.readings.get(key);
    this.readings.delete(key);
    const reading = known?.stamp === stamp ? known : { stamp, table: this.readNow(uri, delimiter) };
    this.readings.set(key, reading);
    for (const oldest of [...this.readings.keys()].slice(0, -maxKept)) this.readings.delete(oldest);
    // What went wrong, or was cancelled, is tried again.
    reading.table.catch(() => this.readings.get(key) === reading && this.readings.delete(key));
    return untilAborted(reading.table, signal);
  }

  /** Tells whether a file is still the same; undefined where there is none. */
  async stampOf(uri: vscode.Uri): Promise<string | undefined> {
    try {
      return stampOf(await vscode.workspace.fs.stat(uri));
    } catch {
      return undefined;
    }
  }

  private async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    try {
      const stat = await vscode.workspace.fs.stat(uri);
      if (stat.type & vscode.FileType.Directory)
        throw refused(vscode.l10n.t('“{0}” is a folder.', nameOf(uri)));
      return stat;
    } catch (error) {
      if (error instanceof ProblemError) throw error;
      const isMissing = error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
      throw isMissing
        ? refused(
            vscode.l10n.t('There is no file “{0}” in the workspace.', vscode.workspace.asRelativePath(uri)),
          )
        : unreadable(uri, error);
    }
  }

  private async readNow(uri: vscode.Uri, delimiter: string | undefined): Promise<Table> {
    let file: Uint8Array;
    try {
      file = await vscode.workspace.fs.readFile(uri);
    } catch (error) {
      throw unreadable(uri, error);
    }
    const job = { kind: 'table', file, ...(delimiter === undefined ? {} : { delimiter }) } as const;
    // Memory that is the file's alone is handed over.
    const isWhole = file.buffer instanceof ArrayBuffer && file.buffer.byteLength === file.byteLength;
    const read = await this.pool.run<'table'>(job, isWhole ? { transfer: [file.buffer as ArrayBuffer] } : {});
    if (read.ok) return read.table;
    throw new ProblemError(read.errors.map((problem) => ({ path: 'objective.rows.file', ...problem })));
  }
}

/** What is read is kept for others, so only the one who waits gives up. */
function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    promise.then(resolve, reject);
  });
}

function stampOf({ size, mtime }: vscode.FileStat): string {
  return `${size} ${mtime}`;
}

/** What a person calls the file. */
export function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

function isInWorkspace(uri: vscode.Uri): boolean {
  return vscode.workspace.getWorkspaceFolder(uri) !== undefined;
}

async function isFile(uri: vscode.Uri): Promise<boolean> {
  try {
    const { type } = await vscode.workspace.fs.stat(uri);
    return (type & vscode.FileType.File) !== 0;
  } catch {
    return false;
  }
}

function unreadable(uri: vscode.Uri, error: unknown): ProblemError {
  const reason = error instanceof Error ? error.message : String(error);
  return refused(vscode.l10n.t('“{0}” cannot be read: {1}', nameOf(uri), reason));
}

function refused(message: string): ProblemError {
  const problem: Problem = { message, path: 'objective.rows.file' };
  return new ProblemError([problem]);
}
