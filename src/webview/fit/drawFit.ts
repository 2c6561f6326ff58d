// Draws the view of the fit.
import type { DataPicture } from '../../protocol/data';
import type { FitDetail } from '../../protocol/details';
import { gutter } from '../plot/axes';
import { seriesStyle, traceMarker, type Marker } from '../plot/markers';
import type { Box } from '../plot/thinning';
import { ticksOf } from '../plot/ticks';
import { mix, parseColour, toHex, withAlpha, type Rgb } from '../theme/colours';
import type { Palette } from '../theme/palette';
import { pointAt, type FitAxes, type Shape } from './fitPicture';

/** All that the view shows. */
export interface FitContent {
  readonly data: DataPicture;
  readonly detail: FitDetail;
  readonly axes: FitAxes;
  readonly palette: Palette;
}

/** Room below the view for the numbers of its axis, in CSS pixels. */
const below = 26;

/** How strong a region is where a model is sure. */
const strength = 0.32;

/** How a class is drawn. */
export function classStyle(
  index: number,
  palette: Palette,
): { readonly colour: string; readonly marker: Marker } {
  const { hue, marker } = seriesStyle(index);
  return { colour: palette.series[hue], marker };
}

/** The part of the canvas that the axes enclose. */
export function fitArea(width: number, height: number): Box {
  return { left: gutter, right: width - 1, top: 1, bottom: height - below };
}

export function drawFit(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  content: FitContent,
): void {
  const { axes, palette } = content;
  const area = fitArea(width, height);
  if (area.right - area.left < 8 || area.bottom - area.top < 8) return;
  const { view } = axes;
  const toX = (value: number): number =>
    area.left + ((value - view.x[0]) / (view.x[1] - view.x[0])) * (area.right - area.left);
  const toY = (value: number): number =>
    area.bottom - ((value - view.y[0]) / (view.y[1] - view.y[0])) * (area.bottom - area.top);
  context.clearRect(0, 0, width, height);
  context.save();
  context.beginPath();
  context.rect(area.left, area.top, area.right - area.left, area.bottom - area.top);
  context.clip();
  const { shape } = content.detail;
  if (shape.kind === 'regions') drawRegions(context, shape, content, area);
  if (shape.kind === 'predictions') drawDiagonal(context, content, toX, toY);
  drawPoints(context, content, toX, toY);
  if (shape.kind === 'curve') drawModelCurves(context, shape, content, toX, toY);
  context.restore();
  drawAxes(context, axes, area, palette, toX, toY);
}

type Place = (value: number) => number;

/** A pixel of a small image for each cell, which the canvas smooths while it stretches it. */
function drawRegions(
  context: CanvasRenderingContext2D,
  shape: Extract<Shape, { kind: 'regions' }>,
  { data, palette }: FitContent,
  area: Box,
): void {
  const { columns, rows, values, classes } = shape;
  const image = document.createElement('canvas');
  image.width = columns;
  image.height = rows;
  const small = image.getContext('2d')!;
  const pixels = small.createImageData(columns, rows);
  const colourOf = cellColours(shape, data, palette);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const cell = row * columns + column;
      const { r, g, b } = colourOf(values[cell], classes?.[cell] ?? 0);
      pixels.data.set([r, g, b, 255], 4 * ((rows - 1 - row) * columns + column));
    }
  }
  small.putImageData(pixels, 0, 0);
  context.imageSmoothingEnabled = true;
  // The outermost samples lie on the edges: half a pixel of the image lies beyond.
  const [stepX, stepY] = [(area.right - area.left) / (columns - 1), (area.bottom - area.top) / (rows - 1)];
  context.drawImage(image, area.left - stepX / 2, area.top - stepY / 2, stepX * columns, stepY * rows);
}

function cellColours(
  { values }: Extract<Shape, { kind: 'regions' }>,
  { rows, points }: DataPicture,
  palette: Palette,
): (value: number, index: number) => Rgb {
  const { background } = palette;
  const hue = (index: number): Rgb => parseColour(classStyle(index, palette).colour) ?? palette.foreground;
  // High contrast keeps the ground plain but for the border between the classes.
  const strongest = palette.highContrast ? 0.4 : strength;
  if (rows.kind === 'regression') {
    const [low, high] = extremes(points.target.length > 0 ? points.target : values);
    return (value) => mix(background, hue(0), strongest * clamp((value - low) / (high - low || 1)));
  }
  if (rows.kind === 'binary')
    return (value) =>
      mix(background, hue(value >= 0.5 ? 1 : 0), strongest * clamp(2 * Math.abs(value - 0.5)));
  const least = 1 / Math.max(2, rows.classes.length);
  return (value, index) => mix(background, hue(index), strongest * clamp((value - least) / (1 - least)));
}

function clamp(share: number): number {
  return Math.max(0, Math.min(1, share));
}

function extremes(values: ArrayLike<number>): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    low = Math.min(low, values[i]);
    high = Math.max(high, values[i]);
  }
  return [low, high];
}

/** Where what is predicted is what is true. */
function drawDiagonal(
  context: CanvasRenderingContext2D,
  { axes, data, palette }: FitContent,
  toX: Place,
  toY: Place,
): void {
  const { x } = axes.view;
  context.strokeStyle = withAlpha(palette.foreground, palette.highContrast ? 1 : 0.5);
  context.lineWidth = 1;
  context.setLineDash([4, 4]);
  context.beginPath();
  if (data.rows.kind === 'binary') {
    context.moveTo(toX(x[0]), toY(0.5));
    context.lineTo(toX(x[1]), toY(0.5));
  } else {
    context.moveTo(toX(x[0]), toY(x[0]));
    context.lineTo(toX(x[1]), toY(x[1]));
  }
  context.stroke();
  context.setLineDash([]);
}

/** Held-out rows are hollow; those of the batch have a ring. */
function drawPoints(
  context: CanvasRenderingContext2D,
  { data, detail, palette }: FitContent,
  toX: Place,
  toY: Place,
): void {
  const { rows, points } = data;
  const many = points.target.length > 400;
  const radius = many ? 2 : 3;
  const ofBatch = new Set(detail.batch);
  const ground = toHex(palette.background);
  for (let i = 0; i < points.target.length; i++) {
    const [x, y] = pointAt(detail.shape, rows, points, i);
    const isNumber = rows.kind === 'regression';
    const { colour, marker } = isNumber
      ? { colour: toHex(palette.foreground), marker: 'circle' as const }
      : classStyle(points.target[i], palette);
    context.beginPath();
    traceMarker(context, marker, toX(x), toY(y), radius);
    context.lineWidth = 1.5;
    const isKept = points.heldOut[i] === 1;
    context.strokeStyle = isKept ? colour : ground;
    context.stroke();
    context.fillStyle = isKept ? ground : colour;
    context.globalAlpha = isNumber && !palette.highContrast ? 0.75 : 1;
    context.fill();
    context.globalAlpha = 1;
    if (!ofBatch.has(i)) continue;
    context.beginPath();
    context.arc(toX(x), toY(y), radius + 3, 0, 2 * Math.PI);
    context.strokeStyle = toHex(palette.foreground);
    context.lineWidth = 1.25;
    context.stroke();
  }
}

/** A number's curve has the colour of its run; those of classes have theirs. */
function drawModelCurves(
  context: CanvasRenderingContext2D,
  { x, curves }: Extract<Shape, { kind: 'curve' }>,
  { data, detail, palette }: FitContent,
  toX: Place,
  toY: Place,
): void {
  curves.forEach((curve, k) => {
    const isOfClass = data.rows.kind === 'classes';
    const { hue } = seriesStyle(detail.slot);
    const colour = isOfClass ? classStyle(k, palette).colour : palette.series[hue];
    const path = new Path2D();
    for (let i = 0; i < x.length; i++) if (Number.isFinite(curve[i])) path.lineTo(toX(x[i]), toY(curve[i]));
    context.lineJoin = 'round';
    context.strokeStyle = withAlpha(palette.background, 0.75);
    context.lineWidth = 4.5;
    context.stroke(path);
    context.strokeStyle = colour;
    context.lineWidth = 2;
    context.stroke(path);
  });
}

function drawAxes(
  context: CanvasRenderingContext2D,
  { names, view }: FitAxes,
  area: Box,
  palette: Palette,
  toX: Place,
  toY: Place,
): void {
  context.save();
  context.strokeStyle = toHex(palette.line);
  context.lineWidth = 1;
  context.strokeRect(area.left + 0.5, area.top + 0.5, area.right - area.left - 1, area.bottom - area.top - 1);
  context.font = `11px ${palette.numberFont}`;
  context.fillStyle = toHex(palette.muted);
  const across = ticksOf(names[0], view.x, Math.max(2, Math.floor((area.right - area.left) / 64)));
  const up = ticksOf(names[1], view.y, Math.max(2, Math.floor((area.bottom - area.top) / 48)));
  context.textBaseline = 'top';
  context.textAlign = 'center';
  context.font = `italic 12px ${palette.textFont}`;
  const nameRoom = Math.min(context.measureText(across.name).width, (area.right - area.left) / 2) + 16;
  context.font = `11px ${palette.numberFont}`;
  across.values.forEach((value, i) => {
    if (toX(value) < area.right - nameRoom) context.fillText(across.texts[i], toX(value), area.bottom + 8);
  });
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  up.values.forEach((value, i) => {
    if (toY(value) > area.top + 4) context.fillText(up.texts[i], area.left - 8, toY(value));
  });
  context.font = `italic 12px ${palette.textFont}`;
  context.textBaseline = 'top';
  context.fillText(across.name, area.right, area.bottom + 7, (area.right - area.left) / 2);
  context.textAlign = 'left';
  context.lineJoin = 'round';
  context.lineWidth = 4;
  context.strokeStyle = withAlpha(palette.background, 0.75);
  const room = area.right - area.left - 16;
  context.strokeText(up.name, area.left + 8, area.top + 6, room);
  context.fillText(up.name, area.left + 8, area.top + 6, room);
  context.restore();
}
