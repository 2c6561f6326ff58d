/** The same for a language whose whole numbers are of another type, where a fraction is asked for: 1.0. */
export function floatLiteral(value: number): string {
  const literal = numberLiteral(value);
  return /^-?\d+$/.test(literal) ? `${literal}.0` : literal;
}

/**
 * The shortest literal that reads back as the same number, in the notation that most languages share: 0.3, 1e-8.
 * Whole numbers stay whole (1, not 1.0).
 */
export function numberLiteral(value: number): string {
  const size = Math.abs(value);
  // Written out, a large whole number would be an integer where integers are a type of their own.
  const scientific = size !== 0 && (size < 1e-3 || size >= 1e15);
  if (scientific) return value.toExponential().replace('e+', 'e');
  return Object.is(value, -0) ? '-0.0' : String(value);
}
