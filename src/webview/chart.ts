import { Chart, LinearScale, LineController, LogarithmicScale, type ChartConfiguration } from 'chart.js';

Chart.register(LineController, LinearScale, LogarithmicScale);

/**
 * Makes a chart whose data are drawn by its plugins; Chart.js lays out the axes, draws them at once, and follows the
 * size and the resolution of the canvas.
 */
export function newChart(
  canvas: HTMLCanvasElement,
  { options, plugins }: Pick<ChartConfiguration<'line'>, 'options' | 'plugins'>,
): Chart<'line'> {
  return new Chart<'line'>(canvas, {
    type: 'line',
    data: { datasets: [] },
    options: { ...options, responsive: true, maintainAspectRatio: false, animation: false, events: [] },
    plugins: plugins ?? [],
  });
}
