// The extension under test.
import { assert } from 'chai';
import * as vscode from 'vscode';

export function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension('optimizer-lab.optimizer-lab');
  assert.ok(found, 'VS Code does not know the extension');
  return found;
}
