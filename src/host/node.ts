// Entry point for the Node.js extension host.
import * as vscode from 'vscode';
import { Worker } from 'node:worker_threads';
import { activateOn, type OptimizerLabApi } from './extension';
import type { Platform } from './platform';

const platform: Platform = {
  startWorker(extensionUri, receive, fail) {
    const worker = new Worker(vscode.Uri.joinPath(extensionUri, 'dist', 'worker.js').fsPath);
    worker.on('message', receive);
    worker.on('error', fail);
    return Promise.resolve({
      post: (message) => worker.postMessage(message),
      terminate: () => void worker.terminate(),
    });
  },
};

export function activate(context: vscode.ExtensionContext): OptimizerLabApi {
  return activateOn(platform, context);
}
