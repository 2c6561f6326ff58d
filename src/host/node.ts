// Entry point for the Node.js extension host.
import * as vscode from 'vscode';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { activateOn, type OptimizerLabApi } from './extension';
import type { Platform } from './platform';

export const platform: Platform = {
  parallelism: availableParallelism(),
  startWorker(extensionUri, receive, fail) {
    const worker = new Worker(vscode.Uri.joinPath(extensionUri, 'dist', 'worker.js').fsPath);
    worker.on('message', receive);
    worker.on('error', fail);
    return Promise.resolve({
      post: (message, transfer = []) => worker.postMessage(message, transfer),
      terminate: () => void worker.terminate(),
    });
  },
};

export function activate(context: vscode.ExtensionContext): OptimizerLabApi {
  return activateOn(platform, context);
}
