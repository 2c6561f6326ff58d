import * as vscode from 'vscode';
import { parseFromRecords } from '../../protocol/parseRecords';
import { recordsVersion, type FromRecords, type ToRecords } from '../../protocol/records';
import { webviewOptions } from '../comparePanel';
import { inSlices } from '../details/inSlices';
import { panelHtml } from '../html';
import { onDidChangeSettings, panelSettings } from '../settings';
import { FollowedFile } from './followedFile';
import { labelsOf } from './labels';
import { recordsPicture, type ReadFile } from './recordsPicture';

/** Files that one panel compares at most. */
export const mostRecords = 20;

/** A file with the slot that gives it its colour. */
export interface Placed {
  readonly uri: vscode.Uri;
  readonly slot: number;
}

/** The panel of some records: follows their files while it can be seen. */
export class RecordsPanel implements vscode.Disposable {
  private files: readonly FollowedFile[] = [];
  private readonly disposables: vscode.Disposable[] = [];
  private readonly painters: (() => void)[] = [];
  /** The document listens. */
  private ready = false;
  private revision = 0;
  /** Ends the making of a picture that is overtaken. */
  private making: AbortController | undefined;
  private isStale = false;

  /** @param add asks for more files */
  constructor(
    readonly panel: vscode.WebviewPanel,
    placed: readonly Placed[],
    extensionUri: vscode.Uri,
    private readonly log: vscode.LogOutputChannel,
    private readonly choose: () => Promise<readonly vscode.Uri[]>,
  ) {
    this.disposables.push(
      panel.webview.onDidReceiveMessage((message: unknown) => this.receive(message)),
      panel.onDidChangeViewState(() => {
        if (!panel.visible) this.pause();
      }),
      panel.onDidDispose(() => this.end()),
      onDidChangeSettings(() => this.changed()),
    );
    placed.slice(0, mostRecords).forEach((file) => this.place(file));
    panel.webview.options = webviewOptions(extensionUri);
    panel.webview.html = panelHtml(panel.webview, extensionUri, panel.title, 'records');
  }

  dispose(): void {
    this.panel.dispose();
  }

  /** Resolves when a picture is on the screen, or the panel is closed. */
  painted(): Promise<void> {
    return new Promise((resolve) => this.painters.push(resolve));
  }

  /** Shows files besides; those that are shown already are not shown twice. */
  add(uris: readonly vscode.Uri[]): void {
    const room = mostRecords - this.files.length;
    const known = new Set(this.files.map(({ uri }) => uri.toString()));
    const added = [...new Map(uris.map((uri) => [uri.toString(), uri])).values()].filter(
      (uri) => !known.has(uri.toString()),
    );
    if (added.length > room) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('A panel compares up to {0} records: the others are left out.', mostRecords),
      );
    }
    for (const uri of added.slice(0, room)) {
      const taken = new Set(this.files.map(({ slot }) => slot));
      let slot = 0;
      while (taken.has(slot)) slot++;
      this.place({ uri, slot });
    }
    this.changed();
  }

  private place({ uri, slot }: Placed): void {
    const file = new FollowedFile(uri, slot, () => this.changed());
    this.files = [...this.files, file];
    if (this.ready) file.follow();
  }

  private remove(slot: number): void {
    this.files.filter((file) => file.slot === slot).forEach((file) => file.dispose());
    this.files = this.files.filter((file) => file.slot !== slot);
    this.changed();
  }

  private receive(raw: unknown): void {
    const message = parseFromRecords(raw);
    if (message) void this.handle(message);
    else this.log.warn('Ignored a message from the panel of records that is none of the protocol’s.');
  }

  private async handle(message: FromRecords): Promise<void> {
    switch (message.type) {
      case 'ready':
        if (message.version !== recordsVersion) {
          this.log.warn(`The panel of records speaks version ${message.version}, not ${recordsVersion}.`);
          return;
        }
        this.ready = true;
        this.files.forEach((file) => file.follow());
        this.changed();
        break;
      case 'painted':
        if (message.revision === this.revision) this.painters.splice(0).forEach((resolve) => resolve());
        break;
      case 'add':
        this.add(await this.choose());
        break;
      case 'remove':
        this.remove(message.slot);
        break;
      case 'show': {
        const file = this.files.find(({ slot }) => slot === message.slot);
        if (file) await showText(file.uri, message.line, message.column);
        break;
      }
    }
  }

  /** Makes a new picture; changes that come meanwhile are in the next one. */
  private changed(): void {
    if (!this.ready) return;
    this.isStale = true;
    if (!this.making) void this.make();
  }

  private async make(): Promise<void> {
    const making = (this.making = new AbortController());
    try {
      while (this.isStale) {
        this.isStale = false;
        // What the files say while it is made belongs to the next picture.
        const files = this.readFiles();
        // Of the first picture every file is part.
        if (files.some(({ state }) => state === 'reading')) continue;
        const { significantDigits } = panelSettings();
        const slices = recordsPicture(files, ++this.revision, significantDigits);
        const picture = await inSlices(slices, making.signal);
        this.post({ type: 'records', picture });
      }
    } catch (error) {
      if (!making.signal.aborted) this.log.error(error instanceof Error ? error.message : String(error));
    } finally {
      if (this.making === making) this.making = undefined;
    }
  }

  private readFiles(): ReadFile[] {
    const labels = labelsOf(this.files.map(({ uri }) => uri.path));
    return this.files.map(({ uri, slot, state, message, reader }, k) => {
      const { problems, problemCount, notes, record } = reader;
      const path = vscode.workspace.asRelativePath(uri);
      const common = { slot, uri: uri.toString(), label: labels[k], path, state, message };
      return { ...common, problems: [...problems], problemCount, notes, record };
    });
  }

  private post(message: ToRecords): void {
    if (this.ready) void this.panel.webview.postMessage(message);
  }

  /** A hidden document is gone; the next one says that it is ready. */
  private pause(): void {
    this.ready = false;
    this.making?.abort(new vscode.CancellationError());
    this.files.forEach((file) => file.rest());
  }

  private end(): void {
    this.pause();
    this.disposables.forEach((disposable) => void disposable.dispose());
    this.painters.splice(0).forEach((resolve) => resolve());
  }
}

/** Beside the panel, with the cursor at the place. */
async function showText(uri: vscode.Uri, line: number, column: number): Promise<void> {
  const at = new vscode.Position(Math.max(0, line - 1), Math.max(0, column - 1));
  try {
    await vscode.window.showTextDocument(uri, {
      viewColumn: vscode.ViewColumn.Beside,
      selection: new vscode.Range(at, at),
    });
  } catch (error) {
    void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
  }
}
