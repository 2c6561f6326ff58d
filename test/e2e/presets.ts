import { presets, type Experiment } from '../../src/core/index';
import { Keys } from './keys';
import { Panel } from './panel';
import type { Workbench } from './workbench';

/** A preset, its title and what to wait for when it is chosen. */
export interface PresetUnderTest {
  readonly title: string;
  readonly experiment: Experiment;
}

/** One line by batch, mini-batches and single rows, over ten epochs. */
export const threeDescents: PresetUnderTest = presets.find(({ id }) => id === 'three_descents')!;

/** It takes longer than any test waits. */
export const longTraining: Experiment = {
  version: 1,
  objective: {
    kind: 'data',
    rows: { builtin: 'moons' },
    model: { kind: 'mlp', hidden: [8], activation: 'tanh' },
    batch: 32,
  },
  steps: 1_000_000,
  seeds: [0, 1, 2],
  runs: [
    { optimizer: 'sgd', hyperparameters: { lr: 0.1 } },
    { optimizer: 'adam', hyperparameters: { lr: 0.01 } },
  ],
};

const isShown = (panel: Panel) => panel.frame.getByText('same 10 epochs').waitFor();

/** Opens a panel and chooses the three descents with the mouse. */
export async function openThreeDescents(workbench: Workbench): Promise<Panel> {
  const panel = await Panel.open(workbench);
  const { page } = workbench;
  await panel.frame.getByRole('button', { name: 'More', exact: true }).locator('visible=true').click();
  await panel.frame.getByRole('menuitem', { name: 'Presets…' }).click();
  await page.locator('.quick-input-widget input:focus').waitFor();
  await page.keyboard.type(threeDescents.title);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: threeDescents.title }).click();
  await isShown(panel);
  return panel;
}

/** The same by the keyboard alone. */
export async function openThreeDescentsByKeys(
  workbench: Workbench,
): Promise<{ readonly panel: Panel; readonly keys: Keys }> {
  const panel = new Panel(workbench);
  const keys = new Keys(workbench, panel);
  await keys.openPanel();
  await keys.run('Optimizer Lab: Presets…');
  await keys.answer('What to look at', threeDescents.title);
  await isShown(panel);
  await keys.waitForPanel();
  return { panel, keys };
}
