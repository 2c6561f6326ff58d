import { assert } from 'chai';
import * as vscode from 'vscode';
import { defaultExperiment, edit } from '../../src/core/index';
import { readCode, writeCode } from '../../src/host/documents/experimentCode';
import { api } from './extension';
import { eventually, openExperiment } from './files';
import { closeEverything, panelTabs, until } from './tabs';

suite('Several panels', () => {
  setup(closeEverything);
  suiteTeardown(closeEverything);

  test('each has its experiment; the one that was active last is meant', async () => {
    const { compare, currentExperiment } = await api();
    const other = edit(defaultExperiment, { kind: 'steps', steps: 12 });
    await compare(other);
    await vscode.commands.executeCommand('optimizerLab.newComparison');
    await until('two panels are open', () => panelTabs().length === 2);
    assert.deepEqual(currentExperiment(), defaultExperiment);
    await vscode.commands.executeCommand('workbench.action.previousEditor');
    await eventually('the first is meant', () => currentExperiment()?.steps === 12);
    await vscode.commands.executeCommand('optimizerLab.compare');
    assert.lengthOf(panelTabs(), 2, 'the command reveals the one that was active last');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await eventually('the other one is meant', () => currentExperiment()?.steps === 30);
  });

  test('a file is one of them', async () => {
    await openExperiment('one.optlab.json', edit(defaultExperiment, { kind: 'steps', steps: 5 }));
    const { currentExperiment } = await api();
    await eventually('the file is meant', () => currentExperiment()?.steps === 5);
    await vscode.commands.executeCommand('optimizerLab.compare');
    assert.lengthOf(panelTabs(), 0, 'the command reveals the file');
  });

  test('an experiment is copied as text and read back in every extension host', async () => {
    const code = await writeCode(defaultExperiment);
    assert.deepEqual<unknown>(await readCode(code), { ok: true, experiment: defaultExperiment });
    const bomb = new Uint8Array(
      await new Response(
        new Blob(['{"a":"', '0'.repeat(20_000_000), '"}'])
          .stream()
          .pipeThrough(new CompressionStream('deflate-raw')),
      ).arrayBuffer(),
    );
    const read = await readCode(
      `optlab1:${btoa(Array.from(bomb, (byte) => String.fromCharCode(byte)).join(''))}`,
    );
    assert.isFalse(read.ok);
  });
});
