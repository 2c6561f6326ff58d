import type { Change, Experiment, ObjectiveSpec } from '../../core/index';
import type { DataPicture, OfferedModel } from '../../protocol/data';
import { drawings, LineIcon } from '../controls/icons';
import type { FieldKey, Refusal } from '../fields';
import { DataSection } from './dataSection';
import { LengthField } from './lengthField';
import { ModelFields } from './modelFields';
import { commonSampling } from './sampling';
import { SamplingFields } from './samplingFields';
import { leftOutText, summaryOf } from './words';

/** What takes the place of formula and start in the toolbar where a model is fitted to data. */
export function DataToolbar(props: {
  readonly experiment: Experiment;
  readonly objective: Extract<ObjectiveSpec, { kind: 'data' }>;
  readonly data: DataPicture;
  readonly models: readonly OfferedModel[];
  readonly refusals: ReadonlyMap<FieldKey, Refusal>;
  /** Whether what is seldom changed is shown. */
  readonly open: boolean;
  readonly toggle: () => void;
  readonly ask: (change: Change) => void;
}) {
  const { experiment, objective, data, models, refusals, open, toggle, ask } = props;
  const { rows } = data;
  const sampling = commonSampling(objective);
  return (
    <>
      <ModelFields model={objective.model} offered={models} refusals={refusals} ask={ask} />
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
      <LengthField steps={experiment.steps} sampling={sampling} refusals={refusals} ask={ask} />
      <div class="data-line">
        <button
          type="button"
          class="bare data-disclosure"
          aria-expanded={open}
          aria-controls={open ? 'data-section' : undefined}
          onClick={toggle}
        >
          <LineIcon path={open ? drawings.down : drawings.right} />
          Data and loss
        </button>
        <span class="aside data-summary">{summaryOf(data)}</span>
        {(rows.table?.leftOut ?? 0) === 0 || open ? null : (
          <button type="button" class="link words" onClick={toggle}>
            {leftOutText(rows.table!.leftOut)}
          </button>
        )}
      </div>
      {open ? (
        <DataSection
          experiment={experiment}
          objective={objective}
          data={data}
          models={models}
          refusals={refusals}
          ask={ask}
        />
      ) : null}
    </>
  );
}
