import type { Ref } from 'preact';
import type { View } from '../../core/index';

type Point = readonly [number, number];

/**
 * What a key asks of the plane: to zoom, to go home, to go to the next mark, to put the start at the crosshair, or to
 * move the crosshair.
 */
export type PlaneWish = 'in' | 'out' | 'home' | 'mark' | 'start' | Point;

/** An arrow moves the crosshair by a hundredth of the region, with Shift by a tenth. */
export function planeWishOfKey(key: string, far: boolean, { x, y }: View, at: Point): PlaneWish | undefined {
  const share = (far ? 10 : 1) / 100;
  const by = (right: number, up: number): Point => [
    at[0] + right * share * (x[1] - x[0]),
    at[1] + up * share * (y[1] - y[0]),
  ];
  switch (key) {
    case '+':
    case '=':
      return 'in';
    case '-':
    case '\u2212':
      return 'out';
    case '0':
      return 'home';
    case 'm':
    case 'M':
      return 'mark';
    case 'Enter':
      return 'start';
    case 'ArrowLeft':
      return by(-1, 0);
    case 'ArrowRight':
      return by(1, 0);
    case 'ArrowDown':
      return by(0, -1);
    case 'ArrowUp':
      return by(0, 1);
    default:
      return undefined;
  }
}

/** How far a region has to move, in shares of its size, so that a point lies in it. */
export function towards({ x, y }: View, [px, py]: Point): Point {
  const share = (value: number, [min, max]: readonly [number, number]): number =>
    value < min ? (value - min) / (max - min) : value > max ? (value - max) / (max - min) : 0;
  return [share(px, x), share(py, y)];
}

/** What the plot's keys act on: a crosshair, seen while it has the focus. The plot lays it over the canvas. */
export function PlaneCursor(props: {
  readonly cursor: Ref<HTMLDivElement>;
  /** What is there, in words. */
  readonly name: string;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}) {
  const { cursor, name, ...events } = props;
  return (
    // An application: assistive technology must leave it its keys.
    <div
      ref={cursor}
      class="plane-cursor"
      role="application"
      tabIndex={0}
      aria-roledescription="crosshair"
      aria-label={name}
      aria-describedby="plane-keys"
      {...events}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path class="casing" d="M12 0V9M12 15V24M0 12H9M15 12H24" />
        <path d="M12 0V9M12 15V24M0 12H9M15 12H24" />
      </svg>
      <span id="plane-keys" hidden>
        Arrow keys move the crosshair, Enter puts the start there, plus and minus zoom, 0 shows all, M goes to
        the next minimum or saddle.
      </span>
    </div>
  );
}
