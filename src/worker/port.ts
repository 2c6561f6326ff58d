import type { MessagePort as NodeMessagePort } from 'node:worker_threads';

/** The worker's end of the line to the host. */
export interface Port<Out> {
  /** @param transfer memory that is handed over, and is gone here */
  post(message: Out, transfer?: readonly ArrayBuffer[]): void;
  /** Resolves after the messages that wait were delivered. */
  letMessagesIn(): Promise<void>;
}

/** Listens to the host, whichever kind of worker this is. */
export function openPort<In, Out>(receive: (message: In) => void): Port<Out> {
  const letMessagesIn = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
  const thread = nodePort();
  if (thread) {
    thread.on('message', receive);
    return { post: (message, transfer = []) => thread.postMessage(message, [...transfer]), letMessagesIn };
  }
  self.addEventListener('message', (event: MessageEvent<In>) => receive(event.data));
  return { post: (message, transfer = []) => self.postMessage(message, [...transfer]), letMessagesIn };
}

/** The port to the host in a worker thread of Node.js; a Web Worker has no process. */
function nodePort(): NodeMessagePort | null {
  if (typeof process === 'undefined') return null;
  return process.getBuiltinModule('node:worker_threads').parentPort;
}
