import type { Change, Model } from '../../core/index';
import type { DataKind, OfferedModel } from '../../protocol/data';
import { NumberField } from '../controls/numberField';
import { SelectField } from '../controls/selectField';
import { StepsField } from '../controls/stepsField';
import type { FieldKey, Refusal } from '../fields';
import { modelOfKind } from './models';

/** Which model is fitted, and its shape. */
export function ModelFields(props: {
  readonly model: Model;
  /** What is to be told from the features. */
  readonly target: DataKind;
  readonly offered: readonly OfferedModel[];
  readonly refusals: ReadonlyMap<FieldKey, Refusal>;
  readonly ask: (change: Change) => void;
}) {
  const { model, target, offered, refusals, ask } = props;
  const set = (next: Model) => ask({ kind: 'data', model: next });
  const kinds = offered.some(({ kind }) => kind === model.kind)
    ? offered
    : [{ kind: model.kind, name: model.kind }, ...offered];
  return (
    <div class="model-fields" role="group" aria-label="Model">
      <SelectField
        id="model"
        label="Model"
        value={model.kind}
        options={kinds.map(({ kind, name }) => ({ value: kind, text: name }))}
        refusal={refusals.get('data.model')}
        ask={(kind) => set(modelOfKind(kind as Model['kind'], model, target))}
      />
      {model.kind === 'polynomial' ? (
        <NumberField
          id="model-degree"
          label="degree"
          value={model.degree}
          refusal={refusals.get('data.degree')}
          ask={(degree) => set({ ...model, degree })}
        />
      ) : null}
      {model.kind === 'mlp' ? (
        <>
          <StepsField
            id="model-hidden"
            label="widths"
            value={model.hidden}
            refusal={refusals.get('data.hidden')}
            ask={(hidden) => set({ ...model, hidden })}
          />
          <SelectField
            id="model-activation"
            label="activation"
            value={model.activation}
            options={[
              { value: 'tanh', text: 'tanh' },
              { value: 'relu', text: 'ReLU' },
            ]}
            refusal={refusals.get('data.activation')}
            ask={(activation) => set({ ...model, activation: activation as 'tanh' | 'relu' })}
          />
        </>
      ) : null}
    </div>
  );
}
