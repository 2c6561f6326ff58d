// A folder for one run of VS Code: its user data, its sockets and a copy of the sample workspace.
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { sample } from './paths.mjs';

/** A throw-away one. Its path is short: a socket's path may not be longer than 107 characters. */
export function makeDataDir() {
  return mkdtempSync(path.join(os.tmpdir(), 'optlab-'));
}

/** @param {string} dataDir */
export function removeDataDir(dataDir) {
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/**
 * Writes the user settings, unless the user already has some.
 *
 * @param {string} dataDir
 * @param {object} settings
 */
export function writeSettings(dataDir, settings) {
  const file = path.join(dataDir, 'data/User/settings.json');
  if (existsSync(file)) return;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(settings, null, 2));
}

/**
 * Copies the sample workspace, so that what is typed into it changes nothing in the project. What the copy already
 * holds stays.
 *
 * @param {string} dataDir
 * @returns {string} the copy
 */
export function copySample(dataDir) {
  const copy = path.join(dataDir, 'workspace');
  cpSync(sample, copy, { recursive: true, force: false });
  return copy;
}
