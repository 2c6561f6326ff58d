// What the panels take of Chart.js: a bundle of its own, which is not needed for the first picture.
import { Chart, LinearScale, LineController, LogarithmicScale } from 'chart.js';

Chart.register(LineController, LinearScale, LogarithmicScale);

export { Chart };
