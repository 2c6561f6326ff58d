import type { Change, Experiment, Sampling } from '../../core/index';
import { NumberField } from '../controls/numberField';
import { SelectField } from '../controls/selectField';
import type { FieldKey, Refusal } from '../fields';
import { commonLength } from './sampling';

/** Epochs to begin with. */
const firstEpochs = 10;

/** How long all runs train: the same number of updates, or of passes through the rows. */
export function LengthField(props: {
  readonly experiment: Experiment;
  readonly sampling: Sampling;
  readonly refusals: ReadonlyMap<FieldKey, Refusal>;
  readonly ask: (change: Change) => void;
}) {
  const { experiment, sampling, refusals, ask } = props;
  const { unit, epochs } = commonLength(experiment, sampling);
  return (
    <div class="numbers length" role="group" aria-label="Length">
      <SelectField
        id="length-unit"
        label="Train for"
        value={unit}
        options={[
          { value: 'updates', text: 'updates' },
          { value: 'epochs', text: 'epochs' },
          ...(unit === 'own' ? [{ value: 'own', text: 'each run’s own epochs', disabled: true }] : []),
        ]}
        refusal={undefined}
        ask={(next) => ask({ kind: 'epochs', ...(next === 'epochs' && { epochs: epochs ?? firstEpochs }) })}
      />
      {unit === 'updates' ? (
        <NumberField
          id="steps"
          label="Updates"
          value={experiment.steps}
          refusal={refusals.get('steps')}
          ask={(value) => ask({ kind: 'steps', steps: value })}
        />
      ) : null}
      {unit === 'epochs' ? (
        <NumberField
          id="epochs"
          label="Epochs"
          value={epochs!}
          refusal={refusals.get('sampling.all.epochs') ?? refusals.get('steps')}
          ask={(value) => ask({ kind: 'epochs', epochs: value })}
        />
      ) : null}
    </div>
  );
}
