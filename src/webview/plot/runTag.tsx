import { useLayoutEffect, useRef } from 'preact/hooks';
import type { RunPicture } from '../../protocol/messages';
import { formatNumber, formatPoint } from '../format';
import { tickText, type PlayerTime } from '../player/clock';
import { placeAt, thetaAt, type Moment } from '../player/steps';
import type { Palette } from '../theme/palette';
import type { Frame } from './drawnRuns';
import { markerPath, seriesStyle } from './markers';
import type { Near } from './nearest';

/** Where a tag stands, and which row of its run it is about. */
export interface TagPlace {
  readonly row: number;
  /** In CSS pixels. */
  readonly x: number;
  readonly y: number;
  /** The area it stays in. */
  readonly area: Frame['area'];
  /** Whether it is about the ring where the run stands now; else it is at the pointer. */
  readonly ofRing: boolean;
}

/** From where it points to its nearer edge, in CSS pixels: it leaves the ring free, or else the pointer. */
const [awayFromRing, awayFromPointer] = [44, 14];
const ringRadius = 8;

/** At the part of the path the pointer is near or else, as the run is pointed at elsewhere, where it stands now. */
export function tagPlace(
  run: RunPicture,
  near: Near | undefined,
  { area, x, y }: Frame,
  moment: Moment,
): TagPlace | undefined {
  if (near?.run === run) return { row: near.row, x: near.x, y: near.y, area, ofRing: false };
  const place = placeAt(run, moment);
  if (place === undefined) return undefined;
  const [tx, ty] = thetaAt(run, place);
  const [px, py] = [x.offset + tx * x.scale, y.offset + ty * y.scale];
  const inside = px >= area.left && px <= area.right && py >= area.top && py <= area.bottom;
  return inside ? { row: place.row, x: px, y: py, area, ofRing: true } : undefined;
}

/**
 * A run's name and its loss, beside its path, with step and place where that is not the player's; a line leads to it
 * from the ring where the run stands.
 */
export function RunTag(
  props: TagPlace & { readonly run: RunPicture; readonly time: PlayerTime; readonly palette: Palette },
) {
  const { run, time, palette, row, x, y, area, ofRing } = props;
  const tag = useRef<HTMLDivElement>(null);
  const leader = useRef<SVGPathElement>(null);
  const { hue, marker } = seriesStyle(run.slot);
  useLayoutEffect(() => {
    const element = tag.current!;
    const { offsetWidth: width, offsetHeight: height } = element;
    const away = ofRing ? awayFromRing : awayFromPointer;
    const left = Math.max(area.left + 4, Math.min(area.right - width - 4, x + (ofRing ? 4 : away)));
    const below = y + away + height + 2 <= area.bottom;
    const top = below ? y + away : y - away - height;
    element.style.translate = `${left}px ${top}px`;
    if (leader.current === null) return;
    const [toX, toY] = [left + Math.min(24, width / 2), below ? top : top + height];
    const share = ringRadius / Math.hypot(toX - x, toY - y);
    const from = `${x + share * (toX - x)} ${y + share * (toY - y)}`;
    leader.current.setAttribute('d', `M${from}L${toX} ${toY}`);
  });
  return (
    <>
      {ofRing ? (
        <svg class="run-leader" aria-hidden="true">
          <path ref={leader} />
        </svg>
      ) : null}
      <div ref={tag} class="run-tag" aria-hidden="true">
        <svg viewBox="0 0 10 10">
          <path d={markerPath(marker, 5, 5, 3.5)} fill={palette.series[hue]} />
        </svg>
        {run.label}
        {ofRing ? null : (
          <span class="tag-step">
            {' '}
            {time.name.toLowerCase()} {tickText(run.steps[row], time.per)} at{' '}
            {formatPoint(run.theta[2 * row], run.theta[2 * row + 1])}
          </span>
        )}{' '}
        <span class="number-text">{formatNumber(run.loss[row] ?? NaN)}</span>
        {run.extra === undefined ? null : (
          <span class="thin-lines"> thin line: {Object.keys(run.extra).join(', ')}</span>
        )}
      </div>
    </>
  );
}
