import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ComponentChildren, RefObject } from 'preact';
import type { View } from '../../core/index';
import type { PointDetail } from '../../protocol/details';
import type { Ground } from '../../protocol/messages';
import { formatNumber } from '../format';
import type { Frame } from './drawnRuns';
import { markNear, markText, type PlacedMark } from './marks';
import { PlaneCursor, planeWishOfKey, towards } from './planeCursor';
import { coordinateText, exactAt, lossNear } from './readout';
import type { RegionControl } from './useRegion';

type Point = readonly [number, number];

/** How near the crosshair must come to a mark, in CSS pixels. */
const reach = 8;
/** How much a key zooms. */
const keyZoom = 1.5;

/** What the crosshair's keys need. */
export interface CrosshairProps {
  readonly frame: RefObject<Frame | undefined>;
  readonly region: View;
  readonly ground: Ground;
  readonly control: RegionControl;
  /** The marks in sight. */
  readonly marks: () => readonly PlacedMark[];
  /** Is told which mark the crosshair is at. */
  readonly mark: (mark: PlacedMark | undefined) => void;
  /** Puts the start somewhere. */
  readonly start: (at: Point) => void;
  /** Is told where the crosshair stands while it has the focus. */
  readonly hover: (at: Point | undefined) => void;
  /** Of the axes. */
  readonly names: readonly [string, string];
  /** What the host said last of a point. */
  readonly exact: PointDetail | undefined;
}

const middleOf = ([min, max]: readonly [number, number]): number => (min + max) / 2;

/** The point of a region that is nearest to another. */
function inside({ x, y }: View, [px, py]: Point): Point {
  return [Math.max(x[0], Math.min(x[1], px)), Math.max(y[0], Math.min(y[1], py))];
}

/** The mark after the one at a point, in their order; the first if none is there. */
function nextMark(marks: readonly PlacedMark[], [x, y]: Point): PlacedMark | undefined {
  const at = marks.findIndex((mark) => mark.x === x && mark.y === y);
  return marks[(at + 1) % marks.length];
}

/** The plot's keys and the crosshair they move. */
export function useCrosshair(props: CrosshairProps): {
  readonly element: ComponentChildren;
  /** Puts it where it belongs on the canvas. */
  readonly place: () => void;
  focus(): void;
} {
  const { frame, region, ground, control, marks, mark, start, hover, names } = props;
  const cursor = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState<Point>();
  // Where it was left may no longer be visible.
  const at: Point = wanted ? inside(region, wanted) : [middleOf(region.x), middleOf(region.y)];
  const newest = useRef(at);
  newest.current = at;
  const isSeen = (): boolean => cursor.current?.matches(':focus-visible') === true;
  const place = (): void => {
    if (frame.current === undefined || frame.current === null || cursor.current === null) return;
    const { x, y } = frame.current;
    const [px, py] = newest.current;
    cursor.current.style.translate = `${x.offset + px * x.scale}px ${y.offset + py * y.scale}px`;
  };
  const markAt = (): PlacedMark | undefined => {
    if (!frame.current) return undefined;
    const { x, y } = frame.current;
    return markNear(marks(), x.offset + at[0] * x.scale, y.offset + at[1] * y.scale, reach);
  };
  const tell = (): void => {
    hover(at);
    mark(markAt());
  };
  useLayoutEffect(() => {
    place();
    if (isSeen()) tell();
  }, [at[0], at[1]]);
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // Several keys may come before the next rendering.
    const at = newest.current;
    const visible = control.now();
    const wish = planeWishOfKey(event.key, event.shiftKey, visible, at);
    if (wish === undefined) return;
    const move = (to: Point): void => {
      newest.current = to;
      setWanted(to);
    };
    event.preventDefault();
    if (wish === 'start') start(at);
    else if (wish === 'home') control.reset();
    else if (wish === 'mark') {
      const next = nextMark(marks(), at);
      if (next) move([next.x, next.y]);
    } else if (wish === 'in' || wish === 'out') {
      move(at);
      control.zoom(wish === 'in' ? keyZoom : 1 / keyZoom, at);
    } else {
      move(wish);
      const [right, up] = towards(visible, wish);
      if (right !== 0 || up !== 0) control.move(right, up);
    }
  };
  const marked = markAt();
  const exact = exactAt(at, props.exact);
  const lossText = exact
    ? `loss ${formatNumber(exact.loss)}`
    : `loss about ${formatNumber(lossNear(ground, ...at))}`;
  const name = `Crosshair, ${names[0]} ${coordinateText(at[0], region.x)}, ${names[1]} ${coordinateText(at[1], region.y)}, ${lossText}${marked ? `. ${markText(marked)}` : ''}`;
  return {
    place,
    focus: () => cursor.current?.focus({ preventScroll: true }),
    element: (
      <PlaneCursor
        cursor={cursor}
        name={name}
        onFocus={() => {
          if (isSeen()) tell();
        }}
        onBlur={() => {
          hover(undefined);
          mark(undefined);
        }}
        onKeyDown={press}
      />
    ),
  };
}
