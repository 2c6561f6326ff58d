// One document may ask VS Code for its connection once: the script that draws the first picture leaves it to the
// panel's own, which follows.

/** The webview's side of VS Code. */
export interface VsCodeApi<Message> {
  postMessage(message: Message): void;
  getState(): unknown;
  setState(state: unknown): void;
}

interface Handover {
  readonly api: VsCodeApi<unknown>;
  /** Takes the first picture away, if there is one. */
  readonly end: (() => void) | undefined;
}

declare global {
  interface Window {
    handover?: Handover | undefined;
  }
}

declare function acquireVsCodeApi(): VsCodeApi<unknown>;

/** Connects to VS Code. */
export function connect<Message>(): VsCodeApi<Message> {
  return (window.handover?.api ?? acquireVsCodeApi()) as VsCodeApi<Message>;
}

/** Leaves the connection to the script that follows, and a picture that stays until that has one. */
export function handOver(api: VsCodeApi<unknown>, end: (() => void) | undefined): void {
  window.handover = { api, end };
}

/** Whether the first picture is on the screen. */
export function isOpeningShown(): boolean {
  return window.handover?.end !== undefined;
}

/** Takes the first picture away, where there is one. */
export function endOpening(): void {
  const { handover } = window;
  if (handover?.end === undefined) return;
  handover.end();
  window.handover = { ...handover, end: undefined };
}
