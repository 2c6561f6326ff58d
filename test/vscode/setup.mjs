// The VS Codes that tests and `npm start` run in. The npm package code-server ships the built server of one; that
// server itself is run, not code-server's wrapper around it.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { install } from './install.mjs';
import { root } from './paths.mjs';

/** @typedef {'oldest' | 'newest'} Release */
/** @typedef {{ version: string, serverMain: string, node: string }} VSCode */

/**
 * Installs a VS Code where that is not done yet, and tells how to run it.
 *
 * @param {Release} release
 * @returns {VSCode}
 */
export function setUpVSCode(release) {
  const folder = path.join(root, 'test/vscode', release);
  const vscode = path.join(folder, 'node_modules/code-server/lib/vscode');
  const { dependencies } = readJson(path.join(folder, 'package.json'));
  const label = `VS Code (code-server ${dependencies['code-server']}), once`;
  install(folder, label);
  // VS Code's own dependencies, pinned by the npm-shrinkwrap.json that it ships, which was written with legacy
  // peer dependencies.
  install(vscode, `the packages of ${label}`, ['--omit=dev', '--legacy-peer-deps']);

  const { version } = readJson(path.join(vscode, 'package.json'));
  return { version, serverMain: path.join(vscode, 'out/server-main.js'), node: nodeFor(folder) };
}

/** The oldest VS Code that the extension promises to run in, as in `1.99`. */
export function oldestSupported() {
  const { engines } = readJson(path.join(root, 'package.json'));
  return /\d+\.\d+/.exec(engines.vscode)?.[0] ?? engines.vscode;
}

/**
 * Newer servers need a newer Node.js than the project asks for: npm packages carry the binary.
 *
 * @param {string} folder
 */
function nodeFor(folder) {
  const packaged = path.join(folder, `node_modules/node-linux-${process.arch}/bin/node`);
  return existsSync(packaged) ? packaged : process.execPath;
}

/** @param {string} file */
function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
