import type { Change, Experiment, ObjectiveSpec } from '../../core/index';
import type { DataPicture, OfferedModel } from '../../protocol/data';
import { NumberField } from '../controls/numberField';
import { SelectField } from '../controls/selectField';
import { StepsField } from '../controls/stepsField';
import type { FieldKey, Refusal } from '../fields';
import { ColumnFields } from './columnFields';
import { LeftOut } from './leftOut';
import { withLoss, withPenalty } from './models';
import { Scales } from './scales';

/** What is seldom changed of a loss on data: the loss itself, what is held out, seeds, columns. */
export function DataSection(props: {
  readonly experiment: Experiment;
  readonly objective: Extract<ObjectiveSpec, { kind: 'data' }>;
  readonly data: DataPicture;
  readonly models: readonly OfferedModel[];
  readonly refusals: ReadonlyMap<FieldKey, Refusal>;
  readonly ask: (change: Change) => void;
}) {
  const { experiment, objective, data, models, refusals, ask } = props;
  const { model, rows: source, heldOut = 0, seed = 0 } = objective;
  const { rows } = data;
  const losses = models.find(({ kind }) => kind === model.kind)?.losses ?? [];
  return (
    <div id="data-section" class="data-section" role="group" aria-label="Data and loss">
      <div class="data-numbers">
        <SelectField
          id="loss-kind"
          label="Loss"
          value={model.loss ?? losses[0]?.id ?? ''}
          options={losses.map(({ id, name }) => ({ value: id, text: name }))}
          refusal={refusals.get('data.loss')}
          ask={(loss) =>
            ask({ kind: 'data', model: withLoss(model, loss as NonNullable<typeof model.loss>) })
          }
        />
        <NumberField
          id="l2"
          label="L2"
          describedBy="l2-meaning"
          value={model.l2 ?? 0}
          refusal={refusals.get('data.l2')}
          ask={(l2) => ask({ kind: 'data', model: withPenalty(model, l2) })}
        />
        <span id="l2-meaning" class="unseen">
          Adds l2 ÷ 2 times the sum of the squared weights to the loss.
        </span>
        <NumberField
          id="held-out"
          label="Held out"
          describedBy="held-out-meaning"
          value={heldOut}
          refusal={refusals.get('data.heldOut')}
          ask={(share) => ask({ kind: 'data', heldOut: share })}
        />
        <span id="held-out-meaning" class="unseen">
          The share of the rows that is kept out of training, from 0 to 1.
        </span>
        <NumberField
          id="data-seed"
          label="Seed"
          value={seed}
          refusal={refusals.get('data.seed')}
          ask={(next) => ask({ kind: 'data', seed: next })}
        />
        <StepsField
          id="seeds"
          label="Repeat with seeds"
          describedBy="seeds-meaning"
          value={experiment.seeds ?? []}
          refusal={refusals.get('seeds')}
          ask={(seeds) => ask({ kind: 'seeds', ...(seeds.length > 0 && { seeds }) })}
        />
        <span id="seeds-meaning" class="unseen">
          Several seeds give several trainings of each run, drawn as their median and quartiles.
        </span>
      </div>
      {rows.table === undefined || !('file' in source) ? (
        <p class="aside origin">
          {rows.name}: {rows.target} from {rows.features.join(', ')}.
          {rows.origin === undefined ? '' : ` ${rows.origin}`}
          {rows.licence === undefined ? '' : ` Licence: ${rows.licence}.`}
        </p>
      ) : (
        <>
          <ColumnFields
            source={source}
            model={model}
            rows={rows}
            table={rows.table}
            refusals={refusals}
            ask={ask}
          />
        </>
      )}
      {rows.table === undefined && rows.standardized.length === 0 ? null : (
        <div class="data-notes">
          {rows.table === undefined ? null : <LeftOut table={rows.table} />}
          <Scales columns={rows.standardized} heldOut={rows.heldOut} />
        </div>
      )}
    </div>
  );
}
