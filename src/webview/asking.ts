import type { Change } from '../core/index';
import { gestureOf } from '../core/experiment/gesture';

/**
 * Lets one change of a gesture be on its way at a time. While it is, only the newest of those that follow is kept, and
 * sent when the host has answered: a pointer may move faster than pictures come back.
 */
export class Asking {
  private onItsWay: string | undefined;
  private next: Change | undefined;

  constructor(private readonly send: (change: Change) => void) {}

  ask(change: Change): void {
    const gesture = gestureOf(change);
    if (gesture !== undefined && gesture === this.onItsWay) {
      this.next = change;
      return;
    }
    // Another gesture has begun: what the one before still wanted to say goes first.
    this.flush();
    this.onItsWay = gesture;
    this.send(change);
  }

  /** The host sent a picture, a refusal, or the first sign of a long computation, which a newer change overtakes. */
  answered(): void {
    this.onItsWay = undefined;
    const { next } = this;
    this.next = undefined;
    if (next) this.ask(next);
  }

  private flush(): void {
    if (this.next) this.send(this.next);
    this.next = undefined;
  }
}
