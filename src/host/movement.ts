import { gestureOf, type Change } from '../core/index';

/** Changes of one gesture that follow each other faster than this are a movement, in ms. */
const restAfter = 150;

/** Tells whether something is being dragged, and when it has come to rest. */
export class Movement {
  private last: { readonly gesture: string | undefined; readonly time: number } | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param rest called when no further change has followed for a while */
  constructor(private readonly rest: () => void) {}

  get goesOn(): boolean {
    return this.timer !== undefined;
  }

  /** Is told of every change that is asked for. */
  add(change: Change): void {
    const gesture = gestureOf(change);
    const time = Date.now();
    const follows =
      gesture !== undefined && gesture === this.last?.gesture && time - this.last.time < restAfter;
    this.last = { gesture, time };
    this.stop();
    if (!follows) return;
    this.timer = setTimeout(() => {
      this.stop();
      this.rest();
    }, restAfter);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
