import type { Chart, ChartConfiguration } from 'chart.js';

let loaded: typeof Chart | undefined;

/** Has Chart.js run, which takes its time: the first picture is drawn without it. */
export async function loadCharts(): Promise<void> {
  loaded = (await import('./charts')).Chart;
}

/**
 * Makes a chart whose data are drawn by its plugins; Chart.js lays out the axes, draws them at once, and follows the
 * size and the resolution of the canvas.
 * @throws where Chart.js is not loaded
 */
export function newChart(
  canvas: HTMLCanvasElement,
  { options, plugins }: Pick<ChartConfiguration<'line'>, 'options' | 'plugins'>,
): Chart<'line'> {
  if (loaded === undefined) throw new Error('Chart.js is not loaded.');
  return new loaded<'line'>(canvas, {
    type: 'line',
    data: { datasets: [] },
    options: { ...options, responsive: true, maintainAspectRatio: false, animation: false, events: [] },
    plugins: plugins ?? [],
  });
}
