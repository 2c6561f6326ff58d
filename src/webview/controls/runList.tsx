import type { Picture, RunPicture } from '../../protocol/messages';
import { ending, finalLoss, rateHints } from '../describe';
import type { FieldKey, Refusal } from '../fields';
import { formatNumber } from '../format';
import type { Palette } from '../theme/palette';
import { CancelledIcon, DivergedIcon, FinishedIcon } from './icons';
import { NumberField } from './numberField';
import { RunKey } from './runKey';

/** The runs, their learning rates and how they ended: legend, form and table of values in one. */
export function RunList(props: {
  readonly picture: Picture;
  readonly palette: Palette;
  readonly refusals: ReadonlyMap<FieldKey, Refusal>;
  readonly askLearningRate: (run: number, value: number) => void;
}) {
  const { picture, palette, refusals, askLearningRate } = props;
  if (picture.runs.length === 0) return <p class="aside">This experiment has no runs.</p>;
  // The rows are laid out as grids, which would take the table's meaning from it; the roles give it back.
  return (
    <table class="runs" role="table" aria-label="Runs and their final loss">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col" class="name">
            run
          </th>
          <th role="columnheader" scope="col" class="lr">
            lr
          </th>
          <th role="columnheader" scope="col" class="loss">
            final loss
          </th>
          <th role="columnheader" scope="col" class="status">
            what it did
          </th>
          <th role="columnheader" scope="col" class="hint">
            <span class="unseen">learning rates to compare with</span>
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {picture.runs.map((run, i) => (
          <tr role="row" key={i} data-run={i}>
            <th role="rowheader" scope="row" class="name">
              <RunKey slot={i} palette={palette} />
              <span class="label" title={run.optimizer}>
                {run.label}
              </span>
            </th>
            <td role="cell" class="lr">
              <LearningRate
                index={i}
                run={run}
                refusal={refusals.get(`run.${i}.lr`)}
                ask={(value) => askLearningRate(i, value)}
              />
            </td>
            <td role="cell" class="loss">
              {run.stop === 'diverged' ? 'not finite' : formatNumber(finalLoss(run))}
            </td>
            <td role="cell" class="status">
              <StatusIcon stop={run.stop} />
              {ending(run)}
            </td>
            <td role="cell" class="hint">
              {rateHints(run).join(' · ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function LearningRate(props: {
  readonly index: number;
  readonly run: RunPicture;
  readonly refusal: Refusal | undefined;
  readonly ask: (value: number) => void;
}) {
  const { index, run, refusal, ask } = props;
  const { lr } = run.values;
  if (typeof lr !== 'number') return <span class="aside">no lr</span>;
  return (
    <NumberField
      id={`run-${index}-lr`}
      context={run.label}
      label="lr"
      value={lr}
      refusal={refusal}
      ask={ask}
    />
  );
}

function StatusIcon({ stop }: { readonly stop: RunPicture['stop'] }) {
  if (stop === 'diverged') return <DivergedIcon />;
  return stop === 'cancelled' ? <CancelledIcon /> : <FinishedIcon />;
}
