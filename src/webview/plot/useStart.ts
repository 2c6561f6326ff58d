import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { LandscapePicture, Picture } from '../../protocol/messages';
import type { Refusal } from '../fields';

type Point = readonly [number, number];

/** The start as it is on the screen, which may be ahead of the pictures. */
export interface Start {
  readonly at: Point;
  /** The same since the last rendering. */
  readonly newest: () => Point;
  readonly dragging: boolean;
  /** The landscape to draw: while dragging, the one that the drag began on, so that nothing stretches. */
  readonly landscape: LandscapePicture;
  begin(): void;
  /** Puts the start somewhere at once, and asks the host for it. */
  move(to: Point): void;
  end(): void;
  /** Ends the drag where it began. */
  takeBack(): void;
}

/** A start that was asked for, and what was on the screen then. */
interface Wanted {
  readonly at: Point;
  readonly revision: number;
  readonly refusal: Refusal | undefined;
}

/**
 * Keeps the handle where the user put it until the pictures have come after.
 * @param place moves the handle to the newest start
 */
export function useStart(
  picture: Picture,
  landscape: LandscapePicture,
  refusal: Refusal | undefined,
  ask: (start: [number, number]) => void,
  place: () => void,
): Start {
  // Not a state: a pointer moves the handle more often than there are pictures to render.
  const wanted = useRef<Wanted | undefined>(undefined);
  const [drag, setDrag] = useState<{ readonly from: Point; readonly landscape: LandscapePicture }>();
  const now = useRef<Point>(picture.start);
  if (wanted.current === undefined) now.current = picture.start;
  const { start, revision } = picture;
  useLayoutEffect(() => {
    if (wanted.current === undefined || drag !== undefined) return;
    const { at, ...then } = wanted.current;
    const arrived = start[0] === at[0] && start[1] === at[1];
    const refused = refusal !== undefined && refusal !== then.refusal;
    // One change may still have been on its way; what is older than that was overtaken.
    if (!arrived && !refused && revision <= then.revision + 1) return;
    wanted.current = undefined;
    now.current = start;
    place();
  }, [start, revision, refusal, drag]);
  const move = (to: Point): void => {
    const [x, y] = now.current;
    if (to[0] === x && to[1] === y) return;
    now.current = to;
    wanted.current = { at: to, revision, refusal };
    place();
    ask([to[0], to[1]]);
  };
  return {
    at: now.current,
    newest: () => now.current,
    dragging: drag !== undefined,
    landscape: drag?.landscape ?? landscape,
    begin: () => setDrag({ from: now.current, landscape }),
    move,
    end: () => setDrag(undefined),
    takeBack: () => {
      if (drag !== undefined) move(drag.from);
      setDrag(undefined);
    },
  };
}
