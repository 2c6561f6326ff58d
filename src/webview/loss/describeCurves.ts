import type { MeasureText } from '../../core/measures/definition';
import { formatNumber } from '../format';
import { curveName, type Curve } from './curves';

/** The curves of a measure in words, for those who do not see them. */
export function describeCurves(
  { name }: Pick<MeasureText, 'name'>,
  curves: readonly Curve[],
  counted = 'Step',
): string {
  return [
    `${name} at each ${counted.toLowerCase()} on a logarithmic axis.`,
    ...curves.map((curve) => `${textOf(curve)}.`),
  ].join(' ');
}

function textOf(curve: Curve): string {
  const { axis, values, band, ending, lastFiniteStep } = curve;
  const label = band === undefined ? curveName(curve) : `The median of ${curveName(curve)}`;
  const isNumber = (value: number) => Number.isFinite(value);
  const first = values.find(isNumber);
  if (first === undefined) return `${label} has no number, ${ending}`;
  if (lastFiniteStep !== undefined) return `${label} starts at ${formatNumber(first)} and ${ending}`;
  const way = `${label} goes from ${formatNumber(first)} to ${formatNumber(values.findLast(isNumber)!)}`;
  // Of two curves the first says it.
  return axis === 'y' ? way : `${way}, ${ending}`;
}
