import { assert } from 'chai';
import * as vscode from 'vscode';
import { extension } from './extension';

suite('Manifest', () => {
  test('activates for restored panels; VS Code derives the rest', () => {
    assert.deepStrictEqual(extension().packageJSON.activationEvents, [
      'onWebviewPanel:optimizerLab.compare',
      'onWebviewPanel:optimizerLab.records',
    ]);
  });

  test('runs in untrusted and in virtual workspaces', () => {
    assert.deepStrictEqual(extension().packageJSON.capabilities, {
      untrustedWorkspaces: { supported: true },
      virtualWorkspaces: true,
    });
  });

  test('declares commands that are registered once it is active', async () => {
    await extension().activate();
    const declared = extension().packageJSON.contributes.commands.map(
      ({ command }: vscode.Command) => command,
    );
    assert.include(declared, 'optimizerLab.compare');
    assert.includeMembers(await vscode.commands.getCommands(true), declared);
  });
});
