import type { Experiment } from '../core/index';
import { protocolVersion, type FromWebview, type ToWebview } from '../protocol/messages';

interface VsCodeApi {
  postMessage(message: FromWebview): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The connection to the extension host. */
export interface Port {
  send(message: FromWebview): void;
  /** Keeps the experiment where VS Code finds it when it restores the panel after a reload. */
  remember(experiment: Experiment): void;
}

/**
 * Connects to the host and says that the bundle is ready; may be called once. Messages that are not the host's, or of
 * a shape this version does not know, are left out.
 */
export function openPort(received: (message: ToWebview) => void): Port {
  const api = acquireVsCodeApi();
  window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (isMessage(data)) received(data);
  });
  api.postMessage({ type: 'ready', protocolVersion });
  return {
    send: (message) => api.postMessage(message),
    remember: (experiment) => api.setState({ version: 1, experiment }),
  };
}

function isMessage(data: unknown): data is ToWebview {
  if (!isRecord(data)) return false;
  switch (data['type']) {
    case 'snapshot':
      return isRecord(data['catalogue']) && isPicture(data['picture']);
    case 'picture':
      return isPicture(data['picture']);
    case 'refused':
      return isRecord(data['change']) && Array.isArray(data['problems']);
    case 'progress':
      return typeof data['revision'] === 'number' && typeof data['done'] === 'number';
    default:
      return false;
  }
}

function isPicture(data: unknown): boolean {
  return (
    isRecord(data) &&
    typeof data['revision'] === 'number' &&
    isRecord(data['experiment']) &&
    Array.isArray(data['start']) &&
    Array.isArray(data['runs']) &&
    data['runs'].every((run) => isRecord(run) && run['theta'] instanceof Float64Array)
  );
}

function isRecord(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null;
}
