import type { Change } from '../../core/index';
import { defaultTolerance } from '../../core/experiment/tolerance';
import type { RunPicture } from '../../protocol/messages';
import { InfoIcon } from '../controls/icons';
import { RunKey } from '../controls/runKey';
import { formatNumber, formatShort, formatWithin } from '../format';
import type { PanelState } from '../state';
import type { Palette } from '../theme/palette';
import type { RankingColumn, ViewState } from '../view';
import { rank, type RankedRun } from './rank';
import { Tolerance } from './tolerance';

/** Characters of a number in its column, so that names have room too. */
const room = 8;

type Look = (change: Partial<ViewState>) => void;

/** The runs in the order of a number, which a click on its column's head chooses. */
export function Ranking(props: {
  readonly state: PanelState;
  readonly view: ViewState;
  readonly palette: Palette;
  readonly ask: (change: Change) => void;
  readonly look: Look;
}) {
  const { state, view, palette, ask, look } = props;
  const { picture, landscape, settings } = state;
  if (picture === undefined || picture.runs.length === 0) return null;
  const { runs, target } = picture;
  const step = landscape?.data === undefined ? 'step' : 'update';
  const columns: readonly (readonly [RankingColumn, string])[] = [
    ['label', 'run'],
    ['finalLoss', 'final loss'],
    ['bestLoss', 'best loss'],
    ['bestStep', `at ${step}`],
    // Without a known minimum there is no loss to reach.
    ...(target === undefined ? [] : [['stepsToTarget', `${step}s to ${formatShort(target)}`] as const]),
    ['pathLength', 'path length'],
    // The table tells of the nearest minimum that is known, a local one included.
    ...(landscape?.minima.length ? [['distance', 'to minimum'] as const] : []),
  ];
  const chosen = columns.find(([column]) => column === view.ranking.column) ?? columns[1];
  const descending = chosen[0] === view.ranking.column && view.ranking.descending;
  return (
    <section class="ranking">
      <div class="heading">
        <h2 id="ranking-title">Ranking</h2>
        <span class="aside runs-aside">by {chosen[1]}</span>
      </div>
      <table id="ranking" aria-labelledby="ranking-title">
        <thead>
          <tr>
            <th scope="col" class="place">
              <span class="unseen">place</span>
            </th>
            {columns.map(([column, text]) => (
              <ColumnHead
                key={column}
                column={column}
                text={text}
                sorted={column === chosen[0] ? (descending ? 'descending' : 'ascending') : undefined}
                look={look}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {rank(runs, chosen[0], descending).map((line) => (
            <RankingRow
              key={line.run.slot}
              line={line}
              columns={columns.map(([column]) => column)}
              view={view}
              palette={palette}
              digits={settings.significantDigits}
              look={look}
            />
          ))}
        </tbody>
      </table>
      {target === undefined ? null : (
        <Tolerance
          value={picture.experiment.tolerance ?? defaultTolerance}
          refusal={state.refusals.get('tolerance')}
          ask={ask}
        />
      )}
      <p class="note">
        <InfoIcon />
        <span>Settings as typed, not tuned alike: this ranks these settings, not the optimizers.</span>
      </p>
    </section>
  );
}

function ColumnHead(props: {
  readonly column: RankingColumn;
  readonly text: string;
  readonly sorted: 'ascending' | 'descending' | undefined;
  readonly look: Look;
}) {
  const { column, text, sorted, look } = props;
  return (
    <th scope="col" class={column} aria-sort={sorted ?? 'none'}>
      <button
        type="button"
        class="bare"
        onClick={() => look({ ranking: { column, descending: sorted === 'ascending' } })}
      >
        {text}
        {sorted === undefined ? null : (
          <span class="arrow" aria-hidden="true">
            {sorted === 'ascending' ? '↑' : '↓'}
          </span>
        )}
      </button>
    </th>
  );
}

function RankingRow(props: {
  readonly line: RankedRun;
  readonly columns: readonly RankingColumn[];
  readonly view: ViewState;
  readonly palette: Palette;
  readonly digits: number;
  readonly look: Look;
}) {
  const { line, columns, view, palette, digits, look } = props;
  const { run, place } = line;
  const hidden = view.hidden.includes(run.slot);
  return (
    <tr
      data-slot={run.slot}
      class={`${view.pointed === run.slot ? 'pointed' : ''} ${hidden ? 'is-hidden' : ''}`.trim() || undefined}
      onPointerEnter={() => look({ pointed: run.slot })}
      onPointerLeave={() => look({ pointed: undefined })}
    >
      <td class="place">{place ?? '–'}</td>
      {columns.map((column) =>
        column === 'label' ? (
          <th key={column} scope="row" class="label">
            <span>
              <RunKey slot={run.slot} palette={palette} hidden={hidden} />
              <span class="run-label" title={run.label}>
                {run.label}
              </span>
            </span>
          </th>
        ) : (
          <td key={column} class={column} title={exactly(run, column, digits)}>
            {cell(run, column, digits)}
          </td>
        ),
      )}
    </tr>
  );
}

function cell(run: RunPicture, column: Exclude<RankingColumn, 'label'>, digits: number): string {
  if (column === 'finalLoss' && run.stop === 'diverged') return '∞';
  const value = run.metrics[column];
  if (value === undefined) return '–';
  return isCount(column) ? String(value) : formatWithin(value, digits, room);
}

/** The number of a cell where that has no room for all of its digits. */
function exactly(
  run: RunPicture,
  column: Exclude<RankingColumn, 'label'>,
  digits: number,
): string | undefined {
  const value = run.metrics[column];
  if (value === undefined || isCount(column)) return undefined;
  const exact = formatNumber(value, digits);
  return exact.length > room ? exact : undefined;
}

function isCount(column: RankingColumn): boolean {
  return column === 'bestStep' || column === 'stepsToTarget';
}
