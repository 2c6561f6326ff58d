/** An opaque colour in sRGB, channels from 0 to 255, not necessarily whole. */
export interface Rgb {
  readonly r: number;
  readonly g: number;
  readonly b: number;
}

/** A colour with its opacity, 0 to 1. */
export interface Rgba extends Rgb {
  readonly a: number;
}

/** `t` = 0 gives `from`, 1 gives `to`. */
export function mix(from: Rgb, to: Rgb, t: number): Rgb {
  return {
    r: from.r + (to.r - from.r) * t,
    g: from.g + (to.g - from.g) * t,
    b: from.b + (to.b - from.b) * t,
  };
}

/** What is seen of a translucent colour on an opaque ground. */
export function over(colour: Rgba, ground: Rgb): Rgb {
  return mix(ground, colour, colour.a);
}

/** `#rrggbb`. */
export function toHex({ r, g, b }: Rgb): string {
  return `#${[r, g, b].map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;
}

/** The colour as a canvas takes it, with an opacity. */
export function withAlpha(colour: Rgb, alpha: number): string {
  return `rgba(${Math.round(colour.r)}, ${Math.round(colour.g)}, ${Math.round(colour.b)}, ${alpha})`;
}

/**
 * Reads the two notations themes use, hex (3, 4, 6 or 8 digits) and `rgb()`/`rgba()` in either syntax. Anything else
 * gives undefined; see {@link readColour}.
 */
export function parseColour(text: string): Rgba | undefined {
  const hex = /^#([\da-f]{3,8})$/i.exec(text.trim())?.[1];
  if (hex !== undefined && hex.length !== 5 && hex.length !== 7) {
    const digits = hex.length <= 4 ? 1 : 2;
    const channel = (index: number): number => {
      const part = hex.slice(index * digits, (index + 1) * digits);
      return part === '' ? 255 : parseInt(digits === 1 ? part + part : part, 16);
    };
    return { r: channel(0), g: channel(1), b: channel(2), a: channel(3) / 255 };
  }
  const parts = /^rgba?\(([^)]*)\)$/i.exec(text.trim())?.[1]?.match(/[-+.\de]+%?/gi);
  if (parts === undefined || parts === null || parts.length < 3) return undefined;
  const scaled = (part: string, whole: number): number =>
    part.endsWith('%') ? (parseFloat(part) / 100) * whole : parseFloat(part);
  return {
    r: scaled(parts[0], 255),
    g: scaled(parts[1], 255),
    b: scaled(parts[2], 255),
    a: parts[3] === undefined ? 1 : scaled(parts[3], 1),
  };
}

let probe: CanvasRenderingContext2D | null | undefined;

/**
 * Reads any colour CSS knows (`hsl()`, `color-mix()`, names): what the parser does not, one pixel of a canvas does.
 * Undefined where the text is no colour.
 */
export function readColour(text: string): Rgba | undefined {
  const parsed = parseColour(text);
  if (parsed !== undefined || text.trim() === '' || !CSS.supports('color', text)) return parsed;
  if (probe === undefined) {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 1;
    probe = canvas.getContext('2d', { willReadFrequently: true });
  }
  if (probe === null) return undefined;
  probe.clearRect(0, 0, 1, 1);
  probe.fillStyle = text;
  probe.fillRect(0, 0, 1, 1);
  const [r, g, b, a] = probe.getImageData(0, 0, 1, 1).data;
  return { r, g, b, a: a / 255 };
}
