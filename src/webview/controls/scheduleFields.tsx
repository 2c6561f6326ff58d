import type { Change } from '../../core/index';
import { warmsUpItself } from '../../core/schedules/warmup';
import type { OfferedSchedule, RunPicture } from '../../protocol/messages';
import type { FieldKey, Refusal } from '../fields';
import type { Palette } from '../theme/palette';
import { NumberField } from './numberField';
import { RateCurve } from './rateCurve';
import { ScheduleParameterField } from './scheduleParameterField';
import { SelectField } from './selectField';

/** The schedule of a run's learning rate: which one, its parameters, its warm-up, and the rates that come of it. */
export function ScheduleFields(props: {
  readonly index: number;
  readonly run: RunPicture;
  readonly schedules: readonly OfferedSchedule[];
  readonly palette: Palette;
  readonly refusals: ReadonlyMap<FieldKey, Refusal>;
  readonly ask: (change: Change) => void;
}) {
  const { index, run, schedules, palette, refusals, ask } = props;
  const { slot, label, schedule } = run;
  const offered = schedules.find(({ id }) => id === schedule?.id);
  return (
    <>
      <div class="setting">
        <SelectField
          id={`run-${slot}-schedule`}
          context={label}
          label="Schedule"
          value={schedule?.id ?? ''}
          options={[{ value: '', text: 'none' }, ...schedules.map(({ id }) => ({ value: id, text: id }))]}
          refusal={refusals.get(`schedule.${index}`)}
          ask={(name) => ask({ kind: 'schedule', run: index, ...(name !== '' && { schedule: { name } }) })}
        />
      </div>
      {schedule === undefined || offered === undefined ? null : (
        <>
          {warmsUpItself(offered) ? null : (
            <div class="setting" title="Steps that lead up to the schedule’s first rate, before it begins.">
              <NumberField
                id={`run-${slot}-warmup`}
                context={label}
                label="Warm-up steps"
                value={schedule.warmup}
                refusal={refusals.get(`warmup.${index}`)}
                ask={(steps) => ask({ kind: 'warmup', run: index, steps })}
              />
            </div>
          )}
          <div class="hypers" role="group" aria-label={`Schedule of ${label}`}>
            {offered.parameters.map((parameter) => (
              <ScheduleParameterField
                key={`${offered.id} ${parameter.name}`}
                run={run}
                schedule={schedule}
                parameter={parameter}
                refusal={refusals.get(`schedule.${index}.${parameter.name}`)}
                ask={(value) =>
                  ask({
                    kind: 'schedule-parameter',
                    run: index,
                    name: parameter.name,
                    ...(value !== undefined && { value }),
                  })
                }
              />
            ))}
          </div>
          <RateCurve slot={slot} schedule={schedule} palette={palette} />
          <p class="citation">
            {offered.name}: {offered.citation}
          </p>
        </>
      )}
    </>
  );
}
