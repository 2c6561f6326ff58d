import { assert } from 'chai';
import * as vscode from 'vscode';
import { startHistory, type Experiment } from '../../src/core/index';
import type { StartWorker } from '../../src/host/platform';
import { Pool } from '../../src/host/pool';
import { Runner } from '../../src/host/runner';
import { Session } from '../../src/host/session';
import { FileRows } from '../../src/host/tables/fileRows';
import { TableFiles } from '../../src/host/tables/tableFiles';
import type { ToWorker } from '../../src/protocol/workerMessages';
import { serve } from '../../src/worker/serve';
import { api } from './extension';
import { eventually, openExperiment, replaceText, writeFile } from './files';
import { closeEverything, panelTabs, until } from './tabs';

/** Numbers that a line fits exactly: y = 2a − b. */
const table = [
  'a,b,y',
  ...Array.from({ length: 40 }, (_, k) => `${k % 7},${k % 5},${2 * (k % 7) - (k % 5)}`),
].join('\n');

const onFile = (file: string, more: object = {}): Experiment => ({
  version: 1,
  objective: { kind: 'data', rows: { file, ...more }, model: { kind: 'linear' } },
  steps: 50,
  runs: [{ optimizer: 'sgd', hyperparameters: { lr: 0.01 } }],
});

/** A worker of the pool that is none. */
const inThisThread: StartWorker = (receive) => {
  const listen = serve(() => ({
    post: (message) => void setTimeout(() => receive(message)),
    letMessagesIn: () => new Promise((resolve) => setTimeout(resolve)),
  }));
  return Promise.resolve({
    post: (message) => void setTimeout(() => listen(message as ToWorker)),
    terminate: () => undefined,
  });
};

async function refusal(experiment: Experiment): Promise<string> {
  const { compare } = await api();
  const error: unknown = await compare(experiment).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.instanceOf(error, Error, 'was not refused');
  return (error as Error).message;
}

suite('Tables of the workspace', () => {
  setup(closeEverything);
  suiteTeardown(closeEverything);

  test('an experiment trains on the rows of a file', async () => {
    await writeFile('line.csv', table);
    const { runs } = await (await api()).compare(onFile('line.csv'));
    const [{ parameters, loss, stop }] = runs;
    assert.equal(parameters, 3);
    assert.equal(stop, 'completed');
    assert.isBelow(loss.at(-1)!, loss[0]);
  });

  test('the command compares the three descents at equal epochs', async () => {
    const uri = await writeFile('line.csv', table);
    await vscode.commands.executeCommand('optimizerLab.compareTable', uri);
    await until('a panel is open', () => panelTabs().length === 1);
    const experiment = (await api()).currentExperiment()!;
    assert.deepEqual(experiment.objective, {
      kind: 'data',
      rows: { file: 'line.csv', target: 'y', standardize: true },
      model: { kind: 'linear' },
      heldOut: 0.2,
    });
    assert.deepEqual(
      experiment.runs.map(({ sampling }) => sampling),
      [
        { batch: 'full', epochs: 20 },
        { batch: 8, epochs: 20 },
        { batch: 1, epochs: 20 },
      ],
    );
  });

  test('words of the last column are classes', async () => {
    const uri = await writeFile('kinds.csv', 'a,kind\n1,x\n2,y\n3,z\n1,x\n2,y\n');
    await vscode.commands.executeCommand('optimizerLab.compareTable', uri);
    const { objective } = (await api()).currentExperiment()!;
    assert.equal(objective.kind === 'data' && objective.model.kind, 'softmax');
  });

  test('a file that changes is read anew, and one that breaks leaves what is shown', async () => {
    await writeFile('moving.csv', table);
    const pool = new Pool(inThisThread, 1);
    const runner = new Runner(pool, new FileRows(new TableFiles(pool)));
    const session = new Session(startHistory(onFile('moving.csv')), runner);
    const refused: string[] = [];
    session.onDidRefuse(({ problems }) => refused.push(problems[0].message));
    try {
      const firstLoss = () => session.computed?.result.runs[0].loss[0];
      await session.compute();
      const before = firstLoss();
      await writeFile('moving.csv', table.replaceAll(/(\d+)$/gm, '1$1'));
      await eventually('other rows are shown', () => firstLoss() !== before);
      const after = firstLoss();
      await writeFile('moving.csv', '');
      await eventually('it is said', () => refused.length > 0);
      assert.deepEqual(refused, ['The file is empty.']);
      assert.equal(firstLoss(), after);
      await writeFile('moving.csv', table);
      await eventually('it is whole again', () => firstLoss() === before);
    } finally {
      session.dispose();
      pool.dispose();
    }
  });

  test('files are those of the workspace, and what is wrong is said', async () => {
    await writeFile('bad.csv', '\u0000\u0001');
    await writeFile('one.csv', 'a,b\n1,2\n');
    await writeFile('text.csv', `a,b\n${Array.from({ length: 300 }, (_, k) => `w${k},v${k}`).join('\n')}\n`);
    await writeFile('wide.csv', `${Array.from({ length: 10_000 }, (_, k) => `c${k}`).join(',')}\n`);
    await writeFile('empty.csv', '');
    await writeFile('line.csv', table);
    assert.include(await refusal(onFile('missing.csv')), 'There is no file “missing.csv” in the workspace.');
    assert.include(await refusal(onFile('../outside.csv')), 'stays inside the folder');
    assert.include(await refusal(onFile('bad.csv')), 'This is no text: a byte has the value 0.');
    assert.include(await refusal(onFile('one.csv')), 'Only one row has all of the chosen columns');
    assert.include(await refusal(onFile('text.csv')), 'it is text, which no model here reads');
    assert.include(await refusal(onFile('wide.csv')), 'There are 10,000 columns; at most 1,000 are read.');
    assert.include(await refusal(onFile('empty.csv')), 'The file is empty.');
    assert.include(await refusal(onFile('line.csv', { target: 'z' })), 'The file has no column “z”.');
  });

  test('an experiment’s file names rows beside it; a name that is wrong is marked there', async () => {
    await writeFile('data/line.csv', table);
    const document = await openExperiment('data/fit.optlab.json', onFile('lime.csv'));
    const problems = () =>
      vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'Optimizer Lab');
    await eventually('the problem is marked', () => problems().length === 1);
    assert.include(problems()[0].message, 'There is no file “data/lime.csv” in the workspace.');
    assert.equal(document.getText(problems()[0].range), '"lime.csv"');
    await replaceText(document, 'lime.csv', 'line.csv');
    await eventually('nothing is marked', () => problems().length === 0);
    await replaceText(document, 'line.csv', 'later.csv');
    await eventually('the problem is marked', () => problems().length === 1);
    assert.include(document.getText(), 'later.csv', 'what is written stays');
    await writeFile('data/later.csv', table);
    await eventually('the file has come', () => problems().length === 0);
  });

  test('a file of 1 GB is refused by its size, and nothing of it is read', async () => {
    const scheme = 'huge';
    const reads: string[] = [];
    const provider = vscode.workspace.registerFileSystemProvider(
      scheme,
      {
        onDidChangeFile: new vscode.EventEmitter<vscode.FileChangeEvent[]>().event,
        watch: () => new vscode.Disposable(() => undefined),
        stat: () => ({ type: vscode.FileType.File, ctime: 0, mtime: 0, size: 1e9 }),
        readFile: ({ path }) => {
          reads.push(path);
          return new Uint8Array(0);
        },
        readDirectory: () => [],
        createDirectory: () => undefined,
        writeFile: () => undefined,
        delete: () => undefined,
        rename: () => undefined,
      },
      { isReadonly: true },
    );
    try {
      const files = new TableFiles(
        new Pool(() => Promise.reject(new Error('Nothing is to be read.')), 1),
        () => true,
      );
      const error: unknown = await files
        .read(vscode.Uri.parse(`${scheme}:/huge.csv`), undefined, new AbortController().signal)
        .catch((reason: unknown) => reason);
      assert.match((error as Error).message, /The file has 1,000 MB; at most 200 MB are read\./);
      assert.deepEqual(reads, []);
    } finally {
      provider.dispose();
    }
  });
});
