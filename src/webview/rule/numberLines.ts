import type { Expression, Values } from '../../core/index';
import type { NumbersDetail } from '../../protocol/details';
import { putIn, type Lane, type Quantity } from './putIn';

/** A line of a rule along one parameter, with numbers in it. */
export interface NumberLine {
  readonly name: string;
  /** Absent for what is one number. */
  readonly axis?: 'x' | 'y';
  /** Absent where the numbers leave nothing to compute. */
  readonly expression?: Expression;
  readonly result: number;
  /** Whether it is the first of its line in the rule. */
  readonly isFirst: boolean;
}

/**
 * The lines of a step with their numbers: what was computed to some significant digits, what was typed to all.
 * @param run its hyperparameters; a scheduled learning rate is computed
 */
export function linesWithNumbers(
  { rule, names, calls, perParameter, values }: NumbersDetail,
  run: { readonly values: Values; readonly isScheduled: boolean },
  digits: number,
): readonly NumberLine[] {
  const isTyped = (name: string) =>
    name === 't' || (Object.hasOwn(run.values, name) && !(name === 'lr' && run.isScheduled));
  const rounded = (value: number) => Number(value.toPrecision(digits));
  const known = new Map<string, Quantity>();
  const at = (index: number): Quantity => ({
    values: [values[2 * index], values[2 * index + 1]],
    perParameter: perParameter[index],
  });
  names.forEach((name, index) => known.set(name, { ...at(index), isTyped: isTyped(name) }));
  const told = new Map(calls.map((place, index) => [place, at(names.length + index)]));
  return rule.flatMap(({ name, value }, line) => {
    const quantity = at(names.length + calls.length + line);
    const lanes: readonly Lane[] = quantity.perParameter ? [0, 1] : [0];
    const lines = lanes.map((lane): NumberLine => {
      const expression = putIn(value, { names: known, calls: told }, lane, rounded);
      return {
        name,
        ...(lanes.length > 1 && { axis: lane === 0 ? 'x' : 'y' }),
        ...(expression.kind !== 'number' && { expression }),
        result: rounded(quantity.values[lane]),
        isFirst: lane === 0,
      };
    });
    known.set(name, quantity);
    return lines;
  });
}
