import { assert } from 'chai';
import * as vscode from 'vscode';
import { defaultExperiment, edit } from '../../src/core/index';
import { ExperimentDocument } from '../../src/host/documents/experimentDocument';
import { Pool } from '../../src/host/pool';
import { Runner } from '../../src/host/runner';
import { Session } from '../../src/host/session';
import { FileRows } from '../../src/host/tables/fileRows';
import { TableFiles } from '../../src/host/tables/tableFiles';
import { eventually, openExperiment, replaceText } from './files';
import { closeEverything } from './tabs';

/** Files that can be read and not written, as an extension may bring them. */
class ReadOnlyFiles implements vscode.FileSystemProvider {
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;

  constructor(private readonly text: string) {}

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }
  stat(): vscode.FileStat {
    return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: this.text.length };
  }
  readFile(): Uint8Array {
    return new TextEncoder().encode(this.text);
  }
  readDirectory(): never {
    throw vscode.FileSystemError.NoPermissions();
  }
  readonly createDirectory = this.readDirectory;
  readonly writeFile = this.readDirectory;
  readonly delete = this.readDirectory;
  readonly rename = this.readDirectory;
}

suite('An experiment kept in a document', () => {
  const text = JSON.stringify(defaultExperiment, null, 2);
  const disposables: vscode.Disposable[] = [];
  setup(closeEverything);
  teardown(() => disposables.splice(0).forEach((each) => void each.dispose()));
  suiteTeardown(closeEverything);

  function keep(
    document: vscode.TextDocument,
    isReadOnly: boolean,
    apply = (edit: vscode.WorkspaceEdit) => vscode.workspace.applyEdit(edit),
  ) {
    const pool = new Pool(() => Promise.reject(new Error('All of it is short.')), 1);
    const session = new Session(undefined, new Runner(pool, new FileRows(new TableFiles(pool))));
    const diagnostics = vscode.languages.createDiagnosticCollection('test');
    const kept = new ExperimentDocument(
      document,
      session,
      isReadOnly,
      diagnostics,
      () => defaultExperiment,
      apply,
    );
    disposables.push(kept, session, diagnostics);
    return { session, kept };
  }

  async function openReadOnly(scheme: string): Promise<vscode.TextDocument> {
    disposables.push(
      vscode.workspace.registerFileSystemProvider(scheme, new ReadOnlyFiles(text), { isReadonly: true }),
    );
    return vscode.workspace.openTextDocument(vscode.Uri.parse(`${scheme}:/valley.optlab.json`));
  }

  test('that cannot be written follows it, and what is changed stays the panel’s own', async () => {
    const document = await openReadOnly('frozen');
    const { session, kept } = keep(document, true);
    assert.deepEqual(kept.state, { kind: 'read-only', problems: [], hasFailed: false });
    session.change({ kind: 'steps', steps: 31 }, session.revision);
    await kept.flush();
    assert.equal(session.experiment?.steps, 31);
    assert.equal(document.getText(), text);
    session.undo();
    assert.equal(session.experiment?.steps, 30);
  });

  test('that cannot be written opens in the panel, and says so', async () => {
    const document = await openReadOnly('frozenPanel');
    await vscode.commands.executeCommand('vscode.openWith', document.uri, 'optimizerLab.experiment');
    const isOpen = () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .some(({ input }) => input instanceof vscode.TabInputCustom && input.uri.scheme === 'frozenPanel');
    await eventually('its panel is open', isOpen);
    assert.isFalse(document.isDirty);
  });

  test('is written once for a gesture that is held, when it is let go', async () => {
    const document = await openExperiment('held.optlab.json', text);
    const { session, kept } = keep(document, false);
    let edits = 0;
    disposables.push(
      vscode.workspace.onDidChangeTextDocument((event) => {
        if (event.document === document && event.contentChanges.length > 0) edits++;
      }),
    );
    kept.hold(true);
    for (const lr of [0.3, 0.4, 0.5])
      session.change({ kind: 'hyperparameter', run: 0, name: 'lr', value: lr }, session.revision);
    // Longer than a gesture that is not held takes to rest.
    await new Promise((resolve) => setTimeout(resolve, 600));
    assert.equal(edits, 0);
    kept.hold(false);
    await eventually('it is written', () => edits === 1);
    assert.deepEqual(
      JSON.parse(document.getText()),
      edit(defaultExperiment, { kind: 'hyperparameter', run: 0, name: 'lr', value: 0.5 }),
    );
  });

  test('that refuses an edit says so; what is shown stays, and goes with the next one that it takes', async () => {
    const document = await openExperiment('refusing.optlab.json', text);
    let takes = false;
    const { session, kept } = keep(document, false, (edit) =>
      takes ? vscode.workspace.applyEdit(edit) : Promise.resolve(false),
    );
    const told: boolean[] = [];
    disposables.push(kept.onDidChangeState(({ hasFailed }) => told.push(hasFailed)));
    const change = async (steps: number) => {
      session.change({ kind: 'steps', steps }, session.revision);
      await kept.flush();
    };
    await change(31);
    assert.isTrue(kept.state.hasFailed);
    assert.deepEqual(told, [true], 'is said once, and at once');
    assert.equal(document.getText(), text);
    assert.isFalse(document.isDirty);
    assert.equal(session.experiment?.steps, 31, 'is not lost');
    session.change({ kind: 'tolerance', value: 0.5 }, session.revision);
    await kept.flush();
    assert.equal(document.getText(), text);
    takes = true;
    session.change({ kind: 'tolerance', value: 0.25 }, session.revision);
    await kept.flush();
    assert.isFalse(kept.state.hasFailed);
    const written = JSON.parse(document.getText()) as typeof defaultExperiment;
    assert.deepEqual([written.steps, written.tolerance], [31, 0.25], 'both are in the text');
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  test('whose text changes after it refused an edit is what the panel shows again', async () => {
    const document = await openExperiment('refusingOnce.optlab.json', text);
    const { session, kept } = keep(document, false, () => Promise.resolve(false));
    session.change({ kind: 'steps', steps: 31 }, session.revision);
    await kept.flush();
    await replaceText(document, '"steps": 30', '"steps": 29');
    await eventually('the text is shown', () => session.experiment?.steps === 29);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  test('has the slots that its runs had before a reload; where they are the same, what was drawn holds', async () => {
    const { session } = keep(await openExperiment('slots.optlab.json', text), false);
    await session.compute();
    const { computed } = session;
    session.restoreSlots([]);
    assert.equal(session.computed, computed);
    session.restoreSlots([4, 3, 2, 1, 0]);
    assert.deepEqual(session.computed?.history.present.slots, [4, 3, 2, 1, 0]);
    assert.equal(session.computed?.result, computed?.result);
  });
});
