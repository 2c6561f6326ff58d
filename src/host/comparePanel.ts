import * as vscode from 'vscode';
import type { Problem, RunSpec } from '../core/index';
import {
  protocolVersion,
  type DocumentState,
  type FromWebview,
  type PanelCommand,
  type Picture,
  type ToWebview,
} from '../protocol/messages';
import { parseFromWebview } from '../protocol/parseFromWebview';
import { catalogue } from './catalogue';
import { Details } from './details/details';
import type { ExperimentDocument } from './documents/experimentDocument';
import { panelHtml, type DocumentOpening } from './html';
import { keepOptimizer, tellIgnoredOptimizers } from './keptOptimizers';
import { Movement } from './movement';
import { openingBundle } from './openingBundle';
import { openingText } from './openingPicture';
import { Painter } from './picture';
import { isShort } from './record';
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
 * The webview of a session: hydrated when its document is ready, then kept up to date. A hidden webview has no
 * document; it starts anew, and is hydrated again, when it is shown.
 */
export class ComparePanel implements vscode.Disposable {
  private readonly disposables: vscode.Disposable[] = [];
  private readonly painters: { revision: number; resolve: () => void }[] = [];
  /** The document has its bundle, and can be told how far its first picture is. */
  private listening = false;
  /** It has been sent a snapshot. */
  private ready = false;
  private wasHydrated = false;
  private closed = false;
  /** Knows what the document has been sent. */
  private painter = new Painter();
  /** The picture for the first document, made while that loads. */
  private prepared: Prepared | undefined;
  /** It is on its way already: VS Code keeps messages for a document that loads. */
  private sentAhead = false;
  /** The document brings a first picture along, and says when that is drawn: the rest follows then. */
  private opensItself = false;
  private paintedRevision = -1;
  private readonly details: Details;
  private keptIn: ExperimentDocument | undefined;
  private document: DocumentState = { kind: 'unsaved', problems: [], hasFailed: false };
  /** Whether the document shows a sketch. */
  private sketched = false;
  private readonly movement = new Movement(() => {
    if (this.sketched && this.session.computed) this.show(this.session.computed);
  });

  constructor(
    readonly panel: vscode.WebviewPanel,
    readonly session: Session,
    extensionUri: vscode.Uri,
    private readonly log: vscode.LogOutputChannel,
    private readonly actions: PanelActions,
  ) {
    this.details = new Details(
      (detail, revision) => this.post({ type: 'detail', revision, detail }),
      (error) => log.error(messagesOf(error)),
    );
    this.disposables.push(
      session,
      { dispose: () => this.movement.stop() },
      { dispose: () => this.details.forget() },
      panel.webview.onDidReceiveMessage((message: unknown) => this.receive(message)),
      panel.onDidChangeViewState(() => {
        if (panel.visible) return;
        this.ready = this.listening = false;
        this.details.forget();
      }),
      panel.onDidDispose(() => {
        this.closed = true;
        this.disposables.forEach((disposable) => void disposable.dispose());
        this.painters.splice(0).forEach(({ resolve }) => resolve());
      }),
      session.onDidCompute((computed) => this.show(computed)),
      session.onDidFail((problems) => this.tellFailure(problems)),
      session.onDidRefuse((refusal) =>
        this.post({ type: 'refused', revision: session.revision, ...refusal }),
      ),
      onDidChangeSettings(() => {
        tellIgnoredOptimizers(log);
        this.post({ type: 'settings', settings: panelSettings() });
      }),
      session.onDidPartlyCompute((partly) => {
        if (this.ready) this.post({ type: 'partial', partial: this.painter.partial(partly) });
      }),
      session.onDidProgress(({ revision, done }) => this.post({ type: 'progress', revision, done })),
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
    this.disposables.push(
      file,
      file.onDidChangeState((state) => this.tell(state)),
    );
    this.tell(file.state);
  }

  /** Of a file it is told with the place in its text. */
  private tellFailure(problems: readonly Problem[]): void {
    if (!this.keptIn) this.tell({ ...this.document, problems });
  }

  private tell(document: DocumentState): void {
    this.document = document;
    this.post({ type: 'document', document });
  }

  /** Resolves when what is current now, or something newer, is on the screen, or the panel is closed. */
  painted(): Promise<void> {
    const revision = this.session.revision;
    if (this.paintedRevision >= revision && this.ready) return Promise.resolve();
    return new Promise((resolve) => this.painters.push({ revision, resolve }));
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
    else if (this.ready) this.handle(message);
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
        this.details.wish(message.wishes);
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
    this.paintedRevision = revision;
    if (this.opensItself) setTimeout(() => this.prepare());
    this.opensItself = false;
    for (const painter of this.painters.splice(0)) {
      if (painter.revision <= revision) painter.resolve();
      else this.painters.push(painter);
    }
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
    if (this.keptIn && !this.wasHydrated) this.session.restoreSlots(slots);
    this.wasHydrated = true;
    this.listening = true;
    const { computed } = this.session;
    if (this.sentAhead && this.prepared && this.prepared.computed === computed) {
      this.hydrated(this.prepared);
      return;
    }
    this.post({ type: 'document', document: this.document });
    if (computed) {
      this.hydrateWith(computed);
      return;
    }
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

  private hydrateWith(computed: Computed): void {
    const prepared = this.prepared?.computed === computed ? this.prepared : paint(computed);
    this.hydrated(prepared);
    this.post(snapshotOf(prepared));
  }

  /** From now on the document is kept up to date. */
  private hydrated({ computed, painter }: Prepared): void {
    this.ready = true;
    this.sketched = this.sentAhead = false;
    this.painter = painter;
    this.prepared = undefined;
    this.details.forget();
    this.details.show(computed);
  }

  /** Spares the document that loads to ask for its picture, and to wait for the answer. */
  private sendAhead(prepared: Prepared): void {
    this.prepared = prepared;
    // Of a file's runs the document may know the slots.
    if (this.keptIn) return;
    this.sentAhead = true;
    void this.panel.webview.postMessage({ type: 'document', document: this.document } satisfies ToWebview);
    void this.panel.webview.postMessage(snapshotOf(prepared));
  }

  /** The document, with a first picture where that takes no time. */
  private async load(extensionUri: vscode.Uri): Promise<void> {
    const { webview, title } = this.panel;
    const { experiment } = this.session;
    this.opensItself = experiment !== undefined && isShort(experiment);
    const opening = this.opensItself ? await this.opening(extensionUri) : undefined;
    if (this.closed) return;
    this.opensItself = opening !== undefined;
    webview.html = panelHtml(webview, extensionUri, title, 'compare', opening);
    // The document is on its way first.
    if (!opening) setTimeout(() => this.prepare());
  }

  private async opening(extensionUri: vscode.Uri): Promise<DocumentOpening | undefined> {
    try {
      const [bundle] = await Promise.all([openingBundle(extensionUri), this.session.compute()]);
      const data = this.session.computed && openingText(this.session.computed);
      return data === undefined ? undefined : { ...bundle, data };
    } catch {
      // What goes wrong is told when the document asks.
      return undefined;
    }
  }

  /** Loading a document takes longer than computing what it shows. */
  private prepare(): void {
    const { computed, experiment } = this.session;
    if (this.closed || this.listening || !experiment) return;
    if (computed) this.sendAhead(paint(computed));
    // What goes wrong is told when the document asks.
    else this.session.compute().catch(() => undefined);
  }

  private show(computed: Computed): void {
    if (this.document.problems.length > 0) this.tellFailure([]);
    if (!this.ready) {
      // Hidden meanwhile: the next document says that it is ready.
      if (this.listening) this.hydrateWith(computed);
      else if (this.paintedRevision < 0 && !this.opensItself) this.sendAhead(paint(computed));
      return;
    }
    this.sketched = this.movement.goesOn;
    this.post(
      this.sketched
        ? { type: 'sketch', sketch: this.painter.sketch(computed) }
        : { type: 'picture', picture: this.painter.picture(computed) },
    );
    // They take their time, so they follow when what is dragged rests.
    if (!this.sketched) this.details.show(computed);
  }

  private post(message: ToWebview): void {
    // Not awaited: delivery is only known when the webview answers, and what is lost on the way to a document that is
    // being closed is sent again with the next snapshot.
    const isFirst = message.type === 'progress' || message.type === 'document';
    if (this.ready || (this.listening && isFirst)) void this.panel.webview.postMessage(message);
  }
}

/** The first picture for a document, with the painter that knows that it has it. */
interface Prepared {
  readonly computed: Computed;
  readonly painter: Painter;
  readonly picture: Picture;
}

function paint(computed: Computed): Prepared {
  const painter = new Painter();
  return { computed, painter, picture: painter.picture(computed) };
}

function snapshotOf({ picture }: Prepared): ToWebview {
  return { type: 'snapshot', catalogue, settings: panelSettings(), picture };
}

function messagesOf(error: unknown): string {
  return problemsOf(error)
    .map(({ message }) => message)
    .join('\n');
}
