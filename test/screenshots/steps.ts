// What is done on the way to several pictures.
import type { Panel } from '../e2e/panel';

/** As the mock shows it: the first run open, the player under way. */
export const explain = async (panel: Panel) => {
  await panel.frame.getByRole('button', { name: 'Settings of SGD' }).click();
  await panel.frame.getByRole('slider', { name: 'Position' }).fill('17');
};

export const remove = async (panel: Panel, name: string) => {
  await panel.frame.getByRole('button', { name: `Settings of ${name}`, exact: true }).click();
  await panel.frame.getByRole('button', { name: 'Remove' }).click();
  await panel.frame.getByRole('row', { name }).first().waitFor({ state: 'detached' });
};

export const data = async (panel: Panel, name: string) => {
  await panel.field('Landscape').selectOption({ label: name });
  await panel.frame.locator('canvas#fit[data-step]').waitFor();
};
