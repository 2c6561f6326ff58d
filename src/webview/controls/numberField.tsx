import { parseNumber } from '../parseNumber';
import { TypedField, type TypedFieldProps } from './typedField';

const notation = { class: 'number', write: String, read: parseNumber };

/** A labelled text field for one number of the experiment. */
export function NumberField(props: TypedFieldProps<number>) {
  return <TypedField notation={notation} {...props} />;
}
