import { useMemo } from 'preact/hooks';
import type { FromRecords, RecordsPicture } from '../../protocol/records';
import { useFocusMemory } from '../focusMemory';
import { movesSmoothly } from '../player/motion';
import { Player } from '../player/player';
import { momentOf } from '../player/steps';
import type { Palette } from '../theme/palette';
import { CurveChoice, CurvePlot } from './curvePlot';
import { curveNames, hasDiverged, lastStepOf, standing, strideOfRecords } from './curves';
import { RecordsTable } from './recordsTable';
import type { RecordsView } from './view';
import { WayPlot } from './wayPlot';

/** The panel of training records: trajectories, curves and numbers, all at one time. */
export function RecordsApp(props: {
  readonly picture: RecordsPicture | undefined;
  readonly view: RecordsView;
  readonly palette: Palette;
  readonly look: (change: Partial<RecordsView>) => void;
  readonly send: (message: FromRecords) => void;
}) {
  const { picture, view, palette, look, send } = props;
  useFocusMemory();
  const visible = useMemo(
    () => picture?.records.filter(({ slot }) => !view.hidden.includes(slot)) ?? [],
    [picture, view.hidden],
  );
  if (picture === undefined) {
    return (
      <main class="panel waiting">
        <p class="aside">Reading…</p>
      </main>
    );
  }
  const { records, revision, significantDigits } = picture;
  const last = lastStepOf(picture);
  const { hoveredStep, pointed, curve } = view;
  const isEmpty = records.every(({ summary }) => summary === undefined);
  const moment =
    hoveredStep === undefined || view.playing
      ? momentOf(view, last)
      : { step: Math.min(last, hoveredStep), between: 0 };
  const shown = { visible, palette, moment, pointed, look };
  const diverged = records.filter(hasDiverged);
  return (
    <main class="panel" data-revision={revision}>
      <div class="body">
        <div class="plots">
          <WayPlot {...shown} picture={picture} />
          <section class="timeline">
            <Player
              view={view}
              moment={moment}
              time={{ last, stride: strideOfRecords(picture), name: 'Step', per: 1 }}
              smooth={movesSmoothly('auto')}
              disabled={isEmpty}
              look={look}
            >
              <CurveChoice curve={curve} look={look} />
            </Player>
            <h2 class="unseen">{curveNames[curve]} at each step</h2>
            <CurvePlot {...shown} curve={curve} revision={revision} last={last} />
          </section>
        </div>
        <div class="lists">
          <RecordsTable
            records={records}
            digits={significantDigits}
            step={moment.step}
            view={view}
            palette={palette}
            look={look}
            send={send}
          />
        </div>
      </div>
      <div class="unseen" aria-live="polite">
        {diverged.map((record) => `${record.label} ${standing(record)}.`).join(' ')}
      </div>
    </main>
  );
}
