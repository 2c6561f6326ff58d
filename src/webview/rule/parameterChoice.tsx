import type { ModelPicture } from '../../protocol/data';
import { SelectField } from '../controls/selectField';
import { TypedField } from '../controls/typedField';
import { offsetsOf, placeNotation, placeOf } from './parameterPlaces';

/** Chooses the parameter of a model whose numbers are shown: by its name or, where there are very many, by its place. */
export function ParameterChoice(props: {
  /** Unique in the document. */
  readonly id: string;
  /** The run's name. */
  readonly context: string;
  readonly model: Pick<ModelPicture, 'parameters' | 'names' | 'blocks'>;
  readonly parameter: number;
  readonly choose: (parameter: number) => void;
}) {
  const { id, context, model, parameter, choose } = props;
  const { parameters, names, blocks } = model;
  if (parameters <= names.length)
    return (
      <SelectField
        id={id}
        label="parameter"
        context={context}
        value={String(parameter)}
        options={names.map((name, index) => ({ value: String(index), text: name }))}
        refusal={undefined}
        ask={(value) => choose(Number(value))}
      />
    );
  const { block, index } = placeOf(parameter, blocks);
  const offsets = offsetsOf(blocks);
  return (
    <>
      <SelectField
        id={id}
        label="parameter"
        context={context}
        value={String(block)}
        options={blocks.map(({ name, rows, columns }, each) => ({
          value: String(each),
          text: rows === 1 ? `${name} (${columns})` : `${name} (${rows} × ${columns})`,
        }))}
        refusal={undefined}
        ask={(value) => choose(offsets[Number(value)])}
      />
      <TypedField
        key={block}
        id={`${id}-place`}
        label="at"
        context={`${context} parameter`}
        notation={placeNotation(blocks[block])}
        value={index}
        refusal={undefined}
        ask={(place) => choose(offsets[block] + place)}
      />
    </>
  );
}
