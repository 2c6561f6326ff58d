import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { StripDetail } from '../../protocol/details';
import type { RunPicture } from '../../protocol/messages';
import { formatExact, formatNumber, formatShort } from '../format';
import { markerPath, seriesStyle } from '../plot/markers';
import type { Palette } from '../theme/palette';
import {
  bestOf,
  curvePath,
  divergingZones,
  heightsOf,
  nearestRate,
  placeOf,
  withoutDiverging,
} from './stripScale';

const [width, height] = [400, 40];

/** Parts of the width that have room for a sign. */
const roomForSign = 0.08;

const ticks = [1e-4, 1e-3, 1e-2, 0.1, 1, 10];

/**
 * The final loss of a run for each learning rate, where it diverges, and where it is now. All of it is one native
 * slider over the rates of the grid: a click sets the rate, and so do the arrow keys.
 */
export function Strip(props: {
  readonly run: RunPicture;
  /** Absent while it is computed for the first time. */
  readonly detail: StripDetail | undefined;
  /** The loss of the lowest known minimum. */
  readonly floor: number | undefined;
  readonly palette: Palette;
  readonly digits: number;
  readonly ask: (rate: number) => void;
}) {
  const { run, detail, floor, palette, digits, ask } = props;
  const { lr } = run.values;
  const best = detail && bestOf(detail.losses);
  const id = `run-${run.slot}-strip`;
  if (typeof lr !== 'number') return null;
  return (
    <div class="strip">
      <div class="strip-head">
        <label for={id}>
          <span class="unseen">{run.label} </span>Final loss for each lr
        </label>
        {detail === undefined ? null : (
          <span class="strip-best">
            {detail.seeds > 1 ? `median of ${detail.seeds} seeds, ` : ''}
            {best === undefined
              ? 'diverges at every lr'
              : `lowest of ${detail.losses.length}: ${formatNumber(detail.losses[best], digits)} at lr ${formatExact(detail.rates[best])}`}
          </span>
        )}
      </div>
      {detail === undefined ? (
        <div class="strip-plot" aria-busy="true" />
      ) : (
        <Plot
          id={id}
          run={run}
          lr={lr}
          detail={detail}
          floor={floor}
          palette={palette}
          digits={digits}
          ask={ask}
        />
      )}
      <div class="strip-ticks" aria-hidden="true">
        {ticks.map((tick, i) => (
          <span key={tick} style={{ left: `${(100 * i) / (ticks.length - 1)}%` }}>
            {formatShort(tick)}
          </span>
        ))}
      </div>
    </div>
  );
}

function Plot(props: {
  readonly id: string;
  readonly run: RunPicture;
  readonly lr: number;
  readonly detail: StripDetail;
  readonly floor: number | undefined;
  readonly palette: Palette;
  readonly digits: number;
  readonly ask: (rate: number) => void;
}) {
  const { id, run, detail, floor, palette, digits, ask } = props;
  const { rates } = detail;
  // The marker follows the hand, not the answers, which come a little later.
  const [held, setHeld] = useState<number | undefined>(undefined);
  const dragging = useRef(false);
  useEffect(() => {
    if (!dragging.current) setHeld(undefined);
  }, [props.lr]);
  const start = run.loss[0];
  const losses = useMemo(() => withoutDiverging(detail.losses, start, floor), [detail.losses, start, floor]);
  const heightOf = useMemo(() => heightsOf(losses, start, floor), [losses, start, floor]);
  const zones = useMemo(() => divergingZones(losses), [losses]);
  const path = useMemo(() => curvePath(losses, heightOf, width, height), [losses, heightOf]);
  const lr = held === undefined ? props.lr : rates[held];
  const loss = held === undefined ? endOf(run, detail) : finiteOf(detail.losses[held]);
  const { hue, marker } = seriesStyle(run.slot);
  const colour = palette.series[hue];
  const [left, top] = [placeOf(lr, rates), loss === undefined ? 0 : 1 - heightOf(loss)];
  return (
    <div class="strip-plot">
      {zones.map(([from, to]) => (
        <div
          key={from}
          class="strip-zone"
          style={{ left: `${100 * from}%`, width: `${100 * (to - from)}%` }}
          aria-hidden="true"
        >
          {to - from < roomForSign ? null : (
            <>
              <span class="word">diverges</span>
              <span class="sign">∞</span>
            </>
          )}
        </div>
      ))}
      <svg viewBox={`0 -2 ${width} ${height + 4}`} preserveAspectRatio="none" aria-hidden="true">
        <path d={path} stroke={colour} />
      </svg>
      <div class="strip-here" style={{ left: `${100 * left}%` }} aria-hidden="true">
        <svg viewBox="-6 -6 12 12" style={{ top: `${100 * top}%` }}>
          <path d={markerPath(marker, 0, 0, 4)} fill={colour} />
        </svg>
      </div>
      <input
        id={id}
        type="range"
        min={0}
        max={rates.length - 1}
        step={1}
        value={held ?? nearestRate(props.lr, rates)}
        aria-valuetext={`lr ${formatExact(lr)}, ${
          loss === undefined
            ? 'diverges'
            : `${detail.seeds > 1 ? 'median ' : ''}final loss ${formatNumber(loss, digits)}`
        }`}
        onInput={(event) => {
          const next = event.currentTarget.valueAsNumber;
          dragging.current = true;
          setHeld(next);
          ask(rates[next]);
        }}
        onChange={(event) => {
          dragging.current = false;
          if (rates[event.currentTarget.valueAsNumber] === props.lr) setHeld(undefined);
        }}
      />
    </div>
  );
}

/** What the run ends with at its own rate, of as many seeds as the strip is. */
function endOf({ metrics, training }: RunPicture, { seeds }: StripDetail): number | undefined {
  const median = seeds > 1 ? training?.bands?.training.median : undefined;
  if (median === undefined) return metrics.finalLoss;
  const end = median[median.length - 1];
  return Number.isFinite(end) ? end : undefined;
}

function finiteOf(loss: number): number | undefined {
  return Number.isNaN(loss) ? undefined : loss;
}
