// What a page cannot be asked afterwards: installed in every frame before any script of it runs.
import type { Page } from 'playwright-core';

declare global {
  interface Window {
    policyViolations?: string[];
    sendToHost?: (message: unknown) => void;
    /** The types of the messages that the document was sent. */
    received?: string[];
  }
}

/**
 * Notes violations of a document's content security policy, and keeps the webview's own way to its host, so that a
 * test can send what the bundle never would; notes what the host sends, too.
 */
export async function watchFrames(page: Page): Promise<void> {
  await page.addInitScript(() => {
    let acquire: (() => { postMessage(message: unknown): void }) | undefined;
    Object.defineProperty(window, 'acquireVsCodeApi', {
      configurable: true,
      set(original: typeof acquire) {
        // VS Code defines its function at the head of the document that it writes: before the bundle, and after the
        // document was opened for writing, which takes all listeners away.
        window.policyViolations = [];
        document.addEventListener('securitypolicyviolation', (event) => {
          window.policyViolations?.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
        });
        window.received = [];
        window.addEventListener('message', ({ data }: MessageEvent<{ type?: unknown } | null>) => {
          window.received?.push(String(data?.type));
        });
        acquire = () => {
          const api = original!();
          window.sendToHost = (message) => api.postMessage(message);
          return api;
        };
      },
      get: () => acquire,
    });
  });
}
