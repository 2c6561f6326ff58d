import type { Panel } from '../e2e/panel';
import type { Picture } from './picture';
import { explain } from './steps';

/** The rule of a run with more lines, with the numbers of a step. */
const numbers = async (panel: Panel) => {
  await panel.frame.getByRole('button', { name: 'Settings of Adam' }).click();
  await panel.frame.getByRole('slider', { name: 'Position' }).fill('17');
  await panel.frame.getByRole('list', { name: 'Step 17 of Adam in numbers' }).scrollIntoViewIfNeeded();
};

/** The strip of learning rates and the explanation, of a run that goes well and of one that does not. */
const explained = async (panel: Panel) => {
  await explain(panel);
  await panel.frame.getByText('What happens.').waitFor();
  await panel.frame.locator('.strip-plot input').waitFor();
};

const explainedDivergence = async (panel: Panel) => {
  await panel.field('Landscape').selectOption('rosenbrock');
  await panel.field('Start x').fill('-0.5');
  await panel.field('Start y').fill('2');
  await panel.field('SGD lr').fill('0.003');
  await panel.row(0).filter({ hasText: 'diverged at' }).waitFor();
  await explained(panel);
};

/** What a run did and why: its numbers, its strip and its explanation. */
export const explanationPictures: readonly Picture[] = [
  { name: 'numbers', width: 1280, height: 1400, prepare: numbers },
  { name: 'narrowest-numbers', width: 372, height: 1800, prepare: numbers },
  { name: 'explained', width: 1280, height: 1100, prepare: explained, inEveryTheme: true },
  { name: 'explained-divergence', width: 1280, height: 1100, prepare: explainedDivergence },
  { name: 'narrow-explained', width: 480, height: 1900, prepare: explainedDivergence },
  { name: 'narrowest-explained', width: 372, height: 1900, prepare: explained },
];
