import type { FromRecords, RecordPicture } from '../../protocol/records';
import { DivergedIcon, InfoIcon } from '../controls/icons';
import { RunKey } from '../controls/runKey';
import { formatExact, formatNumber } from '../format';
import type { Palette } from '../theme/palette';
import { toggled } from '../view';
import { curveNames, hasDiverged, standing, valueAt } from './curves';
import type { RecordsView } from './view';

/** The records with their numbers. The key of a record draws it or does not. */
export function RecordsTable(props: {
  readonly records: readonly RecordPicture[];
  readonly digits: number;
  readonly step: number;
  readonly view: RecordsView;
  readonly palette: Palette;
  readonly look: (change: Partial<RecordsView>) => void;
  readonly send: (message: FromRecords) => void;
}) {
  const { records, step, view } = props;
  return (
    <section class="ranking records">
      <div class="heading">
        <h2 id="records-title">Records</h2>
        <button type="button" class="add-record" onClick={() => props.send({ type: 'add' })}>
          Add record…
        </button>
      </div>
      {records.length === 0 ? (
        <p class="note">
          <InfoIcon />
          <span>No record is shown. “Insert Training Recorder” makes a script write one.</span>
        </p>
      ) : (
        <div class="table-room">
          <table id="records" aria-labelledby="records-title">
            <thead>
              <tr>
                <th scope="col" class="label">
                  record
                </th>
                <th scope="col" class="steps">
                  last step
                </th>
                <th scope="col">last loss</th>
                <th scope="col" class="bestLoss">
                  best loss
                </th>
                <th scope="col" class="bestStep">
                  at step
                </th>
                <th scope="col" class="rate">
                  last lr
                </th>
                <th scope="col" class="now">
                  {view.curve === 'lr' ? 'lr' : curveNames.loss.toLowerCase()} at {formatExact(step)}
                </th>
                <th scope="col" class="remove">
                  <span class="unseen">remove</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {records.map((record) => (
                <RecordRow key={record.slot} record={record} {...props} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <ul class="standings" aria-label="How the records stand">
        {records.map((record) => (
          <Standing key={record.slot} record={record} send={props.send} />
        ))}
      </ul>
    </section>
  );
}

function RecordRow(props: Parameters<typeof RecordsTable>[0] & { readonly record: RecordPicture }) {
  const { record, digits, step, view, palette, look, send } = props;
  const { slot, label, path, summary } = record;
  const hidden = view.hidden.includes(slot);
  const number = (value: number | undefined) => (value === undefined ? '–' : formatNumber(value, digits));
  const count = (value: number | undefined) => (value === undefined ? '–' : formatExact(value));
  return (
    <tr
      data-slot={slot}
      class={`${view.pointed === slot ? 'pointed' : ''} ${hidden ? 'is-hidden' : ''}`.trim() || undefined}
      onPointerEnter={() => look({ pointed: slot })}
      onPointerLeave={() => look({ pointed: undefined })}
    >
      <th scope="row" class="label">
        <button
          type="button"
          class="bare record-key"
          aria-pressed={!hidden}
          title={`${path}: ${hidden ? 'show' : 'hide'}`}
          onClick={() => look({ hidden: toggled(view.hidden, slot) })}
        >
          <RunKey slot={slot} palette={palette} hidden={hidden} />
          <span class="run-label">{label}</span>
        </button>
      </th>
      <td class="steps">{count(summary?.lastStep)}</td>
      <td>{summary?.notFinite ?? number(summary?.lastLoss)}</td>
      <td class="bestLoss">{number(summary?.best?.loss)}</td>
      <td class="bestStep">{count(summary?.best?.step)}</td>
      <td class="rate">{number(summary?.lastLr)}</td>
      <td class="now">{number(valueAt(record, view.curve, step))}</td>
      <td class="remove">
        <button
          type="button"
          class="bare"
          aria-label={`Remove ${label}`}
          title="Remove"
          onClick={(event) => {
            // What has the focus goes.
            const rows = [...(event.currentTarget.closest('tbody')?.rows ?? [])];
            const own = rows.findIndex((row) => row.contains(event.currentTarget));
            const heir = rows[own + 1] ?? rows[own - 1];
            (
              heir?.querySelector<HTMLElement>('.remove button') ??
              document.querySelector<HTMLElement>('.add-record')
            )?.focus();
            send({ type: 'remove', slot });
          }}
        >
          <span aria-hidden="true">×</span>
        </button>
      </td>
    </tr>
  );
}

/** Problems that are told at once; their number is told in any case. */
const mostProblems = 5;

/** How a record stands, and what is wrong with lines of it, which a click shows in their text. */
function Standing(props: { readonly record: RecordPicture; readonly send: (message: FromRecords) => void }) {
  const { record, send } = props;
  const { slot, label, problems, problemCount, notes, parameters } = record;
  const isUnread = record.summary === undefined && problemCount > 0;
  const isBad = record.state === 'refused' || isUnread || hasDiverged(record);
  const told = problems.slice(0, mostProblems);
  return (
    <li>
      <p class="note">
        {isBad ? <DivergedIcon /> : <InfoIcon />}
        <span>
          <span class="standing-label">{label}</span>: {standing(record)}
          {parameters === undefined ? '' : `, ${parametersText(parameters)}`}
          {notes.length === 0 ? '' : `. ${notes.join(' ')}`}
        </span>
      </p>
      {told.length === 0 ? null : (
        <ul class="bad-lines" aria-label={`Lines of ${label} that are left out`}>
          {told.map(({ line = 1, column = 1, message }) => (
            <li key={line}>
              <button type="button" class="link" onClick={() => send({ type: 'show', slot, line, column })}>
                Line {line}, column {column}
              </button>
              : {message}
            </li>
          ))}
          {problemCount > told.length ? <li>and {problemCount - told.length} more</li> : null}
        </ul>
      )}
    </li>
  );
}

function parametersText({ count, projected }: NonNullable<RecordPicture['parameters']>): string {
  const counted = `${formatExact(count)} ${count === 1 ? 'parameter' : 'parameters'}`;
  return projected === undefined ? counted : `${counted} as ${projected} random projections`;
}
