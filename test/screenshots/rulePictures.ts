import type { Panel } from '../e2e/panel';
import type { Picture } from './picture';
import { remove } from './steps';

/** A schedule, clipping and noise, and what other libraries do differently. */
const training = async (panel: Panel) => {
  await panel.field('Steps').fill('60');
  await panel.frame.getByRole('button', { name: 'Settings of Adam' }).click();
  await panel.field('Adam Schedule').selectOption('CosineAnnealingWarmRestarts');
  await panel.field('Adam schedule T_0').fill('20');
  await panel.field('Adam Warm-up steps').fill('5');
  await panel.field('Adam Clip gradient').selectOption('norm');
  await panel.field('Noise').click();
  await panel.field('Noise sigma').waitFor();
  await panel.frame.getByText('What other libraries do differently').click();
  await panel.frame.getByRole('button', { name: 'Compare Adam in other libraries' }).scrollIntoViewIfNeeded();
};

/** As the mock shows it: a rule of one's own between two of the catalogue. */
const own = async (panel: Panel) => {
  for (const name of ['RMSprop', 'Adagrad', 'SGD']) await remove(panel, name);
  await panel.frame.locator('button.add:visible').press('Enter');
  await panel.frame.getByRole('menuitem', { name: 'Your own rule' }).click();
  await panel
    .field('My rule Rule: one equation a line')
    .fill(
      [
        'v = beta*v + (1 - beta)*g^2      # how steep lately',
        'm = mu*m + g/(sqrt(v) + eps)     # walk on, evenly',
        'theta = theta - lr*m',
      ].join('\n'),
    );
  await panel.field('My rule eps').waitFor();
  for (const [name, value] of [
    ['lr', '0.4'],
    ['beta', '0.95'],
    ['mu', '0.6'],
    ['eps', '0.01'],
  ])
    await panel.field(`My rule ${name}`).fill(value);
  await panel.frame.getByRole('slider', { name: 'Position' }).fill('17');
};

const ownError = async (panel: Panel) => {
  await own(panel);
  const rule = panel.field('My rule Rule: one equation a line');
  await rule.press('ControlOrMeta+End');
  await rule.pressSequentially(' + sqr(v)');
  await panel.frame.locator('.squiggle').waitFor();
};

const ownNames = async (panel: Panel) => {
  await own(panel);
  const rule = panel.field('My rule Rule: one equation a line');
  await rule.press('ControlOrMeta+End');
  await rule.pressSequentially('*s');
  await rule.press('Control+Space');
  await panel.frame.getByRole('listbox').waitFor();
};

const ownSave = async (panel: Panel) => {
  await own(panel);
  await panel.frame.getByRole('button', { name: 'Save…' }).click();
  await panel.field('Name').fill('Adam');
  await panel.field('Name').press('Enter');
  await panel.frame.locator('.save-own .problem').waitFor();
};

/** What goes with a rule, and rules of the user’s own. */
export const rulePictures: readonly Picture[] = [
  { name: 'training', width: 1280, height: 1900, prepare: training },
  { name: 'narrow-training', width: 480, height: 1800, prepare: training },
  { name: 'narrowest-training', width: 372, height: 1800, prepare: training },
  { name: 'own', width: 1280, height: 940, prepare: own },
  { name: 'own-error', width: 1280, height: 940, prepare: ownError },
  { name: 'own-names', width: 1280, height: 940, prepare: ownNames },
  { name: 'own-save', width: 1280, height: 940, prepare: ownSave },
  { name: 'own-narrow', width: 480, height: 1900, prepare: ownError },
  { name: 'own-narrowest', width: 372, height: 1900, prepare: ownNames },
];
