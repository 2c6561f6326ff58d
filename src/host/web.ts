// Entry point for the web-worker extension host.
import * as vscode from 'vscode';
import { activateOn, type OptimizerLabApi } from './extension';
import type { Platform } from './platform';

export const platform: Platform = {
  parallelism: navigator.hardwareConcurrency,
  async startWorker(extensionUri, receive, fail) {
    // The extension may be served from another origin, whose scripts cannot start as workers: read it, hand it over.
    const file = vscode.Uri.joinPath(extensionUri, 'dist', 'worker.js');
    const source = await vscode.workspace.fs.readFile(file);
    const url = URL.createObjectURL(new Blob([source as BlobPart], { type: 'text/javascript' }));
    const worker = new Worker(url);
    worker.addEventListener('message', (event) => receive(event.data));
    worker.addEventListener('error', (event) => fail(new Error(event.message)));
    return {
      post: (message, transfer = []) => worker.postMessage(message, [...transfer]),
      terminate() {
        worker.terminate();
        // Not before: VS Code starts workers through a script of its own, which reads the address later.
        URL.revokeObjectURL(url);
      },
    };
  },
};

export function activate(context: vscode.ExtensionContext): OptimizerLabApi {
  return activateOn(platform, context);
}
