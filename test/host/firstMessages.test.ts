import { assert } from 'chai';
import * as vscode from 'vscode';
import { startHistory, type Experiment } from '../../src/core/index';
import { ComparePanel } from '../../src/host/comparePanel';
import { Pool } from '../../src/host/pool';
import { Runner } from '../../src/host/runner';
import { Session } from '../../src/host/session';
import { FileRows } from '../../src/host/tables/fileRows';
import { TableFiles } from '../../src/host/tables/tableFiles';
import { protocolVersion, type FromWebview, type ToWebview } from '../../src/protocol/messages';
import { extension } from './extension';
import { eventually } from './files';
import { platform } from './platform';

/** On data, so that the document brings no picture along. */
const line: Experiment = {
  version: 1,
  objective: { kind: 'data', rows: { builtin: 'line' }, model: { kind: 'linear' } },
  steps: 20,
  runs: [{ optimizer: 'sgd' }],
};

/** A webview panel whose document is the test. */
class StandIn {
  readonly posted: ToWebview[] = [];
  visible = true;
  private readonly didReceive = new vscode.EventEmitter<FromWebview>();
  private readonly didChangeViewState = new vscode.EventEmitter<void>();
  private readonly didDispose = new vscode.EventEmitter<void>();
  readonly title = 'Compare Optimizers';
  readonly onDidChangeViewState = this.didChangeViewState.event;
  readonly onDidDispose = this.didDispose.event;
  readonly webview = {
    html: '',
    options: {},
    cspSource: '',
    asWebviewUri: (uri: vscode.Uri) => uri,
    onDidReceiveMessage: this.didReceive.event,
    postMessage: (message: ToWebview) => {
      this.posted.push(message);
      return Promise.resolve(true);
    },
  };

  get panel(): vscode.WebviewPanel {
    return this as unknown as vscode.WebviewPanel;
  }

  say(message: FromWebview): void {
    this.didReceive.fire(message);
  }

  ask(): void {
    this.say({ type: 'ready', protocolVersion, slots: [] });
  }

  setVisible(visible: boolean): void {
    this.visible = visible;
    this.didChangeViewState.fire();
  }

  dispose(): void {
    this.didDispose.fire();
  }

  /** The types of what was posted since this was called last. */
  told(): string[] {
    return this.posted.splice(0).map(({ type }) => type);
  }
}

suite('What a document is told first', () => {
  let pool: Pool;
  let log: vscode.LogOutputChannel;
  let standIn: StandIn;
  let panel: ComparePanel;

  setup(async () => {
    pool = new Pool(
      (...listeners) => platform().startWorker(extension().extensionUri, ...listeners),
      platform().parallelism,
    );
    log = vscode.window.createOutputChannel('Test', { log: true });
    const runner = new Runner(pool, new FileRows(new TableFiles(pool)));
    standIn = new StandIn();
    const nothing = () => undefined;
    panel = new ComparePanel(
      standIn.panel,
      new Session(startHistory(line), runner),
      extension().extensionUri,
      log,
      { insert: nothing, command: nothing },
    );
    await eventually('it is sent ahead', () => standIn.posted.length === 2);
    assert.deepEqual(standIn.told(), ['document', 'snapshot']);
  });
  teardown(() => {
    panel.dispose();
    pool.dispose();
    log.dispose();
  });

  test('is nothing that it has been sent already', () => {
    standIn.ask();
    assert.deepEqual(standIn.told(), []);
  });

  test('is everything where the one before was sent it, and hidden', () => {
    standIn.setVisible(false);
    standIn.setVisible(true);
    standIn.ask();
    assert.deepEqual(standIn.told(), ['document', 'snapshot']);
  });

  test('is everything where the settings have changed since it was sent', async () => {
    const configuration = vscode.workspace.getConfiguration('optimizerLab');
    const changed = new Promise((resolve) => {
      const listening = vscode.workspace.onDidChangeConfiguration(() => {
        listening.dispose();
        resolve(undefined);
      });
    });
    await configuration.update('significantDigits', 7, vscode.ConfigurationTarget.Global);
    try {
      await changed;
      standIn.ask();
      const snapshot = standIn.posted.find((message) => message.type === 'snapshot');
      assert.equal(snapshot?.settings.significantDigits, 7);
    } finally {
      await configuration.update('significantDigits', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
