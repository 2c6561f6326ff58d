import { assert } from 'chai';
import * as vscode from 'vscode';
import { writeFile } from './files';
import { closeEverything, until } from './tabs';

const tabs = () =>
  vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter(
      ({ input }) =>
        input instanceof vscode.TabInputWebview && input.viewType.includes('optimizerLab.records'),
    );

suite('Open Training Record', () => {
  setup(closeEverything);
  suiteTeardown(closeEverything);

  test('is done when the records are on the screen: several in one panel, each command in its own', async () => {
    const one = await writeFile('one.csv', 'step,loss\n0,2\n1,1\n');
    const two = await writeFile('two.jsonl', '{"step": 0, "loss": 3}\n');
    await vscode.commands.executeCommand('optimizerLab.openRecord', one, [one, two]);
    assert.lengthOf(tabs(), 1);
    await vscode.commands.executeCommand('optimizerLab.openRecord', two);
    await until('two panels are open', () => tabs().length === 2);
  });

  test('a file that is not there, and one that holds no losses, are told of in the panel', async () => {
    const folder = vscode.workspace.workspaceFolders![0].uri;
    const text = await writeFile('text.jsonl', 'no record\n');
    await vscode.commands.executeCommand(
      'optimizerLab.openRecord',
      vscode.Uri.joinPath(folder, 'missing.jsonl'),
      [vscode.Uri.joinPath(folder, 'missing.jsonl'), text, folder],
    );
    assert.lengthOf(tabs(), 1);
  });
});
