/** A shape that tells runs apart without colour. */
export type Marker = 'square' | 'triangle' | 'circle' | 'diamond' | 'triangle-down' | 'plus';

/** How a run is drawn besides its colour. */
export interface SeriesStyle {
  /** Index into the theme's hues. */
  readonly hue: number;
  /** For `setLineDash`, in CSS pixels. */
  readonly dash: readonly number[];
  readonly marker: Marker;
}

const solid: readonly number[] = [];
const long: readonly number[] = [8, 4];
const dots: readonly number[] = [1, 4];
const dashDot: readonly number[] = [8, 3, 1, 3];

const slots: readonly { readonly dash: readonly number[]; readonly marker: Marker }[] = [
  { dash: solid, marker: 'square' },
  { dash: long, marker: 'triangle' },
  { dash: dots, marker: 'circle' },
  { dash: dashDot, marker: 'diamond' },
  { dash: solid, marker: 'triangle-down' },
  { dash: dots, marker: 'plus' },
];

/** The style of the run in a slot, counted from 0. From the seventh on, hues repeat with the next dash and marker. */
export function seriesStyle(slot: number): SeriesStyle {
  const hue = slot % slots.length;
  return { hue, ...slots[(hue + Math.floor(slot / slots.length)) % slots.length] };
}

/** The corners of a marker of radius 1 around the origin, y downwards; a circle has none. */
const corners: Readonly<Record<Exclude<Marker, 'circle'>, readonly (readonly [number, number])[]>> = {
  square: [
    [-0.9, -0.9],
    [0.9, -0.9],
    [0.9, 0.9],
    [-0.9, 0.9],
  ],
  triangle: [
    [0, -1.15],
    [1.1, 0.85],
    [-1.1, 0.85],
  ],
  diamond: [
    [0, -1.25],
    [1.25, 0],
    [0, 1.25],
    [-1.25, 0],
  ],
  'triangle-down': [
    [0, 1.15],
    [1.1, -0.85],
    [-1.1, -0.85],
  ],
  plus: [
    [-0.4, -1.2],
    [0.4, -1.2],
    [0.4, -0.4],
    [1.2, -0.4],
    [1.2, 0.4],
    [0.4, 0.4],
    [0.4, 1.2],
    [-0.4, 1.2],
    [-0.4, 0.4],
    [-1.2, 0.4],
    [-1.2, -0.4],
    [-0.4, -0.4],
  ],
};

/** Adds the outline of a marker to the current path of a canvas. */
export function traceMarker(
  context: CanvasRenderingContext2D,
  marker: Marker,
  x: number,
  y: number,
  radius: number,
): void {
  if (marker === 'circle') {
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  corners[marker].forEach(([dx, dy], i) => {
    if (i === 0) context.moveTo(x + dx * radius, y + dy * radius);
    else context.lineTo(x + dx * radius, y + dy * radius);
  });
  context.closePath();
}

/** The same outline as the `d` attribute of an SVG path. */
export function markerPath(marker: Marker, x: number, y: number, radius: number): string {
  if (marker === 'circle') {
    return `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`;
  }
  const points = corners[marker].map(
    ([dx, dy]) => `${(x + dx * radius).toFixed(2)} ${(y + dy * radius).toFixed(2)}`,
  );
  return `M${points.join('L')}z`;
}

/** Adds a five-pointed star to the current path. */
export function traceStar(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  for (let i = 0; i < 10; i++) {
    const angle = (i * Math.PI) / 5 - Math.PI / 2;
    const length = i % 2 === 0 ? radius : radius * 0.42;
    const [px, py] = [x + Math.cos(angle) * length, y + Math.sin(angle) * length];
    if (i === 0) context.moveTo(px, py);
    else context.lineTo(px, py);
  }
  context.closePath();
}
