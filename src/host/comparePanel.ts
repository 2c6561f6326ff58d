import * as vscode from 'vscode';
import type { Problem, RunSpec } from '../core/index';
import {
  protocolVersion,
  type DocumentState,
  type FromWebview,
  type PanelCommand,
} from '../protocol/messages';
import { parseFromWebview } from '../protocol/parseFromWebview';
import { catalogue } from './catalogue';
import { documentOpening } from './documentOpening';
import type { ExperimentDocument } from './documents/experimentDocument';
import { panelHtml } from './html';
import { keepOptimizer, tellIgnoredOptimizers } from './keptOptimizers';
import { Movement } from './movement';
import { Painted } from './painted';
import { PanelDocument } from './panelDocument';
import { problemsOf, type Computed, type Session } from './session';
import { onDidChangeSettings, panelSettings } from './settings';

/** What a panel needs of those around it. */
export interface PanelActions {
  insert(run: RunSpec): void;
  command(command: PanelCommand, panel: ComparePanel): void;
}

/** What the webview may load. */
export function webviewOptions(extensionUri: vscode.Uri): vscode.WebviewOptions {
  return {
    enableScripts: true,
    localResourceRoots: [vscode.Uri.joinPath(extensionUri, 'dist')],
  };
}

/**
 * The webview of a session: brings what it asks for to the session, and what comes of it to its document. A hidden
 * webview has no document; when it is shown it has a new one.
 */
export class ComparePanel implements vscode.Disposable {
  private readonly disposables: vscode.Disposable[] = [];
  private closed = false;
  private readonly document: PanelDocument;
  private readonly onCanvas = new Painted();
  private keptIn: ExperimentDocument | undefined;
  /** Whether the slots are known that a file’s runs had before a reload. */
  private wasAsked = false;
  private state: DocumentState = { kind: 'unsaved', problems: [], hasFailed: false };
  private readonly movement = new Movement(() => {
    if (this.document.isSketched && this.session.computed) this.show(this.session.computed);
  });

  constructor(
    readonly panel: vscode.WebviewPanel,
    readonly session: Session,
    extensionUri: vscode.Uri,
    private readonly log: vscode.LogOutputChannel,
    private readonly actions: PanelActions,
  ) {
    this.document = new PanelDocument(
      {
        // Not awaited: delivery is only known when the webview answers, and what is lost on the way to a document that
        // is being closed is sent again with the next snapshot.
        post: (message) => void panel.webview.postMessage(message),
        state: () => ({ type: 'document', document: this.state }),
        snapshot: ({ picture }) => ({ type: 'snapshot', catalogue, settings: panelSettings(), picture }),
      },
      (error) => log.error(messagesOf(error)),
    );
    this.disposables.push(
      session,
      { dispose: () => this.movement.stop() },
      { dispose: () => this.document.hides() },
      panel.webview.onDidReceiveMessage((message: unknown) => this.receive(message)),
      panel.onDidChangeViewState(() => {
        if (panel.visible) return;
        this.document.hides();
        this.onCanvas.forget();
      }),
      panel.onDidDispose(() => {
        this.closed = true;
        this.disposables.forEach((disposable) => void disposable.dispose());
        this.onCanvas.end();
      }),
      session.onDidCompute((computed) => this.show(computed)),
      session.onDidFail((problems) => this.tellFailure(problems)),
      session.onDidRefuse((refusal) =>
        this.document.tell({ type: 'refused', revision: session.revision, ...refusal }),
      ),
      onDidChangeSettings(() => {
        tellIgnoredOptimizers(log);
        this.document.tell({ type: 'settings', settings: panelSettings() });
      }),
      session.onDidPartlyCompute((partly) => this.document.showPart(partly)),
      session.onDidProgress(({ revision, done }) => this.document.tell({ type: 'progress', revision, done })),
    );
    tellIgnoredOptimizers(log);
    panel.webview.options = webviewOptions(extensionUri);
    void this.load(extensionUri);
  }

  dispose(): void {
    this.panel.dispose();
  }

  /** The file that the experiment is kept in. */
  get file(): ExperimentDocument | undefined {
    return this.keptIn;
  }

  /** Keeps the experiment in a file from now on. */
  keepIn(file: ExperimentDocument): void {
    this.keptIn = file;
    this.document.waitUntilAsked();
    this.disposables.push(
      file,
      file.onDidChangeState((state) => this.tell(state)),
    );
    this.tell(file.state);
  }

  /** Of a file it is told with the place in its text. */
  private tellFailure(problems: readonly Problem[]): void {
    if (!this.keptIn) this.tell({ ...this.state, problems });
  }

  private tell(state: DocumentState): void {
    this.state = state;
    this.document.tell({ type: 'document', document: state });
  }

  /** Resolves when what is current now, or something newer, is on the screen, or the panel is closed. */
  painted(): Promise<void> {
    return this.onCanvas.until(this.session.revision);
  }

  private receive(raw: unknown): void {
    const message = parseFromWebview(raw);
    if (!message) {
      this.log.warn('Ignored a message from the panel that is none of the protocol’s.');
      return;
    }
    if (message.type === 'ready') void this.hydrate(message);
    else if (message.type === 'painted') this.wasPainted(message.revision);
    // What a panel without a picture offers.
    else if (message.type === 'command') this.actions.command(message.command, this);
    else if (this.document.isShown) this.handle(message);
  }

  private handle(message: Exclude<FromWebview, { type: 'ready' | 'painted' | 'command' }>): void {
    switch (message.type) {
      case 'change':
        // It was made on what is on the screen.
        this.wasPainted(message.revision);
        this.movement.add(message.change);
        this.session.change(message.change, message.revision);
        break;
      case 'wishes':
        this.document.wishes(message.wishes);
        break;
      case 'cancel':
      case 'undo':
      case 'redo':
        this.session[message.type]();
        break;
      case 'keep':
        this.keep(message);
        break;
      case 'insert': {
        const run = this.session.runAt(message.run, message.revision);
        if (run) this.actions.insert(run);
        break;
      }
      case 'hold':
        this.file?.hold(message.held);
        break;
    }
  }

  private keep({ run, name, revision }: Extract<FromWebview, { type: 'keep' }>): void {
    this.session.change({ kind: 'name-own', run, name }, revision);
    const id = this.session.runAt(run, revision)?.optimizer ?? '';
    const { optimizers = {} } = this.session.experiment ?? {};
    // Unless the name was refused.
    if (Object.hasOwn(optimizers, id) && optimizers[id].name === name.trim())
      void keepOptimizer(id, optimizers[id]);
  }

  private wasPainted(revision: number): void {
    this.onCanvas.tell(revision);
    // Not before: the document draws what it brings along first.
    if (this.document.painted()) setTimeout(() => this.prepare());
  }

  private async hydrate({
    protocolVersion: version,
    slots,
  }: Extract<FromWebview, { type: 'ready' }>): Promise<void> {
    if (version !== protocolVersion) {
      this.log.warn(`The panel speaks version ${version} of the protocol, not ${protocolVersion}.`);
      return;
    }
    // Of the first document only a file's may know more than the host does: what was before a reload.
    if (this.keptIn && !this.wasAsked) this.session.restoreSlots(slots);
    this.wasAsked = true;
    this.document.asks(this.session.computed);
    // The result arrives as every other does. A text that is no experiment yet has none.
    while (this.session.experiment && !this.session.computed) {
      try {
        await this.session.compute();
      } catch (error) {
        // Overtaken by a change: what it asks for is waited for instead.
        if (error instanceof vscode.CancellationError && !this.closed) continue;
        this.log.error(messagesOf(error));
        return;
      }
    }
  }

  /** The document, with a first picture where that takes no time. */
  private async load(extensionUri: vscode.Uri): Promise<void> {
    const { webview, title } = this.panel;
    // Not awaited where there will be none: the document is on its way at once.
    const coming = documentOpening(this.session, extensionUri);
    const opening = coming && (await coming);
    if (this.closed) return;
    webview.html = panelHtml(webview, extensionUri, title, 'compare', opening);
    if (opening) return;
    this.document.loads();
    // The document is on its way first.
    setTimeout(() => this.prepare());
  }

  /** Loading a document takes longer than computing what it shows. */
  private prepare(): void {
    const { computed, experiment } = this.session;
    if (this.closed || !this.document.isLoading || !experiment) return;
    if (computed) this.document.show(computed, false);
    // What goes wrong is told when the document asks.
    else this.session.compute().catch(() => undefined);
  }

  private show(computed: Computed): void {
    if (this.state.problems.length > 0) this.tellFailure([]);
    this.document.show(computed, this.movement.goesOn);
  }
}

function messagesOf(error: unknown): string {
  return problemsOf(error)
    .map(({ message }) => message)
    .join('\n');
}
