import * as vscode from 'vscode';

/** What a document needs to draw its first picture by itself. */
export interface OpeningBundle {
  readonly style: string;
  readonly script: string;
}

let bundle: Promise<OpeningBundle> | undefined;

/**
 * Reads it, once if that succeeds.
 * @throws vscode.FileSystemError where the extension's files cannot be read
 */
export function openingBundle(extensionUri: vscode.Uri): Promise<OpeningBundle> {
  bundle ??= readBundle(extensionUri).catch((error: unknown) => {
    bundle = undefined;
    throw error;
  });
  return bundle;
}

async function readBundle(extensionUri: vscode.Uri): Promise<OpeningBundle> {
  const read = (file: string) =>
    vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'dist', file));
  const [style, script] = await Promise.all([read('webview.css'), read('opening.js')]);
  const decoder = new TextDecoder();
  return { style: decoder.decode(style), script: decoder.decode(script) };
}
