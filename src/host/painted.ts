/** Which revision the webview has on its canvas, and who waits for one. */
export class Painted {
  private latest = -1;
  private waiting: readonly { readonly revision: number; readonly resolve: () => void }[] = [];

  /** Resolves when this revision or a newer one is on the canvas, or the panel is closed. */
  until(revision: number): Promise<void> {
    if (this.latest >= revision) return Promise.resolve();
    return new Promise((resolve) => {
      this.waiting = [...this.waiting, { revision, resolve }];
    });
  }

  /** A document has this one on its canvas. */
  tell(revision: number): void {
    this.latest = revision;
    this.resolve((each) => each.revision <= revision);
  }

  /** The document is gone, with what was on its canvas. */
  forget(): void {
    this.latest = -1;
  }

  /** The panel is closed: nobody waits any longer. */
  end(): void {
    this.resolve(() => true);
  }

  private resolve(isDone: (each: (typeof this.waiting)[number]) => boolean): void {
    const { waiting } = this;
    this.waiting = waiting.filter((each) => !isDone(each));
    waiting.filter(isDone).forEach(({ resolve }) => resolve());
  }
}
