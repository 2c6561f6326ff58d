import { parseToRecords } from '../../protocol/parseRecords';
import { recordsVersion, type FromRecords, type ToRecords } from '../../protocol/records';
import { connect } from '../opening/handover';

/** What outlives the document: which files are shown, and the view. Never what is in the files. */
export interface KeptRecords {
  readonly version: 1;
  readonly records: readonly { readonly uri: string; readonly slot: number }[];
  readonly view: unknown;
}

/** The connection to the extension host. */
export interface RecordsPort {
  send(message: FromRecords): void;
  /** Keeps what VS Code hands to the next document, and to the host when it restores the panel after a reload. */
  remember(kept: KeptRecords): void;
  /** What the document before this one kept, if any. */
  readonly kept: unknown;
}

/** Connects to the host and says that the bundle is ready; may be called once. */
export function openRecordsPort(received: (message: ToRecords) => void): RecordsPort {
  const api = connect<FromRecords>();
  window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const message = parseToRecords(data);
    if (message) received(message);
  });
  api.postMessage({ type: 'ready', version: recordsVersion });
  return {
    send: (message) => api.postMessage(message),
    remember: (kept) => api.setState(kept),
    kept: api.getState(),
  };
}
