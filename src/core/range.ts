/** What is wrong with a value that must be a number of a range, in words, or undefined. */
export function outOfRange(
  {
    name,
    range: [min, max],
    open,
  }: {
    readonly name: string;
    readonly range: readonly [number, number];
    readonly open?: 'min' | 'max' | 'both';
  },
  value: unknown,
): string | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return `“${name}” must be a finite number.`;
  const isMinOpen = open === 'min' || open === 'both';
  const isMaxOpen = open === 'max' || open === 'both';
  if (isMinOpen ? value <= min : value < min)
    return `“${name}” must be ${isMinOpen ? 'greater than' : 'at least'} ${min}.`;
  if (isMaxOpen ? value >= max : value > max)
    return `“${name}” must be ${isMaxOpen ? 'less than' : 'at most'} ${max}.`;
  return undefined;
}
