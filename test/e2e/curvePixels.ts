import type { Locator } from 'playwright-core';

/**
 * Which part of a curve's points have a pixel of a colour beside them, on the chart as it is now.
 * @param points ticks and values; a value that is not positive is none
 * @param colour red, green and blue
 */
export function drawnPart(
  chart: Locator,
  points: readonly (readonly [number, number])[],
  colour: readonly number[],
): Promise<number> {
  return chart.evaluate(
    (element, { places, wanted }) => {
      const canvas = element as HTMLCanvasElement;
      const plot = JSON.parse(canvas.dataset.plot!) as Record<'left' | 'right' | 'top' | 'bottom', number> &
        Record<'x' | 'y', [number, number]>;
      const scale = canvas.width / canvas.clientWidth;
      const context = canvas.getContext('2d')!;
      const [low, high] = plot.y.map(Math.log10);
      let [found, all] = [0, 0];
      for (const [tick, value] of places) {
        if (!(value > 0)) continue;
        const x = plot.left + ((tick - plot.x[0]) / (plot.x[1] - plot.x[0])) * (plot.right - plot.left);
        const y = plot.bottom - ((Math.log10(value) - low) / (high - low)) * (plot.bottom - plot.top);
        const { data } = context.getImageData((x - 3) * scale, (y - 3) * scale, 6 * scale, 6 * scale);
        const near = (at: number) => wanted.every((channel, k) => Math.abs(data[at + k] - channel) < 60);
        all++;
        if (Array.from({ length: data.length / 4 }, (_, pixel) => 4 * pixel).some(near)) found++;
      }
      return found / all;
    },
    { places: points, wanted: colour },
  );
}
