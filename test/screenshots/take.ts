// Takes a picture of every state of the panel, in the real workbench: what a test cannot judge, a person can.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { defaultExperiment } from '../../src/core/index';
import { command, Panel } from '../e2e/panel';
import { longTraining } from '../e2e/presets';
import { RecordsView, sampleRecords } from '../e2e/records';
import { openWorkbench, type Workbench } from '../e2e/workbench';

interface Picture {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** Beside a Python file, or alone. */
  readonly beside?: boolean;
  /** The text of a file that is opened in place of a new comparison, and what it is changed to beside the panel, if so. */
  readonly file?: { readonly text: string; readonly changed?: string };
  readonly prepare?: (panel: Panel) => Promise<void>;
  /** As its document draws it, before anything arrived. */
  readonly isOpening?: boolean;
  /** Files of records that are opened in the place of a comparison. */
  readonly records?: Readonly<Record<string, string>>;
}

const showError = async (panel: Panel) => {
  await panel.field('f(x, y) =').fill('x^2/20 + sine(y)');
  await panel.field('Adam lr').fill('-1');
  await panel.frame.locator('#formula-problem').waitFor();
};

const fileName = 'valley.optlab.json';

const brokenText = {
  text: JSON.stringify(defaultExperiment, null, 2),
  changed: JSON.stringify(defaultExperiment, null, 2).replace('"steps": 30,', '"steps": -30, "start": ["a"]'),
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

/** As the mock shows it: the first run open, the player under way. */
const explain = async (panel: Panel) => {
  await panel.frame.getByRole('button', { name: 'Settings of SGD' }).click();
  await panel.frame.getByRole('slider', { name: 'Position' }).fill('17');
};

/** The rule of a run with more lines, with the numbers of a step. */
const numbers = async (panel: Panel) => {
  await panel.frame.getByRole('button', { name: 'Settings of Adam' }).click();
  await panel.frame.getByRole('slider', { name: 'Position' }).fill('17');
  await panel.frame.getByRole('list', { name: 'Step 17 of Adam in numbers' }).scrollIntoViewIfNeeded();
};

/** Another measure than the loss, with a curve for each axis. */
const measure = async (panel: Panel) => {
  await panel.field('Curves').selectOption('effectiveLearningRate');
  await panel.frame.getByRole('img', { name: /^Effective learning rate .*Adam y/ }).waitFor();
  await panel.frame.getByRole('slider', { name: 'Position' }).fill('17');
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

const distance = async (panel: Panel) => {
  await panel.field('Curves').selectOption('distance');
  await panel.frame.getByRole('img', { name: /^Distance .*Adam/ }).waitFor();
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

const data = async (panel: Panel, name: string) => {
  await panel.field('Landscape').selectOption({ label: name });
  await panel.frame.locator('canvas#fit[data-step]').waitFor();
};

/** What can be done with the experiment as a whole. */
const more = async (panel: Panel) => {
  await panel.frame.getByRole('button', { name: 'More', exact: true }).locator('visible=true').click();
  await panel.frame.getByRole('menu').waitFor();
};

const parameters = async (panel: Panel) => {
  await panel.field('Landscape').selectOption('rotated_quadratic');
  await panel.field('kappa').waitFor();
};

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

const menu = async (panel: Panel) => {
  await panel.frame.locator('button.add:visible').press('Enter');
  await panel.frame.getByRole('menu').waitFor();
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

const remove = async (panel: Panel, name: string) => {
  await panel.frame.getByRole('button', { name: `Settings of ${name}`, exact: true }).click();
  await panel.frame.getByRole('button', { name: 'Remove' }).click();
  await panel.frame.getByRole('row', { name }).first().waitFor({ state: 'detached' });
};

/** A training that goes on, of which there are curves and trajectories already. */
const streaming = async (panel: Panel) => {
  await panel.field('Landscape').selectOption({ label: 'Two moons' });
  await panel.painted(1);
  await panel.field('Updates').fill('300000');
  await panel.field('Updates').press('Enter');
  await panel.frame.getByRole('img', { name: /still trained/ }).waitFor();
};

/** The same of a file, of which there is nothing before. */
const longFile = { text: JSON.stringify({ ...longTraining, steps: 300_000 }) };
const beginning = async (panel: Panel) => {
  await panel.frame.getByRole('img', { name: /still trained/ }).waitFor();
};

/** Of another model, for whose losses the plane is not the one. */
const streamingCurves = async (panel: Panel) => {
  await streaming(panel);
  await panel.field('widths').fill('9');
  await panel.field('widths').press('Enter');
  await panel.frame.getByText('last shown').waitFor();
};

const empty = async (panel: Panel) => {
  const open = panel.frame.locator('.disclosure');
  for (let left = await open.count(); left > 0; left--) {
    await open.first().click();
    await panel.frame.getByRole('button', { name: /^Remove/ }).click();
    await panel.frame.locator(`tr[data-run="${left - 1}"]`).waitFor({ state: 'detached' });
  }
};

/** The sample workspace's own records. */
const trained = Object.fromEntries(
  ['sgd.jsonl', 'adam.jsonl'].map((name) => [name, readFileSync(`test/workspace/records/${name}`, 'utf8')]),
);

/** Of each theme. */
const everywhere: readonly Picture[] = [
  { name: 'wide', width: 1280, height: 940, prepare: explain },
  { name: 'beside', width: 1280, height: 940, beside: true },
  { name: 'records', width: 1280, height: 940, records: sampleRecords },
  { name: 'opening', width: 1280, height: 940, isOpening: true },
];

/** Of one theme: what is the same in all. */
const states: readonly Picture[] = [
  { name: 'error', width: 1280, height: 940, prepare: showError },
  { name: 'diverged', width: 1280, height: 940, prepare: diverge },
  { name: 'empty', width: 1280, height: 940, prepare: empty },
  { name: 'parameters', width: 1280, height: 940, prepare: parameters },
  { name: 'numbers', width: 1280, height: 1400, prepare: numbers },
  { name: 'narrowest-numbers', width: 372, height: 1800, prepare: numbers },
  { name: 'measure', width: 1280, height: 940, prepare: measure },
  { name: 'average', width: 1280, height: 940, prepare: average },
  { name: 'narrow-distance', width: 480, height: 1300, prepare: distance },
  { name: 'narrowest-measure', width: 372, height: 1300, prepare: measure },
  { name: 'explained', width: 1280, height: 1100, prepare: explained },
  { name: 'explained-divergence', width: 1280, height: 1100, prepare: explainedDivergence },
  { name: 'narrow-explained', width: 480, height: 1900, prepare: explainedDivergence },
  { name: 'narrowest-explained', width: 372, height: 1900, prepare: explained },
  { name: 'training', width: 1280, height: 1900, prepare: training },
  { name: 'menu', width: 1280, height: 940, prepare: menu },
  { name: 'own', width: 1280, height: 940, prepare: own },
  { name: 'own-error', width: 1280, height: 940, prepare: ownError },
  { name: 'own-names', width: 1280, height: 940, prepare: ownNames },
  { name: 'overlays', width: 1280, height: 1100, prepare: overlays },
  { name: 'narrowest-overlays', width: 372, height: 1500, prepare: overlays },
  { name: 'zoomed', width: 1280, height: 940, prepare: zoomed },
  { name: 'marks', width: 1280, height: 940, prepare: marks },
  { name: 'descents', width: 1280, height: 1400, prepare: descents },
  { name: 'narrow-descents', width: 480, height: 2600, prepare: descents },
  { name: 'narrowest-descents', width: 372, height: 2600, prepare: descents },
  { name: 'narrow-batches', width: 472, height: 1000, prepare: batches },
  { name: 'narrowest-batches', width: 372, height: 1000, prepare: batches },
  { name: 'data-numbers', width: 1280, height: 1400, prepare: dataNumbers },
  { name: 'narrow-data-numbers', width: 472, height: 2400, prepare: dataNumbers },
  { name: 'narrowest-data-numbers', width: 372, height: 2400, prepare: dataNumbers },
  { name: 'data-fix', width: 1280, height: 1200, prepare: dataFix },
  { name: 'streaming', width: 1280, height: 1100, prepare: streaming },
  { name: 'narrowest-streaming', width: 372, height: 1500, prepare: streaming },
  { name: 'streaming-file', width: 1280, height: 1100, file: longFile, prepare: beginning },
  { name: 'narrow-streaming-file', width: 480, height: 1500, file: longFile, prepare: beginning },
  { name: 'streaming-curves', width: 1280, height: 1100, prepare: streamingCurves },
  { name: 'data-measure', width: 1280, height: 1000, prepare: dataMeasure },
  { name: 'narrowest-data-measure', width: 372, height: 1500, prepare: dataMeasure },
  { name: 'csv', width: 1280, height: 1200, prepare: csv },
  { name: 'narrowest-csv', width: 372, height: 2200, prepare: csv },
  { name: 'regions', width: 1280, height: 1100, prepare: regions },
  { name: 'narrow-regions', width: 480, height: 2000, prepare: regions },
  { name: 'narrowest-regions', width: 372, height: 2200, prepare: regions },
  { name: 'more', width: 1280, height: 940, prepare: more },
  { name: 'narrowest-more', width: 372, height: 1200, prepare: more },
  { name: 'own-save', width: 1280, height: 940, prepare: ownSave },
  { name: 'own-narrow', width: 480, height: 1900, prepare: ownError },
  { name: 'own-narrowest', width: 372, height: 1900, prepare: ownNames },
  { name: 'narrow-broken-text', width: 480, height: 1200, file: brokenText },
  { name: 'narrowest-broken-text', width: 372, height: 1200, file: brokenText },
  { name: 'narrowest-hover', width: 372, height: 800, prepare: hover },
  { name: 'narrowest-tolerance', width: 372, height: 800, prepare: tolerance },
  { name: 'narrow', width: 480, height: 1200 },
  { name: 'narrow-error', width: 480, height: 1200, prepare: showError },
  { name: 'narrow-training', width: 480, height: 1800, prepare: training },
  { name: 'narrowest-training', width: 372, height: 1800, prepare: training },
  { name: 'trained-records', width: 1280, height: 940, records: trained },
  { name: 'narrow-records', width: 480, height: 1300, records: sampleRecords },
  { name: 'narrowest-records', width: 372, height: 1300, records: sampleRecords },
  { name: 'narrowest', width: 372, height: 1200, prepare: explain },
  { name: 'narrowest-opening', width: 372, height: 800, isOpening: true },
];

/** Drawn by other rules in high contrast. */
const overlaid = states.filter(({ name }) =>
  [
    'overlays',
    'marks',
    'zoomed',
    'explained',
    'descents',
    'regions',
    'streaming',
    'data-numbers',
    'narrowest-streaming',
  ].includes(name),
);

const themes: readonly (readonly [name: string, theme: string, pictures: readonly Picture[]])[] = [
  ['light', 'Default Light Modern', [...everywhere, ...states]],
  ['dark', 'Default Dark Modern', [...everywhere, ...states]],
  ['high-contrast', 'Default High Contrast', [...everywhere, ...overlaid]],
  ['high-contrast-light', 'Default High Contrast Light', [...everywhere, ...overlaid]],
];

const wanted = process.argv.slice(2);
for (const [theme, label, pictures] of themes) {
  for (const picture of pictures) {
    const name = `${theme}-${picture.name}`;
    if (wanted.length === 0 || wanted.some((part) => name.includes(part)))
      console.log(await take(name, label, picture));
  }
}

async function take(
  name: string,
  theme: string,
  { width, height, beside, file, prepare, records, isOpening }: Picture,
): Promise<string> {
  const files = records ?? (file && { [fileName]: file.text });
  // The explorer has to be there when records are opened.
  const viewport = { width: records ? Math.max(width, 900) : width, height };
  const workbench = await openWorkbench({
    theme,
    viewport,
    ...(files && { files }),
    ...(isOpening && { prepare: keepOpening }),
  });
  try {
    if (records) {
      await openRecords(workbench, Object.keys(records));
      await workbench.page.setViewportSize({ width, height });
      await workbench.page.waitForTimeout(1_000);
      return await workbench.screenshot(name);
    }
    if (isOpening) {
      await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
      await workbench.runCommand(command);
      await new Panel(workbench).frame.locator('main[inert] canvas#plane').waitFor();
      await workbench.page.waitForTimeout(1_000);
      return await workbench.screenshot(name);
    }
    const panel = file ? await openFile(workbench, file) : await open(workbench, beside ?? false);
    await prepare?.(panel);
    await settle(panel);
    return await workbench.screenshot(name);
  } finally {
    await workbench.dispose();
  }
}

/** Lets no message reach a panel, which then stays as it opened. */
async function keepOpening(page: Page): Promise<void> {
  await page.addInitScript(() => {
    let acquire: unknown;
    Object.defineProperty(window, 'acquireVsCodeApi', {
      configurable: true,
      // VS Code defines it at the head of the document that it writes.
      set(original: unknown) {
        acquire = original;
        window.addEventListener('message', (event) => event.stopImmediatePropagation(), { capture: true });
      },
      get: () => acquire,
    });
  });
}

async function openFile(workbench: Workbench, { changed }: NonNullable<Picture['file']>): Promise<Panel> {
  await workbench.waitForExtension();
  await workbench.openFile(fileName);
  await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
  const panel = new Panel(workbench);
  await panel.painted(0);
  if (changed === undefined) return panel;
  writeFileSync(path.join(workbench.folder, fileName), changed);
  await panel.frame.locator('#document-problem').waitFor();
  return panel;
}

async function open(workbench: Workbench, beside: boolean): Promise<Panel> {
  if (beside) await workbench.openFile('train_torch.py');
  const panel = await Panel.open(workbench);
  if (!beside) await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
  return panel;
}

/** With the pointer nowhere, and nothing about that it left behind. */
async function openRecords(workbench: Workbench, names: readonly string[]): Promise<void> {
  const view = new RecordsView(workbench);
  await workbench.waitForExtension();
  await view.openFromExplorer(...(names as [string, ...string[]]));
  await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
  await view.frame.locator('canvas#loss[data-plot]').waitFor();
}

/** Until two frames in a row show the same: the workbench has finished what it animates. */
async function settle(panel: Panel): Promise<void> {
  let before = '';
  for (let tries = 0; tries < 50; tries++) {
    const { data } = await panel.pixels();
    const now = Buffer.from(data).toString('latin1');
    if (now === before) return;
    before = now;
  }
}
