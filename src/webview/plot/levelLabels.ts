// A few isolines say which loss they are: on one ray from the minimum, where no trajectory is in the way.
import { formatShort } from '../format';
import { mix, toHex } from '../theme/colours';
import type { Palette } from '../theme/palette';
import type { DrawnRun, Frame } from './drawnRuns';
import { nearestRun } from './nearest';
import type { Sampled } from './landscapeLayer';
import { lossNear } from './readout';

/** A level's name, around a point in CSS pixels. */
export interface LevelLabel {
  /** Index into the levels. */
  readonly level: number;
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** Directions of the ray, tried in turn, in degrees clockwise from the right. */
const directions = [36, -36, 144, -144, 72, -72, 108, -108];
/** In CSS pixels: from the middle of a label to whatever it must not touch. */
const halfWidth = 18;
const halfHeight = 8;

/** The labels on the ray that has room for most of the levels; only every second level has one. */
export function placeLabels(
  sampled: Sampled,
  levels: ArrayLike<number>,
  frame: Frame,
  runs: readonly DrawnRun[],
  keepOut: readonly (readonly [number, number])[],
): readonly LevelLabel[] {
  const from = lowest(sampled, frame);
  if (from === undefined) return [];
  let best: readonly LevelLabel[] = [];
  for (const degrees of directions) {
    const angle = (degrees * Math.PI) / 180;
    const labels = alongRay(sampled, levels, frame, from, Math.cos(angle), Math.sin(angle)).filter(
      ({ x, y }) =>
        nearestRun(runs, x, y, halfWidth) === undefined &&
        keepOut.every(([px, py]) => Math.abs(px - x) > 2 * halfWidth || Math.abs(py - y) > 2 * halfHeight),
    );
    const apart = separated(labels);
    if (apart.length > best.length + (best.length === 0 ? 0 : 1)) best = apart;
  }
  return best;
}

/** The minimum that lies in view, or the lowest sample, in CSS pixels. */
function lowest(
  { landscape, ground }: Sampled,
  { x, y, area }: Frame,
): readonly [number, number] | undefined {
  const at = (px: number, py: number): readonly [number, number] => [
    x.offset + px * x.scale,
    y.offset + py * y.scale,
  ];
  for (const [mx, my] of landscape.minima) {
    const [px, py] = at(mx, my);
    if (px > area.left && px < area.right && py > area.top && py < area.bottom) return [px, py];
  }
  const { values, columns, rows, view } = ground;
  let least = -1;
  for (let i = 0; i < values.length; i++)
    if (Number.isFinite(values[i]) && (least < 0 || values[i] < values[least])) least = i;
  if (least < 0) return undefined;
  const [column, row] = [least % columns, Math.floor(least / columns)];
  return at(
    view.x[0] + (column / (columns - 1)) * (view.x[1] - view.x[0]),
    view.y[0] + (row / (rows - 1)) * (view.y[1] - view.y[0]),
  );
}

/** Where the ray first reaches each labelled level. */
function alongRay(
  { ground }: Sampled,
  levels: ArrayLike<number>,
  { area, x, y }: Frame,
  [fromX, fromY]: readonly [number, number],
  dx: number,
  dy: number,
): LevelLabel[] {
  const labels: LevelLabel[] = [];
  const level = (k: number): number => ground.base + levels[k];
  const loss = (px: number, py: number): number =>
    lossNear(ground, (px - x.offset) / x.scale, (py - y.offset) / y.scale);
  let previous = loss(fromX, fromY);
  const reached = new Set<number>();
  for (let distance = 2; distance < 4000; distance += 2) {
    const [px, py] = [fromX + dx * distance, fromY + dy * distance];
    const inside =
      px > area.left + halfWidth &&
      px < area.right - halfWidth &&
      py > area.top + halfHeight + 4 &&
      py < area.bottom - halfHeight - 4;
    if (!inside) break;
    const value = loss(px, py);
    for (let k = levels.length - 1; k >= 0; k -= 2) {
      if (reached.has(k) || !(previous < level(k) && value >= level(k))) continue;
      reached.add(k);
      labels.push({ level: k, text: levelText(levels[k], ground.base), x: px, y: py });
    }
    previous = value;
  }
  return labels;
}

/** A level; where samples have a base, how far above it. */
function levelText(level: number, base: number): string {
  return base !== 0 && level > 0 ? `+${formatShort(level)}` : formatShort(level);
}

/** The outermost first: inner isolines are dense, outer ones tell more apart. */
function separated(labels: readonly LevelLabel[]): LevelLabel[] {
  const kept: LevelLabel[] = [];
  for (const label of [...labels].reverse()) {
    const free = kept.every(
      ({ x, y }) => Math.abs(x - label.x) > 2 * halfWidth || Math.abs(y - label.y) > 2 * halfHeight,
    );
    if (free) kept.push(label);
  }
  return kept;
}

/** Writes the labels, each on a ground of the colour of the bands around it. */
export function drawLabels(
  context: CanvasRenderingContext2D,
  labels: readonly LevelLabel[],
  bands: number,
  palette: Palette,
): void {
  context.save();
  context.font = `11px ${palette.numberFont}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 4;
  for (const { level, text, x, y } of labels) {
    const share = bands > 1 ? (level + 0.5) / (bands - 1) : 0;
    context.strokeStyle = toHex(mix(palette.background, palette.highestBand, share));
    context.strokeText(text, x, y);
    context.fillStyle = toHex(palette.muted);
    context.fillText(text, x, y);
  }
  context.restore();
}
