import type { Change, Sampling } from '../../core/index';
import { NumberField } from '../controls/numberField';
import { SelectField } from '../controls/selectField';
import type { FieldKey, Refusal } from '../fields';

/** Epochs to begin with. */
const firstEpochs = 10;

/** How long all runs train: the same number of updates, or of passes through the rows. */
export function LengthField(props: {
  readonly steps: number;
  readonly sampling: Sampling;
  readonly refusals: ReadonlyMap<FieldKey, Refusal>;
  readonly ask: (change: Change) => void;
}) {
  const { steps, sampling, refusals, ask } = props;
  const { epochs, ...others } = sampling;
  return (
    <div class="numbers length" role="group" aria-label="Length">
      <SelectField
        id="length-unit"
        label="Train for"
        value={epochs === undefined ? 'updates' : 'epochs'}
        options={[
          { value: 'updates', text: 'updates' },
          { value: 'epochs', text: 'epochs' },
        ]}
        refusal={undefined}
        ask={(unit) =>
          ask({ kind: 'sampling', sampling: unit === 'epochs' ? { ...others, epochs: firstEpochs } : others })
        }
      />
      {epochs === undefined ? (
        <NumberField
          id="steps"
          label="Updates"
          value={steps}
          refusal={refusals.get('steps')}
          ask={(value) => ask({ kind: 'steps', steps: value })}
        />
      ) : (
        <NumberField
          id="epochs"
          label="Epochs"
          value={epochs}
          refusal={refusals.get('sampling.all.epochs') ?? refusals.get('steps')}
          ask={(value) => ask({ kind: 'sampling', sampling: { ...others, epochs: value } })}
        />
      )}
    </div>
  );
}
