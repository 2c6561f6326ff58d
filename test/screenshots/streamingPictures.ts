import type { Panel } from '../e2e/panel';
import { longTraining } from '../e2e/presets';
import type { Picture } from './picture';

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

/** Trainings that go on. */
export const streamingPictures: readonly Picture[] = [
  { name: 'streaming', width: 1280, height: 1100, prepare: streaming, inEveryTheme: true },
  { name: 'narrowest-streaming', width: 372, height: 1500, prepare: streaming, inEveryTheme: true },
  { name: 'streaming-file', width: 1280, height: 1100, file: longFile, prepare: beginning },
  { name: 'narrow-streaming-file', width: 480, height: 1500, file: longFile, prepare: beginning },
  { name: 'streaming-curves', width: 1280, height: 1100, prepare: streamingCurves },
];
