import type { NumericHyperparameter } from '../../core/index';
import type { RunPicture } from '../../protocol/messages';
import type { Refusal } from '../fields';
import { formatNumber, formatWithin } from '../format';
import type { Palette } from '../theme/palette';
import { drawings, LineIcon } from './icons';
import { NumberField } from './numberField';
import { parameterText } from './parameterText';
import { RunKey } from './runKey';
import { Slider } from './slider';
import { Status } from './status';

/** Characters of a loss in its column. */
const lossRoom = 8;

/** The cells of a run that are always seen. */
export function RunRow(props: {
  readonly index: number;
  readonly run: RunPicture;
  readonly didWhat: string;
  /** What else it does than step by its rule with one rate. */
  readonly words: readonly string[];
  readonly learningRate: NumericHyperparameter | undefined;
  readonly palette: Palette;
  readonly digits: number;
  readonly open: boolean;
  readonly hidden: boolean;
  readonly pointed: boolean;
  readonly refusal: Refusal | undefined;
  readonly ask: (learningRate: number) => void;
  readonly toggleOpen: () => void;
  readonly toggleHidden: () => void;
  /** Draws this run alone, or all of them again. */
  readonly toggleSolo: () => void;
}) {
  const { index, run, didWhat, words, learningRate, palette, digits, open, hidden, pointed, refusal, ask } =
    props;
  const { slot, label, metrics } = run;
  const { lr } = run.values;
  const exact = metrics.finalLoss === undefined ? '∞' : formatNumber(metrics.finalLoss, digits);
  const loss = metrics.finalLoss === undefined ? '∞' : formatWithin(metrics.finalLoss, digits, lossRoom);
  const state = [open ? 'open' : '', hidden ? 'is-hidden' : '', pointed ? 'pointed' : ''];
  return (
    <tr role="row" data-run={index} class={`row ${state.filter(Boolean).join(' ')}`.trimEnd()}>
      <th role="rowheader" scope="row" class="name">
        <button
          type="button"
          class="bare disclosure"
          aria-label={`Settings of ${label}`}
          aria-expanded={open}
          aria-controls={open ? `run-${slot}-details` : undefined}
          onClick={props.toggleOpen}
        >
          <LineIcon path={open ? drawings.down : drawings.right} />
        </button>
        <button
          type="button"
          class="bare toggle"
          aria-label={`Draw ${label}`}
          title={`${hidden ? 'Show' : 'Hide'} ${label}; with Alt, draw it alone`}
          aria-pressed={!hidden}
          onClick={(event) => (event.altKey ? props.toggleSolo() : props.toggleHidden())}
        >
          <RunKey slot={slot} palette={palette} hidden={hidden} />
        </button>
        <span class="label" title={label === run.optimizer ? label : `${label} (${run.optimizer})`}>
          {label}
        </span>
      </th>
      <td role="cell" class="lr" title={learningRate && parameterText(learningRate, run)}>
        {typeof lr === 'number' ? (
          <>
            {learningRate === undefined ? null : (
              <>
                <Slider parameter={learningRate} name={`${label} lr`} value={lr} ask={ask} />
                <span id={`run-${slot}-lr-meaning`} class="unseen">
                  {parameterText(learningRate, run)}
                </span>
              </>
            )}
            <NumberField
              id={`run-${slot}-lr`}
              context={label}
              label="lr"
              describedBy={learningRate && `run-${slot}-lr-meaning`}
              value={lr}
              refusal={refusal}
              ask={ask}
            />
          </>
        ) : (
          <span class="aside no-lr">no lr</span>
        )}
        {words.length === 0 ? null : <span class="aside words">{words.join(' · ')}</span>}
      </td>
      <td role="cell" class="loss" title={loss === exact ? undefined : exact}>
        {run.stop === 'diverged' ? (
          <>
            <span aria-hidden="true">∞</span>
            <span class="unseen">not finite</span>
          </>
        ) : (
          loss
        )}
      </td>
      <td role="cell" class="status">
        <Status kind={metrics.status.kind} text={didWhat} hidden={hidden} />
      </td>
    </tr>
  );
}
