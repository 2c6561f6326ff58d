import type { SoFar } from '../protocol/soFar';

/** Between two tellings, in ms, and before the first: what is over sooner is shown as a whole. */
const tellEvery = 333;

/** How long to wait for the other runs when one has something new, in ms: they are looked at side by side. */
const gatherFor = 30;

/** Gathers what can be shown of runs that are trained side by side, and tells all of it at most three times a second. */
export class Gathering {
  private readonly runs: (SoFar | undefined)[];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private next = performance.now() + tellEvery;

  /** @param tell is given what there is of each run; undefined of one that has not begun */
  constructor(
    count: number,
    private readonly tell: (runs: readonly (SoFar | undefined)[]) => void,
  ) {
    this.runs = new Array<SoFar | undefined>(count).fill(undefined);
  }

  add(run: number, soFar: SoFar | undefined): void {
    this.runs[run] = soFar;
    this.timer ??= setTimeout(
      () => {
        this.timer = undefined;
        this.next = performance.now() + tellEvery;
        this.tell([...this.runs]);
      },
      Math.max(gatherFor, this.next - performance.now()),
    );
  }

  /** Tells nothing more. */
  end(): void {
    clearTimeout(this.timer);
  }
}
