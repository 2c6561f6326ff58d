import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { LandscapePicture, Picture } from '../../protocol/messages';
import { InfoIcon } from '../controls/icons';
import { describeLoss } from '../describe';
import type { Moment } from '../player/steps';
import type { Palette } from '../theme/palette';
import { useStill } from '../still';
import { chooseLossAxis, widened, type LossAxis } from './lossAxis';
import { createLossChart, type LossChart } from './lossChart';

/** The loss at each step, and what the reader must know about its axis. */
export function LossPlot(props: {
  /** Without the runs that are hidden. */
  readonly picture: Picture;
  readonly landscape: LandscapePicture;
  readonly palette: Palette;
  readonly moment: Moment;
  /** The step at the right end of the axis. */
  readonly last: number;
  readonly pointed: number | undefined;
  /** Whether something is being dragged. */
  readonly moving: boolean;
  readonly point: (slot: number | undefined) => void;
}) {
  const { picture, landscape, palette, moment, last, pointed, moving, point } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const chart = useRef<LossChart | undefined>(undefined);
  const shownAxis = useRef<LossAxis | undefined>(undefined);
  const axis = useMemo(() => {
    const known = landscape.minima.map(([, , loss]) => loss);
    const chosen = chooseLossAxis(picture.runs, known.length > 0 ? Math.min(...known) : undefined);
    const { current: before } = shownAxis;
    return (shownAxis.current = moving && before !== undefined ? widened(chosen, before) : chosen);
  }, [picture, landscape, moving]);
  const description = useStill(moving, () => describeLoss(picture));
  useLayoutEffect(() => {
    const content = { picture, axis, palette, moment, last, pointed };
    if (chart.current === undefined) chart.current = createLossChart(canvas.current!, content);
    else chart.current.show(content);
  }, [picture, axis, palette, moment.step, moment.between, last, pointed]);
  useLayoutEffect(
    () => () => {
      chart.current?.destroy();
      chart.current = undefined;
    },
    [],
  );
  return (
    <>
      <div
        class="loss-plot"
        onPointerMove={(event) => {
          const { left, top } = event.currentTarget.getBoundingClientRect();
          point(chart.current?.near(event.clientX - left, event.clientY - top));
        }}
        onPointerLeave={() => point(undefined)}
      >
        <canvas ref={canvas} id="loss" role="img" aria-label={description} aria-details="ranking" />
      </div>
      {axis.note === undefined ? null : (
        <p class="note">
          <InfoIcon />
          <span>{axis.note}</span>
        </p>
      )}
    </>
  );
}
