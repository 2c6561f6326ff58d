import { useEffect, useRef } from 'preact/hooks';
import type { RefObject } from 'preact';
import type { View } from '../../core/index';
import type { ViewState } from '../view';
import type { Frame } from './drawnRuns';
import { PlaneGestureTracker } from './planeGestures';
import { moved, zoomed } from './region';

type Point = readonly [number, number];

/** How the visible region is changed. */
export interface RegionControl {
  /** What is visible, the newest change included. */
  readonly now: () => View;
  /** Above 1 inwards, with a point of the plane held where it is; the middle if absent. */
  zoom(factor: number, at?: Point): void;
  /** By shares of its own size. */
  move(right: number, up: number): void;
  reset(): void;
  readonly tracker: PlaneGestureTracker;
}

/**
 * Zooms and moves the visible region by pointer, wheel and calls.
 * @param region what is visible now
 * @param home what is visible at first
 * @param click called for a press that moved nothing, with its place in CSS pixels of the plot
 */
export function useRegion(
  plot: RefObject<HTMLElement | null>,
  frame: RefObject<Frame | undefined>,
  region: View,
  home: View,
  look: (change: Partial<ViewState>) => void,
  click: (x: number, y: number) => void,
): RegionControl {
  // Several events may come before the next rendering: each begins where the one before ended. A rendering of the plot
  // alone still has the region before.
  const now = useRef<View>(region);
  const rendered = useRef<View>(region);
  if (rendered.current !== region) now.current = rendered.current = region;
  const tracker = useRef<PlaneGestureTracker | undefined>(undefined);
  tracker.current ??= new PlaneGestureTracker(() => plot.current!);
  const show = (next: View | undefined, zooming: boolean): void => {
    now.current = next ?? home;
    look({ region: next, zooming });
  };
  const middle = (): Point => {
    const { x, y } = now.current;
    return [(x[0] + x[1]) / 2, (y[0] + y[1]) / 2];
  };
  const control: Omit<RegionControl, 'tracker'> = {
    now: () => now.current,
    zoom: (factor, at = middle()) => show(zoomed(now.current, home, at, factor), false),
    move: (right, up) => show(moved(now.current, home, right, up), false),
    reset: () => show(undefined, false),
  };
  const gestures = {
    pan(dx: number, dy: number) {
      const { area } = frame.current!;
      const [right, up] = [-dx / (area.right - area.left), dy / (area.bottom - area.top)];
      show(moved(now.current, home, right, up), true);
    },
    zoom(factor: number, px: number, py: number) {
      const { area } = frame.current!;
      const { x, y } = now.current;
      const share = (value: number, from: number, to: number): number =>
        Math.max(0, Math.min(1, (value - from) / (to - from)));
      const at: Point = [
        x[0] + share(px, area.left, area.right) * (x[1] - x[0]),
        y[0] + share(py, area.bottom, area.top) * (y[1] - y[0]),
      ];
      show(zoomed(now.current, home, at, factor), true);
    },
    click,
    rest: () => look({ zooming: false }),
  };
  useEffect(() => {
    const element = plot.current!;
    const wheel = (event: WheelEvent) => tracker.current!.wheel(event);
    // Not passive, so that it can keep the browser from zooming the whole panel.
    element.addEventListener('wheel', wheel, { passive: false });
    return () => {
      tracker.current!.dispose();
      element.removeEventListener('wheel', wheel);
    };
  }, []);
  tracker.current.on = gestures;
  return { ...control, tracker: tracker.current };
}
