import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { View } from '../../core/index';
import type { LandscapePicture, Picture } from '../../protocol/messages';
import type { Refusal } from '../fields';

type Point = readonly [number, number];

/** The start as it is on the screen, which may be ahead of the pictures. */
export interface Start {
  readonly at: Point;
  readonly dragging: boolean;
  /** The landscape to draw: while dragging, the one that the drag began on, so that nothing stretches. */
  readonly landscape: LandscapePicture;
  readonly view: View;
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

/** Keeps the handle where the user put it until the pictures have come after. */
export function useStart(
  picture: Picture,
  landscape: LandscapePicture,
  refusal: Refusal | undefined,
  ask: (start: [number, number]) => void,
): Start {
  const [wanted, setWanted] = useState<Wanted>();
  const [drag, setDrag] = useState<{ readonly from: Point; readonly landscape: LandscapePicture }>();
  // Events come faster than renderings.
  const now = useRef<Point>(picture.start);
  if (wanted === undefined) now.current = picture.start;
  const { start, revision } = picture;
  useLayoutEffect(() => {
    if (wanted === undefined || drag !== undefined) return;
    const arrived = start[0] === wanted.at[0] && start[1] === wanted.at[1];
    const refused = refusal !== undefined && refusal !== wanted.refusal;
    // One change may still have been on its way; what is older than that was overtaken.
    if (arrived || refused || revision > wanted.revision + 1) setWanted(undefined);
  }, [start, revision, refusal, wanted, drag]);
  const move = (to: Point): void => {
    const [x, y] = now.current;
    if (to[0] === x && to[1] === y) return;
    now.current = to;
    setWanted({ at: to, revision, refusal });
    ask([to[0], to[1]]);
  };
  return {
    at: wanted?.at ?? start,
    dragging: drag !== undefined,
    landscape: drag?.landscape ?? landscape,
    view: (drag?.landscape ?? landscape).view,
    begin: () => setDrag({ from: now.current, landscape }),
    move,
    end: () => setDrag(undefined),
    takeBack: () => {
      if (drag !== undefined) move(drag.from);
      setDrag(undefined);
    },
  };
}
