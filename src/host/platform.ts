import type * as vscode from 'vscode';

/** A worker that the host talks to. */
export interface WorkerHandle {
  /** @param transfer memory that is handed over, and is gone here */
  post(message: unknown, transfer?: readonly ArrayBuffer[]): void;
  terminate(): void;
}

/** Starts a worker. */
export type StartWorker = (
  /** Gets every message of the worker. */
  receive: (message: unknown) => void,
  /** Is told when the worker could not start, or died. */
  fail: (error: Error) => void,
) => Promise<WorkerHandle>;

/** What differs between the Node.js and the web-worker extension host. */
export interface Platform {
  /** How many threads the machine can run side by side. */
  readonly parallelism: number;
  /** Starts the worker's bundle. */
  startWorker(extensionUri: vscode.Uri, ...listeners: Parameters<StartWorker>): Promise<WorkerHandle>;
}
