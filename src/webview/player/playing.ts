import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ViewState } from '../view';
import { advanced, pace } from './pace';

/** Moves the player on in every frame while it plays; no frame is asked for otherwise. */
export function usePlaying(
  view: ViewState,
  last: number,
  smooth: boolean,
  look: (change: Partial<ViewState>) => void,
): void {
  const { playing, speed } = view;
  // What the frames read must be the newest, while only playing itself starts and ends them.
  const newest = useRef({ last, speed, smooth, look });
  newest.current = { last, speed, smooth, look };
  useLayoutEffect(() => {
    if (!playing) return undefined;
    // Whoever puts the player elsewhere stops it too.
    let position = (view.step ?? 0) + view.between;
    let shown = view.step;
    let time: number | undefined;
    const tick = (now: number): void => {
      const { last, speed, smooth, look } = newest.current;
      const seconds = time === undefined ? 0 : Math.min(0.25, (now - time) / 1000);
      time = now;
      const next = advanced(position, seconds * pace(last, speed), last, smooth);
      position = next.position;
      if (smooth || next.change.step !== shown || !next.change.playing) look(next.change);
      shown = next.change.step;
      frame = next.change.playing ? requestAnimationFrame(tick) : undefined;
    };
    let frame: number | undefined = requestAnimationFrame(tick);
    return () => {
      if (frame !== undefined) cancelAnimationFrame(frame);
    };
  }, [playing]);
}
