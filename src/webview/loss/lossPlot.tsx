import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { LandscapePicture, Picture } from '../../protocol/messages';
import { InfoIcon } from '../controls/icons';
import { describeLoss } from '../describe';
import type { Palette } from '../theme/palette';
import { chooseLossAxis } from './lossAxis';
import { createLossChart, type LossChart } from './lossChart';

/** The loss at each step, and what the reader must know about its axis. */
export function LossPlot(props: {
  readonly picture: Picture;
  readonly landscape: LandscapePicture;
  readonly palette: Palette;
}) {
  const { picture, landscape, palette } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const chart = useRef<LossChart | undefined>(undefined);
  const axis = useMemo(() => {
    const known = landscape.minima.map(([, , loss]) => loss);
    return chooseLossAxis(picture.runs, known.length > 0 ? Math.min(...known) : undefined);
  }, [picture, landscape]);
  useLayoutEffect(() => {
    const content = { picture, axis, palette };
    if (chart.current === undefined) chart.current = createLossChart(canvas.current!, content);
    else chart.current.show(content);
  }, [picture, axis, palette]);
  useLayoutEffect(
    () => () => {
      chart.current?.destroy();
      chart.current = undefined;
    },
    [],
  );
  return (
    <>
      <div class="loss-plot">
        <canvas ref={canvas} id="loss" role="img" aria-label={describeLoss(picture)} />
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
