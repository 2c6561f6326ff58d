import type * as vscode from 'vscode';

/** A worker that the host talks to. */
export interface WorkerHandle {
  post(message: unknown): void;
  terminate(): void;
}

/** What differs between the Node.js and the web-worker extension host. */
export interface Platform {
  /**
   * Starts the worker's bundle.
   * @param receive gets every message of the worker
   * @param fail is told when the worker could not start, or died
   */
  startWorker(
    extensionUri: vscode.Uri,
    receive: (message: unknown) => void,
    fail: (error: Error) => void,
  ): Promise<WorkerHandle>;
}
