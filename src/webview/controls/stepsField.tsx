import { parseNumber } from '../parseNumber';
import { TypedField, type Reading, type TypedFieldProps } from './typedField';

const notation = { class: 'steps', write: (steps: readonly number[]) => steps.join(', '), read: parseSteps };

/** A labelled text field for several counts of steps. */
export function StepsField(props: TypedFieldProps<readonly number[]>) {
  return <TypedField notation={notation} {...props} />;
}

/** Numbers between commas or spaces, `15, 22`. No text is no step. */
export function parseSteps(text: string, finished: boolean): Reading<readonly number[]> {
  const words = text.split(/[\s,;]+/).filter((word) => word !== '');
  const steps: number[] = [];
  for (const word of words) {
    const parsed = parseNumber(word, finished);
    if (parsed.kind !== 'number') return parsed;
    steps.push(parsed.value);
  }
  return { value: steps };
}
