import { gestureOf } from '../core/experiment/gesture';
import type { Change } from '../core/index';

/** A picture takes a frame or more to come back; the second is asked for when the first is about to arrive. */
const mostOnTheirWay = 2;

/**
 * Lets two changes of a gesture be on their way at a time. While they are, only the newest of those that follow is
 * kept, and sent when the host has answered: a pointer may move faster than pictures come back.
 */
export class Asking {
  private gesture: string | undefined;
  private onTheirWay = 0;
  private next: Change | undefined;

  constructor(private readonly send: (change: Change) => void) {}

  /** Whether an answer is awaited. */
  get isBusy(): boolean {
    return this.onTheirWay > 0;
  }

  ask(change: Change): void {
    const gesture = gestureOf(change);
    if (gesture !== undefined && gesture === this.gesture && this.onTheirWay >= mostOnTheirWay) {
      this.next = change;
      return;
    }
    // Another gesture has begun: what the one before still wanted to say goes first.
    this.settle();
    if (gesture !== this.gesture) this.onTheirWay = 0;
    this.gesture = gesture;
    if (gesture !== undefined) this.onTheirWay++;
    this.send(change);
  }

  /**
   * The host answered a change.
   * @param last whether there is nothing more to wait for: the picture is the final one, or a change was refused, or
   *   this is the first sign of a long computation, which a newer change overtakes
   */
  answered(last: boolean): void {
    this.onTheirWay = last ? 0 : Math.max(0, this.onTheirWay - 1);
    const { next } = this;
    this.next = undefined;
    if (next) this.ask(next);
  }

  /** Sends what waits to be sent, because something else follows it. */
  settle(): void {
    if (this.next) this.send(this.next);
    this.next = undefined;
  }
}
