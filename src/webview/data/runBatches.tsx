import type { Change } from '../../core/index';
import type { RunPicture } from '../../protocol/messages';
import { NumberField } from '../controls/numberField';
import { SelectField } from '../controls/selectField';
import type { PanelState } from '../state';
import { commonSampling } from './sampling';
import { SamplingFields } from './samplingFields';

/** Epochs of three descents, where nobody says how many: as many as a chart can show of single rows. */
const descentEpochs = 20;

/** How one run takes its rows, and the button that makes three runs of it. Nothing on a landscape. */
export function RunBatches(props: {
  readonly index: number;
  readonly run: RunPicture;
  readonly state: PanelState;
  readonly ask: (change: Change) => void;
}) {
  const { index, run, state, ask } = props;
  const { picture, landscape, refusals } = state;
  const objective = picture?.experiment.objective;
  if (objective?.kind !== 'data' || landscape?.data === undefined) return null;
  const { sampling = {} } = picture!.experiment.runs[index];
  const { epochs, ...others } = sampling;
  const common = commonSampling(objective);
  const set = (next: typeof sampling) =>
    ask({
      kind: 'sampling',
      run: index,
      ...(Object.keys(next).length > 0 && { sampling: next }),
    });
  const id = `run-${run.slot}`;
  return (
    <div class="training run-batches" role="group" aria-label={`Batches of ${run.label}`}>
      <button
        type="button"
        class="descents"
        onClick={() =>
          ask({ kind: 'descents', run: index, epochs: epochs ?? common.epochs ?? descentEpochs })
        }
      >
        Batch, stochastic and mini-batch
      </button>
      <SamplingFields
        id={id}
        context={run.label}
        of={index}
        sampling={sampling}
        common={common}
        rows={landscape.data.rows.training}
        refusals={refusals}
        ask={set}
      />
      <div class="setting">
        <SelectField
          id={`${id}-length`}
          context={run.label}
          label="Length"
          value={epochs === undefined ? '' : 'epochs'}
          options={[
            { value: '', text: 'as all' },
            { value: 'epochs', text: 'own epochs' },
          ]}
          refusal={undefined}
          ask={(value) => set(value === '' ? others : { ...others, epochs: common.epochs ?? 10 })}
        />
        {epochs === undefined ? null : (
          <NumberField
            id={`${id}-epochs`}
            context={run.label}
            label="epochs"
            value={epochs}
            refusal={refusals.get(`sampling.${index}.epochs`)}
            ask={(value) => set({ ...others, epochs: value })}
          />
        )}
      </div>
    </div>
  );
}
