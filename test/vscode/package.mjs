// Packages the extension as a .vsix, as it would be published.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { root, vsix } from './paths.mjs';

/** All that the package is made from. */
const sources = [
  ...[
    'src',
    'media',
    'package.json',
    'package-lock.json',
    'esbuild.mjs',
    'tsconfig.base.json',
    '.vscodeignore',
  ],
  ...readdirSync(root).filter((name) => /^package\.nls|\.md$|^LICENSE$/.test(name)),
];

/** Builds dist/optimizer-lab.vsix, unless it is newer than everything it is made from. */
export function packageExtension() {
  const changed = Math.max(...sources.map((name) => lastChange(path.join(root, name))));
  if (existsSync(vsix) && statSync(vsix).mtimeMs > changed) return;
  const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
  const args = [vsce, 'package', '--no-dependencies', '--out', vsix];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The extension could not be packaged:\n${stdout}${stderr}`);
}

/**
 * When the file, or anything in the folder, last changed. A folder itself changes when a file comes or goes.
 *
 * @param {string} file
 * @returns {number}
 */
function lastChange(file) {
  const { mtimeMs } = statSync(file);
  if (!statSync(file).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(file).map((name) => lastChange(path.join(file, name))));
}
