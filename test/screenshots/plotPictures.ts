import type { Panel } from '../e2e/panel';
import type { Picture } from './picture';
import { remove } from './steps';

/** Another measure than the loss, with a curve for each axis. */
const measure = async (panel: Panel) => {
  await panel.field('Curves').selectOption('effectiveLearningRate');
  await panel.frame.getByRole('img', { name: /^Effective learning rate .*Adam y/ }).waitFor();
  await panel.frame.getByRole('slider', { name: 'Position' }).fill('17');
};

const distance = async (panel: Panel) => {
  await panel.field('Curves').selectOption('distance');
  await panel.frame.getByRole('img', { name: /^Distance .*Adam/ }).waitFor();
};

/** An average beside the trajectory that it is of. */
const average = async (panel: Panel) => {
  for (const name of ['Momentum', 'Adagrad', 'RMSprop', 'Adam', 'SGD']) await remove(panel, name);
  await panel.frame.locator('button.add:visible').first().press('Enter');
  await panel.frame.getByRole('menuitem', { name: 'ASGD' }).click();
  await panel.frame.getByRole('button', { name: 'Settings of ASGD' }).click();
  await panel.field('ASGD lr').fill('0.95');
  await panel.field('ASGD t0').fill('3');
  await panel.frame.getByRole('slider', { name: 'Position' }).fill('17');
  await panel.frame.locator('tr[data-run="0"] .disclosure').focus();
  await panel.frame.locator('.thin-lines').waitFor();
};

/** Everything that can be laid over the plot, in a region that was zoomed to. */
const overlays = async (panel: Panel) => {
  await panel.field('Step').fill('4');
  await panel.frame.getByRole('button', { name: 'Overlays' }).click();
  for (const checkbox of await panel.frame
    .getByRole('group', { name: 'Overlays' })
    .getByRole('checkbox')
    .all())
    await checkbox.press('Space');
  await panel.frame.getByText(/^Downhill is not the way/).waitFor();
};

const zoomed = async (panel: Panel) => {
  for (let times = 0; times < 4; times++) await panel.frame.getByRole('button', { name: 'Zoom in' }).click();
  await panel.frame.locator('canvas#plane[data-crisp="true"]').waitFor();
};

/** Minima, traps and saddles. */
const marks = async (panel: Panel) => {
  await panel.field('Landscape').selectOption('six_hump_camel');
  await panel.frame.getByRole('img', { name: /Marked: / }).waitFor();
};

const parameters = async (panel: Panel) => {
  await panel.field('Landscape').selectOption('rotated_quadratic');
  await panel.field('kappa').waitFor();
};

/** What the plane and the curves show on a landscape. */
export const plotPictures: readonly Picture[] = [
  { name: 'parameters', width: 1280, height: 940, prepare: parameters },
  { name: 'measure', width: 1280, height: 940, prepare: measure },
  { name: 'narrowest-measure', width: 372, height: 1300, prepare: measure },
  { name: 'narrow-distance', width: 480, height: 1300, prepare: distance },
  { name: 'average', width: 1280, height: 940, prepare: average },
  { name: 'overlays', width: 1280, height: 1100, prepare: overlays, inEveryTheme: true },
  { name: 'narrowest-overlays', width: 372, height: 1500, prepare: overlays },
  { name: 'zoomed', width: 1280, height: 940, prepare: zoomed, inEveryTheme: true },
  { name: 'marks', width: 1280, height: 940, prepare: marks, inEveryTheme: true },
];
