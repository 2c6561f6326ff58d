// Installs packages as a lock file says, where they are not installed yet. No install script runs: those of
// code-server would compile native addons that nothing here needs, and that a bare machine cannot build.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';

const quietly = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/** The project's own dependencies. */
export function installDependencies() {
  install(root, 'the dependencies');
}

/**
 * Runs `npm ci` in `folder`, and says so, unless what it would install is there.
 *
 * @param {string} folder
 * @param {string} what for the message
 * @param {string[]} [options] of npm
 */
export function install(folder, what, options = []) {
  if (isInstalled(folder)) return;
  console.log(`Installing ${what} …`);
  const { status, error } = npm(folder, 'ci', ...quietly, ...options);
  if (status !== 0) {
    throw new Error(`npm could not install ${what} in ${folder}.`, { cause: error });
  }
}

/**
 * Whether node_modules hold each package in the version that the lock file names. npm lists what it installed in
 * node_modules/.package-lock.json, and writes that list last: after an interrupted install it is missing or old.
 *
 * @param {string} folder
 */
function isInstalled(folder) {
  const lock = ['package-lock.json', 'npm-shrinkwrap.json']
    .map((name) => path.join(folder, name))
    .find((file) => existsSync(file));
  const installed = packages(path.join(folder, 'node_modules/.package-lock.json'));
  return Object.entries(packages(lock)).every(
    ([name, { version, optional, dev, peer }]) =>
      name === '' ||
      installed[name]?.version === version ||
      // Left out on some systems, and in VS Code's own folder: nothing but the project's root has dev packages.
      optional ||
      peer ||
      (dev && folder !== root),
  );
}

/**
 * @param {string | undefined} lock
 * @returns {Record<string, { version?: string, optional?: boolean, dev?: boolean, peer?: boolean }>}
 */
function packages(lock) {
  return lock !== undefined && existsSync(lock) ? JSON.parse(readFileSync(lock, 'utf8')).packages : {};
}

/**
 * Runs npm: the one that runs this script, or else the one on the PATH. Its output goes where ours goes.
 *
 * @param {string} folder
 * @param {string[]} args
 */
function npm(folder, ...args) {
  const self = process.env.npm_execpath;
  const [command, ...first] = self?.endsWith('.js') ? [process.execPath, self] : ['npm'];
  return spawnSync(command, [...first, ...args], {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: command === 'npm' && process.platform === 'win32', // where npm is a script
  });
}
