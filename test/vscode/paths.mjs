// Where things are. This module may also be bundled into dist/, so it looks for the project from where it runs.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project: the nearest folder upwards that holds a package.json. */
export const root = nearest(path.dirname(fileURLToPath(import.meta.url)));

/** The sample workspace. Tests and `npm start` open copies of it. */
export const sample = path.join(root, 'test/workspace');

/** What is kept between runs and is not part of the project: downloads, the user data of `npm start`. */
export const scratch = path.join(root, '.vscode-test');

/** The packaged extension. */
export const vsix = path.join(root, 'dist/optimizer-lab.vsix');

/** @param {string} folder @returns {string} */
function nearest(folder) {
  return existsSync(path.join(folder, 'package.json')) ? folder : nearest(path.dirname(folder));
}
