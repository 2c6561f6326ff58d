import { useState } from 'preact/hooks';
import type { Sampling } from '../../core/index';
import { NumberField } from '../controls/numberField';
import { SelectField } from '../controls/selectField';
import type { FieldKey, Refusal, SamplingField } from '../fields';
import { batchText, offeredBatches } from './sampling';

/** How rows become batches: by all runs, or by one that may differ from them. */
export function SamplingFields(props: {
  /** Unique in the document; each field's id begins with it. */
  readonly id: string;
  readonly context?: string;
  /** The run; `all` for what holds for those that do not say otherwise. */
  readonly of: number | 'all';
  readonly sampling: Sampling;
  /** What holds where a run says nothing. Absent for all runs. */
  readonly common?: Sampling;
  /** How many rows are trained on. */
  readonly rows: number;
  readonly refusals: ReadonlyMap<FieldKey, Refusal>;
  readonly ask: (sampling: Sampling) => void;
}) {
  const { id, context, of, sampling, common, rows, refusals, ask } = props;
  const [typing, setTyping] = useState(false);
  const { batches: _, ...kept } = sampling;
  const refusalOf = (field: SamplingField) => refusals.get(`sampling.${of}.${field}`);
  const offered = offeredBatches(rows);
  const { batch } = sampling;
  const isOther = typing || (typeof batch === 'number' && !offered.includes(batch));
  const about = context === undefined ? {} : { context };
  const line = common === undefined ? 'sampling-field' : 'setting';
  const asAll = (text: string) => (common === undefined ? [] : [{ value: '', text: `as all: ${text}` }]);
  const commonOrder = common?.order ?? 'shuffled';
  const without = (field: SamplingField): Sampling => {
    const { [field]: _field, ...rest } = kept;
    return rest;
  };
  return (
    <>
      {sampling.batches === undefined ? null : <span class="aside">Batches are listed in the file.</span>}
      <div class={line}>
        <SelectField
          id={`${id}-batch`}
          {...about}
          label="Batch"
          value={isOther ? 'other' : batch === undefined ? (common ? '' : 'full') : String(batch)}
          options={[
            ...asAll(batchText(common?.batch ?? 'full')),
            { value: 'full', text: 'all rows' },
            ...offered.map((size) => ({ value: String(size), text: batchText(size) })),
            { value: 'other', text: 'another size…' },
          ]}
          refusal={isOther ? undefined : refusalOf('batch')}
          ask={(value) => {
            setTyping(value === 'other');
            if (value === 'other')
              ask({ ...kept, batch: typeof batch === 'number' ? batch : Math.min(10, rows) });
            else if (value === '') ask(without('batch'));
            else ask({ ...kept, batch: value === 'full' ? value : Number(value) });
          }}
        />
        {isOther && typeof batch === 'number' ? (
          <NumberField
            id={`${id}-batch-size`}
            {...about}
            label="rows"
            value={batch}
            refusal={refusalOf('batch')}
            ask={(size) => ask({ ...kept, batch: size })}
          />
        ) : null}
      </div>
      <div class={line}>
        <SelectField
          id={`${id}-order`}
          {...about}
          label="Order"
          value={sampling.order ?? (common ? '' : 'shuffled')}
          options={[
            ...asAll(commonOrder === 'shuffled' ? 'shuffled' : 'in order'),
            { value: 'shuffled', text: 'shuffled' },
            { value: 'sequential', text: 'in order' },
          ]}
          refusal={refusalOf('order')}
          ask={(value) =>
            ask(value === '' ? without('order') : { ...kept, order: value as 'shuffled' | 'sequential' })
          }
        />
      </div>
    </>
  );
}
