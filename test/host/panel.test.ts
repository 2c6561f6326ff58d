import { assert } from 'chai';
import * as vscode from 'vscode';
import { closeEverything, panelTabs, until } from './tabs';

suite('Panel', () => {
  setup(closeEverything);
  suiteTeardown(closeEverything);

  test('is opened by the command, once', async () => {
    await vscode.commands.executeCommand('optimizerLab.compare');
    await until('one panel is open', () => panelTabs().length === 1);
  });

  test('is revealed, not opened again, by a second call', async () => {
    await vscode.commands.executeCommand('optimizerLab.compare');
    await until('one panel is open', () => panelTabs().length === 1);
    const document = await vscode.workspace.openTextDocument({ content: 'loss.backward()' });
    await vscode.window.showTextDocument(document, panelTabs()[0].group.viewColumn);
    await until('the panel is covered', () => !panelTabs()[0].isActive);

    await vscode.commands.executeCommand('optimizerLab.compare');
    await until('the panel is in front', () => panelTabs().some((tab) => tab.isActive));
    assert.lengthOf(panelTabs(), 1);
  });

  test('opens anew after it was closed', async () => {
    await vscode.commands.executeCommand('optimizerLab.compare');
    await until('one panel is open', () => panelTabs().length === 1);
    await vscode.window.tabGroups.close(panelTabs());
    await until('no panel is open', () => panelTabs().length === 0);

    await vscode.commands.executeCommand('optimizerLab.compare');
    await until('one panel is open again', () => panelTabs().length === 1);
  });
});
