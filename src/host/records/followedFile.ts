import * as vscode from 'vscode';
import { recordLimits } from '../../records/format';
import { RecordReader } from '../../records/recordReader';
import { inSlices } from '../details/inSlices';

/** How often a file is looked at, in ms: not every file system tells of changes. */
const patience = 1000;
/** A read may take this share of the time at most. */
const share = 0.1;
/** After how many looks without a change nobody is writing. */
const restingLooks = 2;

type State = 'reading' | 'growing' | 'resting' | 'missing' | 'refused';

/** A file that is read as it grows, while somebody looks at it. */
export class FollowedFile implements vscode.Disposable {
  readonly reader = new RecordReader();
  private current: State = 'reading';
  private reason: string | undefined;
  private known: { readonly size: number; readonly mtime: number } | undefined;
  /** Looks since the last change; undefined when what rests was read. */
  private looks: number | undefined = 0;
  private following: AbortController | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private watcher: vscode.Disposable | undefined;
  private isLooking = false;
  private nextLook = 0;

  constructor(
    readonly uri: vscode.Uri,
    readonly slot: number,
    private readonly changed: () => void,
  ) {}

  get state(): State {
    return this.current;
  }

  /** Why it is refused. */
  get message(): string | undefined {
    return this.reason;
  }

  /** Looks at the file now, and again and again. */
  follow(): void {
    if (this.following) return;
    this.following = new AbortController();
    this.nextLook = 0;
    const folder = vscode.Uri.joinPath(this.uri, '..');
    const name = this.uri.path.slice(this.uri.path.lastIndexOf('/') + 1);
    // Of a name with characters of patterns polling has to do.
    if (!/[*?{}[\]]/.test(name)) {
      const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, name));
      const soon = () => this.lookIn(0);
      this.watcher = vscode.Disposable.from(
        watcher,
        watcher.onDidChange(soon),
        watcher.onDidCreate(soon),
        watcher.onDidDelete(soon),
      );
    }
    this.lookIn(0);
  }

  /** Leaves the file alone until it is followed again. */
  rest(): void {
    this.following?.abort(new vscode.CancellationError());
    this.following = undefined;
    this.watcher?.dispose();
    this.watcher = undefined;
    clearTimeout(this.timer);
  }

  dispose(): void {
    this.rest();
  }

  private lookIn(ms: number): void {
    clearTimeout(this.timer);
    const { following } = this;
    if (!following || this.isLooking) return;
    const wait = Math.max(ms, this.nextLook - performance.now());
    this.timer = setTimeout(() => void this.look(following.signal), wait);
  }

  private async look(signal: AbortSignal): Promise<void> {
    this.isLooking = true;
    const start = performance.now();
    try {
      await this.readChanges(signal);
    } catch (error) {
      if (!signal.aborted) this.settle('refused', error instanceof Error ? error.message : String(error));
    }
    this.isLooking = false;
    const took = performance.now() - start;
    this.nextLook = performance.now() + took / share;
    this.lookIn(patience);
  }

  private async readChanges(signal: AbortSignal): Promise<void> {
    const stat = await vscode.workspace.fs.stat(this.uri).then(
      (found) => found,
      () => undefined,
    );
    signal.throwIfAborted();
    if (!stat) {
      this.known = undefined;
      this.settle('missing');
      return;
    }
    if (stat.type & vscode.FileType.Directory) throw new Error(vscode.l10n.t('This is a folder.'));
    if (stat.size > recordLimits.bytes) {
      const most = recordLimits.bytes / 2 ** 20;
      throw new Error(
        vscode.l10n.t('The file has {0} MiB; at most {1} are read.', Math.ceil(stat.size / 2 ** 20), most),
      );
    }
    const isSame = this.known?.size === stat.size && this.known.mtime === stat.mtime;
    if (isSame && (this.looks === undefined || ++this.looks < restingLooks)) return;
    const isAtRest = isSame;
    const content = await vscode.workspace.fs.readFile(this.uri);
    signal.throwIfAborted();
    await inSlices(this.reader.update(content, isAtRest), signal);
    const isFirst = this.current === 'reading';
    this.known = { size: stat.size, mtime: stat.mtime };
    this.looks = isAtRest ? undefined : 0;
    this.settle(isAtRest || isFirst ? 'resting' : 'growing', undefined, true);
  }

  private settle(state: State, reason?: string, hasRead = false): void {
    if (!hasRead && this.current === state && this.reason === reason) return;
    this.current = state;
    this.reason = reason;
    this.changed();
  }
}
