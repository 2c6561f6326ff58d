// What the panels take of Chart.js. Imported dynamically, so that nothing of it runs before it is asked for.
import { Chart, LinearScale, LineController, LogarithmicScale } from 'chart.js';

Chart.register(LineController, LinearScale, LogarithmicScale);

export { Chart };
