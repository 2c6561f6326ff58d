import type { Experiment } from '../core/index';
import { protocolVersion, type FromWebview, type ToWebview } from '../protocol/messages';
import { parseToWebview } from '../protocol/parseToWebview';
import { isCount, isRecord } from '../protocol/shapes';
import { connect } from './opening/handover';

/** The state of the webview that outlives its document. Never results: they are computed again. */
export interface KeptState {
  readonly version: 1;
  /** Exactly as the host last sent it. Absent: it is in a file, which VS Code knows. */
  readonly experiment?: Experiment;
  /** The runs' slots, in their order. */
  readonly slots: readonly number[];
  readonly view: unknown;
}

/** The connection to the extension host. */
export interface Port {
  send(message: FromWebview): void;
  /** Says again that the bundle is ready: the host sends everything. */
  announce(): void;
  /** Keeps what VS Code hands to the next document, and to the host when it restores the panel after a reload. */
  remember(kept: KeptState): void;
  /** The view that the document before this one kept, if any. */
  readonly keptView: unknown;
}

/**
 * Connects to the host and says that the bundle is ready; may be called once. Messages that are not the host's, or of
 * a shape this version does not know, are left out.
 */
export function openPort(received: (message: ToWebview) => void): Port {
  const api = connect<FromWebview>();
  const kept = api.getState();
  window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const message = parseToWebview(data);
    if (message) received(message);
  });
  const slots = isRecord(kept) && Array.isArray(kept.slots) ? kept.slots.filter(isCount) : [];
  const announce = () => api.postMessage({ type: 'ready', protocolVersion, slots });
  announce();
  return {
    announce,
    send: (message) => api.postMessage(message),
    remember: (kept) => api.setState(kept),
    keptView: isRecord(kept) ? kept.view : undefined,
  };
}
