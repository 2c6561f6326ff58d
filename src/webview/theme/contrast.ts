import { mix, type Rgb } from './colours';

function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** Relative luminance as WCAG 2.2 defines it, from 0 (black) to 1 (white). */
export function luminance(colour: Rgb): number {
  return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b);
}

/** The contrast ratio of WCAG 2.2, from 1 to 21; the order does not matter. */
export function contrast(one: Rgb, other: Rgb): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** How much of the foreground is mixed in at each step of {@link legible}. */
const step = 0.02;

/**
 * A hue that reaches `ratio` on `ground`: mixed towards `foreground` as little as it takes. Where even the foreground
 * has less, the foreground.
 */
export function legible(hue: Rgb, foreground: Rgb, ground: Rgb, ratio: number): Rgb {
  for (let share = 0; share < 1; share += step) {
    const candidate = mix(hue, foreground, share);
    if (contrast(candidate, ground) >= ratio) return candidate;
  }
  return foreground;
}
