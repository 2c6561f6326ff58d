import { mix, over, readColour, toHex, type Rgb } from './colours';
import { contrast, legible, luminance } from './contrast';

/** Everything a canvas needs of the theme, resolved to colours. A new object whenever the theme changes. */
export interface Palette {
  readonly highContrast: boolean;
  readonly background: Rgb;
  readonly foreground: Rgb;
  /** Text of axes and asides. */
  readonly muted: Rgb;
  /** Frames and grid lines. */
  readonly line: Rgb;
  /** The band farthest up; the one farthest down is the background. Equal in high contrast, which has no bands. */
  readonly highestBand: Rgb;
  /** Isolines, with the share of it that is mixed over the bands for labelled and for other levels. */
  readonly isoline: Rgb;
  readonly isolineStrength: readonly [labelled: number, other: number];
  /** One per hue, in the order runs take them, as `#rrggbb`. */
  readonly series: readonly string[];
  readonly error: Rgb;
  readonly focus: Rgb;
  readonly textFont: string;
  readonly numberFont: string;
}

/** Neighbours in this order stay apart for colour-blind readers, by hue or by their dash and marker. */
const hues = ['blue', 'orange', 'purple', 'green', 'red', 'yellow'] as const;

const white: Rgb = { r: 255, g: 255, b: 255 };
const black: Rgb = { r: 0, g: 0, b: 0 };

/** Reads the theme VS Code has put on the document. Variables a theme leaves out fall back to ones it cannot. */
export function readPalette(root: HTMLElement, body: HTMLElement): Palette {
  const style = getComputedStyle(root);
  const text = (name: string): string => style.getPropertyValue(`--vscode-${name}`).trim();
  const background = over(readColour(text('editor-background')) ?? { ...white, a: 1 }, white);
  const dark = luminance(background) < 0.18;
  const plain = dark ? white : black;
  const colour = (name: string, otherwise: Rgb): Rgb => {
    const read = readColour(text(name));
    return read === undefined ? otherwise : over(read, background);
  };
  // VS Code marks the light high-contrast theme with both classes, the dark one with the first.
  const highContrast =
    body.classList.contains('vscode-high-contrast') || body.classList.contains('vscode-high-contrast-light');

  const foreground = colour('foreground', plain);
  const tint = mix(colour('charts-blue', foreground), foreground, 0.45);
  const highestBand = highContrast ? background : mix(background, tint, dark ? 0.22 : 0.24);
  const ratio = highContrast ? 4.5 : 3;
  const border = colour('contrastBorder', foreground);
  return {
    highContrast,
    background,
    foreground,
    muted: highContrast ? foreground : mix(background, foreground, 0.78),
    line: highContrast ? border : mix(background, foreground, 0.3),
    highestBand,
    isoline: highContrast ? border : foreground,
    isolineStrength: highContrast ? [0.85, 0.5] : [0.3, 0.16],
    series: hues.map((hue) => toHex(legible(hueOf(hue, text, foreground), foreground, highestBand, ratio))),
    error: legible(colour('editorError-foreground', foreground), foreground, highestBand, 3),
    focus: visible(colour('focusBorder', foreground), foreground, background),
    textFont: text('font-family') || 'sans-serif',
    numberFont: text('editor-font-family') || 'monospace',
  };
}

/**
 * A theme's colour for a series. VS Code makes `charts.orange` the colour of a search highlight, which is translucent
 * in most themes and missing in the high-contrast ones; a hue that is not opaque is none, and orange then lies between
 * red and yellow.
 */
function hueOf(hue: (typeof hues)[number], text: (name: string) => string, foreground: Rgb): Rgb {
  const read = readColour(text(`charts-${hue}`));
  if (read?.a === 1) return read;
  if (hue !== 'orange') return read ?? foreground;
  return mix(hueOf('red', text, foreground), hueOf('yellow', text, foreground), 0.5);
}

/** Some themes hide the focus border by making it the background; what shows where the start is must be seen. */
function visible(colour: Rgb, otherwise: Rgb, ground: Rgb): Rgb {
  return contrast(colour, ground) < 1.5 ? otherwise : colour;
}

/**
 * Calls back after every change of theme, until the returned function is called. VS Code rewrites the variables in
 * the root's style attribute and the kind in the body's class and data attributes.
 */
export function observeTheme(root: HTMLElement, body: HTMLElement, changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(root, { attributes: true, attributeFilter: ['style', 'class'] });
  observer.observe(body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-id', 'style'] });
  return () => observer.disconnect();
}
