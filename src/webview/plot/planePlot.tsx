import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { View } from '../../core/index';
import type { PointDetail } from '../../protocol/details';
import type { Ground, LandscapePicture, Picture, RunPicture } from '../../protocol/messages';
import { describePlane } from '../describe';
import type { Refusal } from '../fields';
import type { Timed } from '../player/clock';
import type { Moment } from '../player/steps';
import type { Palette } from '../theme/palette';
import type { ViewState } from '../view';
import { rounded, startAt, startOfKey } from './dragging';
import type { Frame } from './drawnRuns';
import type { Near } from './nearest';
import type { Overlaid } from './drawOverlays';
import { OverlayMenu } from './overlayMenu';
import { offeredOverlays } from './overlays';
import { describeMarks, markNear, type Mark, type PlacedMark } from './marks';
import { MarkTag } from './markTag';
import { createPlaneChart, type PlaneChart } from './planeChart';
import { isWhole, shortNames } from './planeNames';
import { hull } from './region';
import { RunTag, tagPlace } from './runTag';
import { StartHandle } from './startHandle';
import { useStill } from '../still';
import { startWord } from './startWord';
import { contains } from './thinning';
import { useCrosshair } from './useCrosshair';
import { useRegion } from './useRegion';
import { useStart } from './useStart';
import { ZoomButtons } from './zoomButtons';

/** How near the pointer must come to a path, in CSS pixels. */
const reach = 8;

/** How long the handle waits for a picture that it can move with, in ms. */
const patience = 100;

/** The parameter plane with its start handle. Draws in the same turn in which it is rendered. */
export function PlanePlot(props: {
  /** Without the runs that are hidden. */
  readonly picture: Picture;
  readonly landscape: LandscapePicture;
  /** What is visible, where that is not the landscape’s own view. */
  readonly region: View | undefined;
  /** The samples to show it from. */
  readonly ground: Ground;
  readonly zooming: boolean;
  readonly overlaid: Overlaid;
  /** Minima and saddles. */
  readonly marks: readonly Mark[];
  /** What the player counts. */
  readonly time: Timed;
  readonly palette: Palette;
  readonly moment: Moment;
  readonly pointed: number | undefined;
  /** Whether something is being dragged. */
  readonly moving: boolean;
  /** Whether what is drawn is not what was last asked for. */
  readonly stale: boolean;
  /** The last start that was refused. */
  readonly startRefusal: Refusal | undefined;
  readonly askStart: (start: [number, number]) => void;
  readonly look: (change: Partial<ViewState>) => void;
  readonly point: (slot: number | undefined) => void;
  /** The point of the plane under the pointer or the crosshair. */
  readonly hover: (at: readonly [number, number] | undefined) => void;
  /** What the host said last of a point. */
  readonly exact: PointDetail | undefined;
}) {
  const { picture, palette, moment, pointed, moving, overlaid, marks, stale, point, hover } = props;
  const plot = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const handle = useRef<HTMLDivElement>(null);
  const chart = useRef<PlaneChart | undefined>(undefined);
  const frame = useRef<Frame | undefined>(undefined);
  const drawn = useRef(0);
  const [near, setNear] = useState<Near>();
  const [mark, setMark] = useState<PlacedMark>();
  const place = (): void => {
    if (frame.current === undefined || handle.current === null) return;
    const { area, x, y } = frame.current;
    const [sx, sy] = start.newest();
    const [exactX, exactY] = [x.offset + sx * x.scale, y.offset + sy * y.scale];
    const px = Math.max(area.left, Math.min(area.right, exactX));
    const py = Math.max(area.top, Math.min(area.bottom, exactY));
    const [wx, wy] = startWord(area, px, py);
    handle.current.style.translate = `${px}px ${py}px`;
    const outside = String(Math.hypot(px - exactX, py - exactY) > 1);
    if (handle.current.dataset['outside'] !== outside) handle.current.dataset['outside'] = outside;
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
  // While the start is dragged, the landscape is the one that the drag began on.
  const region = props.region ?? landscape.view;
  const ground = props.region === undefined && landscape !== props.landscape ? landscape : props.ground;
  const movable = isWhole(landscape);
  const control = useRegion(plot, frame, region, landscape.view, props.look, (px, py) => {
    if (movable && chart.current?.near(px, py, reach) === undefined)
      start.move(startAt(frame.current!, region, px, py));
  });
  const description = useStill(moving, () =>
    `${describePlane(picture, landscape)} ${describeMarks(marks)}`.trimEnd(),
  );
  useLayoutEffect(() => {
    const still = { landscape, ground, region, palette, overlaid, marks };
    const content = { ...still, picture, moment, pointed, moving };
    const placed = (next: Frame): void => {
      frame.current = next;
      drawn.current = performance.now();
      place();
      crosshair.place();
    };
    if (chart.current === undefined) chart.current = createPlaneChart(canvas.current!, content, placed);
    else chart.current.show(content);
  }, [
    picture,
    landscape,
    ground,
    region,
    palette,
    moment.step,
    moment.between,
    overlaid,
    marks,
    pointed,
    moving,
  ]);
  useLayoutEffect(place, [start.at]);
  useLayoutEffect(
    () => () => {
      chart.current?.destroy();
      chart.current = undefined;
    },
    [],
  );

  const crosshair = useCrosshair({
    frame,
    region,
    ground,
    control,
    marks: () => chart.current?.marks() ?? [],
    mark: setMark,
    hover,
    exact: props.exact,
    start: (at) => {
      if (movable) start.move(rounded(region, at));
    },
    names: shortNames(landscape),
  });
  const local = ({ clientX, clientY }: MouseEvent): [number, number] => {
    const { left, top } = plot.current!.getBoundingClientRect();
    return [clientX - left, clientY - top];
  };
  const pointAt = (event: PointerEvent): void => {
    if (frame.current === undefined || start.dragging) return;
    if (control.tracker.move(event)) {
      if (control.tracker.isMoving) leave();
      return;
    }
    const [px, py] = local(event);
    const { area, x, y } = frame.current;
    const inside = px >= area.left && px <= area.right && py >= area.top && py <= area.bottom;
    hover(inside ? [(px - x.offset) / x.scale, (py - y.offset) / y.scale] : undefined);
    const marked = inside ? markNear(chart.current?.marks() ?? [], px, py, reach) : undefined;
    const found = inside ? chart.current?.near(px, py, reach) : undefined;
    setMark(marked);
    setNear(found);
    if (found !== undefined || near !== undefined) point(found?.run.slot);
  };
  const leave = (): void => {
    hover(undefined);
    setNear(undefined);
    setMark(undefined);
    if (near !== undefined) point(undefined);
  };
  const release = (event: PointerEvent): void => control.tracker.up(event);
  const tagged: RunPicture | undefined = picture.runs.find(({ slot }) => slot === pointed);
  const tag =
    tagged && frame.current && !start.dragging ? tagPlace(tagged, near, frame.current, moment) : undefined;
  return (
    <div
      ref={plot}
      class={['plot', stale && 'stale', props.zooming && 'panning'].filter(Boolean).join(' ')}
      onPointerMove={pointAt}
      onPointerLeave={leave}
      onPointerUp={release}
      onPointerCancel={release}
    >
      <canvas
        ref={canvas}
        id="plane"
        role="img"
        aria-label={description}
        aria-details="ranking"
        onPointerDown={(event) => {
          const [px, py] = local(event);
          if (frame.current !== undefined && contains(frame.current.area, px, py))
            control.tracker.down(event);
        }}
        onMouseDown={(event) => {
          // The keys go where the pointer went.
          event.preventDefault();
          crosshair.focus();
        }}
      />
      {crosshair.element}
      <StartHandle
        handle={handle}
        start={start.at}
        palette={palette}
        names={shortNames(landscape)}
        fixed={!movable}
        dragged={start.dragging}
        onPointerDown={(event) => {
          if (event.button !== 0 || !movable) return;
          handle.current!.setPointerCapture(event.pointerId);
          leave();
          start.begin();
        }}
        onPointerMove={(event) => {
          if (start.dragging && frame.current !== undefined)
            start.move(startAt(frame.current, region, ...local(event)));
        }}
        onPointerUp={start.end}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && start.dragging) start.takeBack();
          else if (!movable || event.ctrlKey || event.metaKey || event.altKey) return;
          else {
            const within = hull(region, landscape.view);
            const to = startOfKey(region, within, start.newest(), event.key, event.shiftKey);
            if (to === undefined) return;
            start.move(to);
          }
          event.preventDefault();
        }}
      />
      <div class="plot-tools">
        <OverlayMenu
          shown={overlaid.shown}
          offered={offeredOverlays(landscape)}
          choose={(overlays) => props.look({ overlays })}
        />
        <ZoomButtons
          home={props.region === undefined}
          zoom={(factor) => control.zoom(factor)}
          reset={control.reset}
        />
      </div>
      {mark !== undefined && frame.current ? <MarkTag mark={mark} area={frame.current.area} /> : null}
      {tag === undefined || tagged === undefined || mark !== undefined ? null : (
        <RunTag run={tagged} {...tag} time={props.time} palette={palette} />
      )}
    </div>
  );
}
