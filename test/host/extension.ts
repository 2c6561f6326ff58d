// The extension under test.
import { assert } from 'chai';
import * as vscode from 'vscode';
import type { OptimizerLabApi } from '../../src/host/extension';

export function extension(): vscode.Extension<OptimizerLabApi> {
  const found = vscode.extensions.getExtension<OptimizerLabApi>('optimizer-lab.optimizer-lab');
  assert.ok(found, 'VS Code does not know the extension');
  return found;
}

/** What the extension offers; activates it if need be. */
export async function api(): Promise<OptimizerLabApi> {
  return extension().activate();
}
