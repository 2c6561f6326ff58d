import type { Change, Experiment, ObjectiveSpec } from '../../core/index';
import type { DataPicture, OfferedModel } from '../../protocol/data';
import { ObjectiveFields } from '../controls/objectiveFields';
import type { FieldKey, Refusal } from '../fields';
import { LengthField } from './lengthField';
import { ModelFields } from './modelFields';
import { commonSampling } from './sampling';
import { SamplingFields } from './samplingFields';

/** What takes the place of formula and start in the toolbar where a model is fitted to data. */
export function DataToolbar(props: {
  readonly experiment: Experiment;
  readonly objective: Extract<ObjectiveSpec, { kind: 'data' }>;
  readonly data: DataPicture;
  readonly models: readonly OfferedModel[];
  readonly refusals: ReadonlyMap<FieldKey, Refusal>;
  readonly ask: (change: Change) => void;
}) {
  const { experiment, objective, data, models, refusals, ask } = props;
  const { rows } = data;
  const sampling = commonSampling(objective);
  return (
    <ObjectiveFields>
      <ModelFields
        model={objective.model}
        target={rows.kind}
        offered={models}
        refusals={refusals}
        ask={ask}
      />
      <div class="sampling-fields" role="group" aria-label="Batches of all runs">
        <SamplingFields
          id="sampling"
          of="all"
          sampling={sampling}
          rows={rows.training}
          refusals={refusals}
          ask={(next) => ask({ kind: 'sampling', sampling: next })}
        />
      </div>
      <LengthField experiment={experiment} sampling={sampling} refusals={refusals} ask={ask} />
    </ObjectiveFields>
  );
}
