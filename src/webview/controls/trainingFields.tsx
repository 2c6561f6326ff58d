import type { Change, Library } from '../../core/index';
import { libraryNames } from '../../core/optimizers/libraries';
import type { OfferedSchedule, RunForm, RunPicture } from '../../protocol/messages';
import type { FieldKey, Refusal } from '../fields';
import type { Palette } from '../theme/palette';
import { ClipField } from './clipField';
import { ScheduleFields } from './scheduleFields';
import { SelectField } from './selectField';

/** Whose conventions a run follows, and what goes on around its rule: clipping, and the schedule of its rate. */
export function TrainingFields(props: {
  readonly index: number;
  readonly run: RunPicture;
  readonly form: RunForm | undefined;
  readonly schedules: readonly OfferedSchedule[];
  readonly palette: Palette;
  readonly refusals: ReadonlyMap<FieldKey, Refusal>;
  readonly ask: (change: Change) => void;
}) {
  const { index, run, form, refusals, ask } = props;
  const known = form?.libraries.map(({ library }) => library) ?? [];
  return (
    <div class="training" role="group" aria-label={`Training of ${run.label}`}>
      {known.length === 0 ? null : (
        <div class="setting">
          <SelectField
            id={`run-${run.slot}-library`}
            context={run.label}
            label="Library"
            value={run.library}
            options={libraryOptions(known)}
            refusal={refusals.get(`library.${index}`)}
            ask={(library) => ask({ kind: 'library', run: index, library: library as Library })}
          />
        </div>
      )}
      <ClipField
        run={run}
        refusal={refusals.get(`clip.${index}`)}
        ask={(clip) => ask({ kind: 'clip', run: index, ...(clip && { clip }) })}
      />
      {'lr' in run.values ? <ScheduleFields {...props} /> : null}
    </div>
  );
}

/** Every library; one that does not have the optimizer says so. Authors' code is offered where there is any. */
function libraryOptions(known: readonly Library[]) {
  return (Object.keys(libraryNames) as Library[])
    .filter((library) => library !== 'source' || known.includes(library))
    .map((library) => {
      const has = known.includes(library);
      return { value: library, text: `${libraryNames[library]}${has ? '' : ' (lacks it)'}`, disabled: !has };
    });
}
