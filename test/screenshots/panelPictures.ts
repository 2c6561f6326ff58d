import type { Panel } from '../e2e/panel';
import type { Picture } from './picture';
import { explain } from './steps';

const showError = async (panel: Panel) => {
  await panel.field('f(x, y) =').fill('x^2/20 + sine(y)');
  await panel.field('Adam lr').fill('-1');
  await panel.frame.locator('#formula-problem').waitFor();
};

/** The pointer rests where nothing else is. */
const hover = async (panel: Panel) => {
  await panel.plane.hover({ position: { x: 200, y: 60 } });
  await panel.frame.locator('.readout', { hasText: 'f =' }).waitFor();
};

const tolerance = async (panel: Panel) => {
  await panel.field('Tolerance').fill('1e-7');
  await panel.field('Tolerance').scrollIntoViewIfNeeded();
};

const diverge = async (panel: Panel) => {
  await panel.field('Steps').fill('2000');
  await panel.field('SGD lr').fill('1.5');
  await panel.row(0).filter({ hasText: 'diverged at' }).waitFor();
};

const menu = async (panel: Panel) => {
  await panel.frame.locator('button.add:visible').press('Enter');
  await panel.frame.getByRole('menu').waitFor();
};

/** What can be done with the experiment as a whole. */
const more = async (panel: Panel) => {
  await panel.frame.getByRole('button', { name: 'More', exact: true }).locator('visible=true').click();
  await panel.frame.getByRole('menu').waitFor();
};

const empty = async (panel: Panel) => {
  const open = panel.frame.locator('.disclosure');
  for (let left = await open.count(); left > 0; left--) {
    await open.first().click();
    await panel.frame.getByRole('button', { name: /^Remove/ }).click();
    await panel.frame.locator(`tr[data-run="${left - 1}"]`).waitFor({ state: 'detached' });
  }
};

/** The panel as a whole: its sizes, its messages, its menus. */
export const panelPictures: readonly Picture[] = [
  { name: 'wide', width: 1280, height: 940, prepare: explain, inEveryTheme: true },
  { name: 'beside', width: 1280, height: 940, beside: true, inEveryTheme: true },
  { name: 'opening', width: 1280, height: 940, isOpening: true, inEveryTheme: true },
  { name: 'narrow', width: 480, height: 1200 },
  { name: 'narrowest', width: 372, height: 1200, prepare: explain },
  { name: 'narrowest-opening', width: 372, height: 800, isOpening: true },
  { name: 'error', width: 1280, height: 940, prepare: showError },
  { name: 'narrow-error', width: 480, height: 1200, prepare: showError },
  { name: 'diverged', width: 1280, height: 940, prepare: diverge },
  { name: 'empty', width: 1280, height: 940, prepare: empty },
  { name: 'menu', width: 1280, height: 940, prepare: menu },
  { name: 'more', width: 1280, height: 940, prepare: more },
  { name: 'narrowest-more', width: 372, height: 1200, prepare: more },
  { name: 'narrowest-hover', width: 372, height: 800, prepare: hover },
  { name: 'narrowest-tolerance', width: 372, height: 800, prepare: tolerance },
];
