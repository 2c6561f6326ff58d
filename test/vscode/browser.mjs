// The browser that drives the workbench: one that is installed, or else Debian's chromium.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const names = [
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
  'microsoft-edge-stable',
];

/**
 * The path of a browser, installed if need be.
 *
 * @returns {string}
 */
export function setUpBrowser() {
  const found = findBrowser();
  if (found !== undefined) return found;
  if (process.getuid?.() === 0 && onPath('apt-get') !== undefined) {
    console.log('Installing a browser (Debian’s chromium) …');
    aptGet('update');
    aptGet('install', '--yes', '--no-install-recommends', 'chromium');
    const installed = findBrowser();
    if (installed !== undefined) return installed;
  }
  throw new Error(
    'No browser found: install Chrome, Edge or Chromium (on Debian: apt-get install chromium).',
  );
}

/** Starts that browser, without a window. Its pages leave nothing behind. */
export async function launchBrowser() {
  const { chromium } = await import('playwright-core');
  return chromium.launch(launching());
}

/**
 * The same with a profile, as a user's browser has, in which frames of other origins may keep something.
 *
 * @param {string} folder where it is kept
 * @param {import('playwright-core').BrowserContextOptions} [options]
 */
export async function launchProfile(folder, options) {
  const { chromium } = await import('playwright-core');
  const preferences = path.join(folder, 'Default/Preferences');
  mkdirSync(path.dirname(preferences), { recursive: true });
  writeFileSync(
    preferences,
    JSON.stringify({ profile: { cookie_controls_mode: 0, block_third_party_cookies: false } }),
  );
  return chromium.launchPersistentContext(folder, { ...options, ...launching() });
}

function launching() {
  const args = [
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  // No sandbox: Chromium's needs rights that neither root nor a container has, and all pages are our own.
  return { executablePath: setUpBrowser(), args, chromiumSandbox: false };
}

/**
 * Opens an address in the user's own browser, if there is a display to open it on.
 *
 * @param {string} url
 */
export function showInBrowser(url) {
  const display = process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  const opener = display ? onPath('xdg-open') : undefined;
  if (opener !== undefined) spawnSync(opener, [url], { stdio: 'ignore' });
}

/**
 * The path of a program that can be called by its name.
 *
 * @param {string} name
 */
export function onPath(name) {
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, name))
    .find((file) => existsSync(file));
}

/** A name may belong to a stub that only tells how to install the program: ask each for its version. */
function findBrowser() {
  return names
    .map(onPath)
    .find((file) => file !== undefined && spawnSync(file, ['--version'], { timeout: 30_000 }).status === 0);
}

/** @param {string[]} args */
function aptGet(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, stderr } = spawnSync('apt-get', ['-q', ...args], { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`apt-get ${args.join(' ')} failed:\n${stderr}`);
}
