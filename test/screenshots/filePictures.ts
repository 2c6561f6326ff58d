import { defaultExperiment } from '../../src/core/index';
import type { Picture } from './picture';

const brokenText = {
  text: JSON.stringify(defaultExperiment, null, 2),
  changed: JSON.stringify(defaultExperiment, null, 2).replace('"steps": 30,', '"steps": -30, "start": ["a"]'),
};

/** Experiments’ files. */
export const filePictures: readonly Picture[] = [
  { name: 'narrow-broken-text', width: 480, height: 1200, file: brokenText },
  { name: 'narrowest-broken-text', width: 372, height: 1200, file: brokenText },
];
