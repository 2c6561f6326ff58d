/** A true minus sign, as wide as a digit; a hyphen is neither. */
export const minus = '\u2212';

const withMinus = (text: string): string => text.replace(/^-/, minus);

/**
 * A computed number as it is shown everywhere: to `digits` significant digits, three unless the settings say
 * otherwise; below 0.01 and above 10,000 as `7.22e−4`. Infinite values become ∞, NaN an en dash.
 */
export function formatNumber(value: number, digits = 3): string {
  if (Number.isNaN(value)) return '–';
  if (!Number.isFinite(value)) return value < 0 ? `${minus}∞` : '∞';
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size < 0.01 || size > 10_000) {
    const [mantissa, exponent] = value.toExponential(digits - 1).split('e');
    return `${withMinus(mantissa)}e${withMinus(exponent.replace('+', ''))}`;
  }
  const short = value.toPrecision(digits);
  // With fewer digits than stand before the point, an exponent would be harder to read than zeros.
  return withMinus(short.includes('e') ? String(Number(short)) : short);
}

/** A number in running text or on a tick: as {@link formatNumber}, without zeros that say nothing (`0.3`, `1e−3`). */
export function formatShort(value: number, digits = 3): string {
  return formatNumber(value, digits).replace(/(\.\d*?)0+(?=e|$)/, (_zeros, kept: string) =>
    kept === '.' ? '' : kept,
  );
}

/** A number as it was typed or chosen, a hyperparameter or a tick: every digit that was meant, none of rounding. */
export function formatExact(value: number): string {
  return withMinus(String(Number(value.toPrecision(12))))
    .replace('e-', `e${minus}`)
    .replace('e+', 'e');
}

/** A point of the plane, `(−7, 4)`. */
export function formatPoint(x: number, y: number): string {
  return `(${formatShort(x)}, ${formatShort(y)})`;
}
