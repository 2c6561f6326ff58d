import { useLayoutEffect, useRef } from 'preact/hooks';
import { describePlane } from '../describe';
import { createPlaneChart, type PlaneChart, type PlaneContent } from './planeChart';

/** The parameter plane. Draws in the same turn in which it is rendered. */
export function PlanePlot({ picture, landscape, palette }: PlaneContent) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const chart = useRef<PlaneChart | undefined>(undefined);
  useLayoutEffect(() => {
    const content = { picture, landscape, palette };
    if (chart.current === undefined) chart.current = createPlaneChart(canvas.current!, content);
    else chart.current.show(content);
  }, [picture, landscape, palette]);
  useLayoutEffect(
    () => () => {
      chart.current?.destroy();
      chart.current = undefined;
    },
    [],
  );
  return (
    <div class="plot">
      <canvas ref={canvas} id="plane" role="img" aria-label={describePlane(picture, landscape)} />
    </div>
  );
}
