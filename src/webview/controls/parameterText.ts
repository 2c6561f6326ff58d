import type { Hyperparameter } from '../../core/index';
import type { RunPicture } from '../../protocol/messages';
import { libraryName } from '../describe';
import { formatExact, formatValue } from '../format';

/** What a hyperparameter does, which values it takes and where it starts from, in words. */
export function parameterText(parameter: Hyperparameter, { defaults, library }: RunPicture): string {
  const { name, meaning } = parameter;
  const start = defaults[name];
  const facts = [
    ...(parameter.kind === 'flag' ? [] : [rangeText(parameter)]),
    ...(start === undefined ? [] : [defaultText(library, start)]),
  ];
  return [meaning, facts.length === 0 ? '' : `${capitalised(facts.join('; '))}.`].filter(Boolean).join(' ');
}

/** The default, as one goes back to it. */
export function defaultText(library: RunPicture['library'], value: number | boolean): string {
  return `${libraryName(library)} default ${formatValue(value)}`;
}

/** The values that make sense, in words: `from 0 to below 1`. */
export function rangeText({
  range: [min, max],
  open,
  unit,
}: Pick<Extract<Hyperparameter, { kind: 'number' }>, 'range' | 'open' | 'unit'>): string {
  const isAbove = open === 'min' || open === 'both';
  const isBelow = open === 'max' || open === 'both';
  // Infinity does not survive a message: it arrives as null.
  const [hasMin, hasMax] = [min, max].map(Number.isFinite);
  const above = hasMin ? `${isAbove ? 'above' : 'from'} ${formatExact(min)}` : '';
  const below = hasMax ? `${isBelow ? 'below ' : ''}${formatExact(max)}` : '';
  const counted = unit === undefined ? '' : `, in ${unit}`;
  if (hasMin && hasMax) return `${above} to ${below}${counted}`;
  if (hasMin) return `${isAbove ? above : `${above} up`}${counted}`;
  if (hasMax) return `${isBelow ? below : `up to ${below}`}${counted}`;
  return `any number${counted}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
