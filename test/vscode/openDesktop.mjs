// Opens the desktop VS Code with the packaged extension, in a profile of its own.
import { downloadAndUnzipVSCode, resolveCliPathFromVSCodeExecutablePath } from '@vscode/test-electron';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { onPath } from './browser.mjs';
import { vsix } from './paths.mjs';

/**
 * Returns when its window is closed.
 *
 * @param {string} folder for the profile
 * @param {string} workspace
 */
export async function openDesktop(folder, workspace) {
  const code = onPath(process.platform === 'win32' ? 'code.cmd' : 'code') ?? (await download());
  const profile = [
    ...['--user-data-dir', path.join(folder, 'desktop')],
    ...['--extensions-dir', path.join(folder, 'desktop-extensions')],
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
  run(code, [...profile, '--install-extension', vsix, '--force']);
  console.log('Opening VS Code. Press F1 there and type “Compare Optimizers”.');
  run(code, [...profile, '--disable-workspace-trust', '--wait', '--new-window', workspace]);
}

async function download() {
  console.log('Downloading the desktop VS Code, once …');
  try {
    return resolveCliPathFromVSCodeExecutablePath(await downloadAndUnzipVSCode('stable'));
  } catch (cause) {
    throw new Error('VS Code could not be downloaded: install it, with its command `code`.', { cause });
  }
}

/**
 * @param {string} command a script on Windows, which only a shell can run
 * @param {string[]} args
 */
function run(command, args) {
  const shell = process.platform === 'win32';
  const quoted = (/** @type {string} */ text) => (shell ? `"${text}"` : text);
  const { status, error } = spawnSync(quoted(command), args.map(quoted), { stdio: 'inherit', shell });
  if (status !== 0) throw new Error(`${command} failed.`, { cause: error });
}
