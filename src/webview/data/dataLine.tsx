import { useRef } from 'preact/hooks';
import type { Change, Experiment, ObjectiveSpec } from '../../core/index';
import type { DataPicture, OfferedModel } from '../../protocol/data';
import { useFocusHeir } from '../controls/focusHeir';
import { drawings, LineIcon } from '../controls/icons';
import { ObjectiveFields } from '../controls/objectiveFields';
import type { FieldKey, Refusal } from '../fields';
import { DataSection } from './dataSection';
import { leftOutText, summaryOf } from './words';

/** What is trained on what in one line, and the button that shows what is seldom changed of it. */
export function DataLine(props: {
  readonly experiment: Experiment;
  readonly objective: Extract<ObjectiveSpec, { kind: 'data' }>;
  readonly data: DataPicture;
  readonly models: readonly OfferedModel[];
  readonly refusals: ReadonlyMap<FieldKey, Refusal>;
  readonly open: boolean;
  readonly toggle: () => void;
  readonly ask: (change: Change) => void;
}) {
  const { experiment, objective, data, models, refusals, open, toggle, ask } = props;
  const { rows } = data;
  return (
    <ObjectiveFields>
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
          <LeftOutLink rows={rows.table!.leftOut} show={toggle} />
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
    </ObjectiveFields>
  );
}

/** How many rows of a file are left out; shows which, and is gone then. */
function LeftOutLink({ rows, show }: { readonly rows: number; readonly show: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useFocusHeir(button, (going) => going.parentElement?.querySelector<HTMLElement>('.data-disclosure'));
  return (
    <button ref={button} type="button" class="link words" onClick={show}>
      {leftOutText(rows)}
    </button>
  );
}
