import type { Panel } from '../e2e/panel';
import type { Picture } from './picture';
import { data, remove } from './steps';

/** A line by batch, mini-batches and single rows, at equal epochs. */
const descents = async (panel: Panel) => {
  await data(panel, 'Line');
  for (const name of ['Momentum', 'Adagrad', 'RMSprop', 'Adam']) await remove(panel, name);
  await panel.frame.getByRole('button', { name: 'Settings of SGD' }).click();
  await panel.frame.getByRole('button', { name: 'Batch, stochastic and mini-batch' }).click();
  await panel.field('Curves and player per').selectOption('epoch');
  await panel.row(2).waitFor();
  await panel.frame.getByText('What happens.').waitFor();
  await panel.frame.getByRole('slider', { name: 'Position' }).fill('300');
};

/** The table of what batches cost, of runs with long names. */
const batches = async (panel: Panel) => {
  await descents(panel);
  await panel.frame.getByText('Independent rows are what').scrollIntoViewIfNeeded();
};

/** Another measure than the loss, of five optimizers on rows of data. */
const dataMeasure = async (panel: Panel) => {
  await data(panel, 'Line');
  await panel.field('Batch').selectOption('32');
  await panel.field('Curves').selectOption('effectiveLearningRate');
  await panel.frame.getByRole('img', { name: /^Effective learning rate .*Adam goes/ }).waitFor();
};

/** The numbers of an update in the rule, and the rates of one layer, of two optimizers on a network. */
const dataNumbers = async (panel: Panel) => {
  await data(panel, 'Two moons');
  for (const name of ['SGD', 'Momentum', 'RMSprop']) await remove(panel, name);
  await panel.type('widths', '16 16');
  await panel.field('Batch').selectOption('32');
  await panel.field('Curves').selectOption('effectiveLearningRate');
  await panel.frame.getByRole('img', { name: /^Effective learning rate .*Adam goes/ }).waitFor();
  await panel.field('‖Δθ‖ / ‖g‖ of').selectOption('2');
  await panel.frame.getByRole('img', { name: /^Effective learning rate of W2 .*Adam goes/ }).waitFor();
  await panel.frame.getByRole('button', { name: 'Settings of Adam', exact: true }).click();
  await panel.field('Adam parameter at').waitFor();
  await panel.field('Adam parameter').selectOption('2');
  await panel.type('Adam parameter at', '3, 2');
  await panel.frame.getByRole('list', { name: / of Adam in numbers$/ }).waitFor();
  await panel.frame.getByText('What happens.').waitFor();
};

/** A change that was tried, for a mini-batch descent that is too slow; its strip is of several seeds. */
const dataFix = async (panel: Panel) => {
  await data(panel, 'Line');
  for (const name of ['Momentum', 'Adagrad', 'RMSprop', 'Adam']) await remove(panel, name);
  await panel.field('Batch').selectOption('32');
  await panel.type('SGD lr', '0.0005');
  await panel.frame.getByRole('button', { name: 'Data and loss' }).click();
  await panel.field('Repeat with seeds').fill('1 2 3 4 5');
  await panel.frame.getByRole('button', { name: 'Settings of SGD', exact: true }).click();
  await panel.frame.getByRole('button', { name: /^Try lr = / }).waitFor();
  await panel.frame.getByText(/^median of 5 seeds/).waitFor();
};

/** Decision regions of a network, with what is seldom changed open. */
const regions = async (panel: Panel) => {
  await data(panel, 'Two moons');
  await panel.field('Train for').selectOption('epochs');
  await panel.field('Batch').selectOption('32');
  await panel.frame.getByRole('button', { name: 'Data and loss' }).click();
  await panel.field('Held out').fill('0.2');
  await panel.frame.getByText('160 rows to train on').waitFor();
  await panel.frame.locator('canvas#fit[data-step]').waitFor();
};

/** A file of the user's own, with its columns. */
const csv = async (panel: Panel) => {
  const page = panel.plane.page();
  await panel.field('Landscape').selectOption({ label: 'Your CSV file…' });
  await page.locator('.quick-input-widget input:focus').waitFor();
  await page.keyboard.type('penguins');
  await page.keyboard.press('Enter');
  await panel.field('Target').waitFor();
  await panel.field('Repeat with seeds').fill('1 2 3 4 5');
  await panel.frame.getByRole('img', { name: /The median of/ }).waitFor();
};

/** Models that are trained on data. */
export const dataPictures: readonly Picture[] = [
  { name: 'descents', width: 1280, height: 1400, prepare: descents, inEveryTheme: true },
  { name: 'narrow-descents', width: 480, height: 2600, prepare: descents },
  { name: 'narrowest-descents', width: 372, height: 2600, prepare: descents },
  { name: 'narrow-batches', width: 472, height: 1000, prepare: batches },
  { name: 'narrowest-batches', width: 372, height: 1000, prepare: batches },
  { name: 'data-numbers', width: 1280, height: 1400, prepare: dataNumbers, inEveryTheme: true },
  { name: 'narrow-data-numbers', width: 472, height: 2400, prepare: dataNumbers },
  { name: 'narrowest-data-numbers', width: 372, height: 2400, prepare: dataNumbers },
  { name: 'data-fix', width: 1280, height: 1200, prepare: dataFix },
  { name: 'data-measure', width: 1280, height: 1000, prepare: dataMeasure },
  { name: 'narrowest-data-measure', width: 372, height: 1500, prepare: dataMeasure },
  { name: 'csv', width: 1280, height: 1200, prepare: csv },
  { name: 'narrowest-csv', width: 372, height: 2200, prepare: csv },
  { name: 'regions', width: 1280, height: 1100, prepare: regions, inEveryTheme: true },
  { name: 'narrow-regions', width: 480, height: 2000, prepare: regions },
  { name: 'narrowest-regions', width: 372, height: 2200, prepare: regions },
];
