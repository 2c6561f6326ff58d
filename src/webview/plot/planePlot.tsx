import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { LandscapePicture, Picture, RunPicture } from '../../protocol/messages';
import { describePlane } from '../describe';
import type { Refusal } from '../fields';
import type { Moment } from '../player/steps';
import type { Palette } from '../theme/palette';
import { startAt, startOfKey } from './dragging';
import type { Frame } from './drawnRuns';
import type { Near } from './nearest';
import { createPlaneChart, type PlaneChart } from './planeChart';
import { RunTag, tagPlace } from './runTag';
import { StartHandle } from './startHandle';
import { useStill } from '../still';
import { startWord } from './startWord';
import { useStart } from './useStart';

/** How near the pointer must come to a path, in CSS pixels. */
const reach = 8;

/** How long the handle waits for a picture that it can move with, in ms. */
const patience = 100;

/** The parameter plane with its start handle. Draws in the same turn in which it is rendered. */
export function PlanePlot(props: {
  /** Without the runs that are hidden. */
  readonly picture: Picture;
  readonly landscape: LandscapePicture;
  readonly palette: Palette;
  readonly moment: Moment;
  readonly pointed: number | undefined;
  /** Whether something is being dragged. */
  readonly moving: boolean;
  readonly entering: boolean;
  /** Whether what is drawn is not what was last asked for. */
  readonly stale: boolean;
  /** The last start that was refused. */
  readonly startRefusal: Refusal | undefined;
  readonly askStart: (start: [number, number]) => void;
  readonly point: (slot: number | undefined) => void;
  /** The point of the plane under the pointer. */
  readonly hover: (at: readonly [number, number] | undefined) => void;
}) {
  const { picture, palette, moment, pointed, moving, entering, stale, point, hover } = props;
  const plot = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const handle = useRef<HTMLDivElement>(null);
  const chart = useRef<PlaneChart | undefined>(undefined);
  const frame = useRef<Frame | undefined>(undefined);
  const drawn = useRef(0);
  const [near, setNear] = useState<Near>();
  const place = (): void => {
    if (frame.current === undefined || handle.current === null) return;
    const { area, x, y } = frame.current;
    const [sx, sy] = start.newest();
    const [px, py] = [x.offset + sx * x.scale, y.offset + sy * y.scale];
    const [wx, wy] = startWord(area, px, py);
    handle.current.style.translate = `${px}px ${py}px`;
    const { style } = handle.current;
    const word = `${wx}px ${wy}px`;
    // Even the same text would make the browser style the word anew, many times a second.
    if (style.getPropertyValue('--word') !== word) style.setProperty('--word', word);
  };
  const start = useStart(picture, props.landscape, props.startRefusal, props.askStart, () => {
    // Handle and trajectories move as one; the handle goes ahead where pictures take their time.
    if (performance.now() - drawn.current > patience) place();
  });
  const { landscape } = start;
  const description = useStill(moving, () => describePlane(picture, landscape));
  useLayoutEffect(() => {
    const content = { picture, landscape, palette, moment, pointed, moving, entering };
    const placed = (next: Frame): void => {
      frame.current = next;
      drawn.current = performance.now();
      place();
    };
    if (chart.current === undefined) chart.current = createPlaneChart(canvas.current!, content, placed);
    else chart.current.show(content);
  }, [picture, landscape, palette, moment.step, moment.between, pointed, moving, entering]);
  useLayoutEffect(place, [start.at]);
  useLayoutEffect(
    () => () => {
      chart.current?.destroy();
      chart.current = undefined;
    },
    [],
  );

  const toStart = (event: MouseEvent): readonly [number, number] | undefined => {
    if (frame.current === undefined) return undefined;
    const { left, top } = plot.current!.getBoundingClientRect();
    return startAt(frame.current, start.view, event.clientX - left, event.clientY - top);
  };
  const pointAt = (event: PointerEvent): void => {
    if (frame.current === undefined || start.dragging) return;
    const { left, top } = plot.current!.getBoundingClientRect();
    const [px, py] = [event.clientX - left, event.clientY - top];
    const { area, x, y } = frame.current;
    const inside = px >= area.left && px <= area.right && py >= area.top && py <= area.bottom;
    hover(inside ? [(px - x.offset) / x.scale, (py - y.offset) / y.scale] : undefined);
    const found = inside ? chart.current?.near(px, py, reach) : undefined;
    setNear(found);
    if (found !== undefined || near !== undefined) point(found?.run.slot);
  };
  const leave = (): void => {
    hover(undefined);
    setNear(undefined);
    if (near !== undefined) point(undefined);
  };
  const tagged: RunPicture | undefined = picture.runs.find(({ slot }) => slot === pointed);
  const tag =
    tagged && frame.current && !start.dragging ? tagPlace(tagged, near, frame.current, moment) : undefined;
  return (
    <div
      ref={plot}
      class={stale ? 'plot stale' : 'plot'}
      onPointerMove={pointAt}
      onPointerLeave={leave}
      onDblClick={(event) => {
        const to = handle.current!.contains(event.target as Node) ? undefined : toStart(event);
        if (to !== undefined && frame.current !== undefined && isInside(event, plot.current!, frame.current))
          start.move(to);
      }}
    >
      <canvas ref={canvas} id="plane" role="img" aria-label={description} aria-details="ranking" />
      <StartHandle
        handle={handle}
        start={start.at}
        palette={palette}
        dragged={start.dragging}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          handle.current!.setPointerCapture(event.pointerId);
          leave();
          start.begin();
        }}
        onPointerMove={(event) => {
          const to = start.dragging ? toStart(event) : undefined;
          if (to !== undefined) start.move(to);
        }}
        onPointerUp={start.end}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && start.dragging) start.takeBack();
          else if (event.ctrlKey || event.metaKey || event.altKey) return;
          else {
            const to = startOfKey(start.view, start.newest(), event.key, event.shiftKey);
            if (to === undefined) return;
            start.move(to);
          }
          event.preventDefault();
        }}
      />
      {tag === undefined || tagged === undefined ? null : <RunTag run={tagged} {...tag} palette={palette} />}
    </div>
  );
}

function isInside(event: MouseEvent, plot: HTMLElement, { area }: Frame): boolean {
  const { left, top } = plot.getBoundingClientRect();
  const [x, y] = [event.clientX - left, event.clientY - top];
  return x >= area.left && x <= area.right && y >= area.top && y <= area.bottom;
}
