// npm start [-- --desktop]
// Sets everything up and opens VS Code, with the extension installed, on a copy of the sample workspace. On Linux
// that is the workbench in the browser; elsewhere, and with --desktop, the desktop VS Code. User data and
// workspace are kept in .vscode-test/start. Until the dependencies are installed this imports nothing but what
// comes with Node.js.
import { randomBytes } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { showInBrowser } from './browser.mjs';
import { copySample, writeSettings } from './dataDir.mjs';
import { installDependencies } from './install.mjs';
import { packageExtension } from './package.mjs';
import { scratch, vsix } from './paths.mjs';
import { installExtension, startServer } from './server.mjs';
import { plain } from './settings.mjs';
import { setUpVSCode } from './setup.mjs';
import { exitOnSignal } from './signals.mjs';

/** Remembered user data belong to an address, so it should be the same every time. */
const ports = '8470-8479';

const { values } = parseArgs({ options: { desktop: { type: 'boolean' } } });
const folder = path.join(scratch, 'start');

try {
  installDependencies();
  console.log('Building the extension …');
  packageExtension();
  if (values.desktop || process.platform !== 'linux') {
    const { openDesktop } = await import('./openDesktop.mjs');
    await openDesktop(folder, copySample(folder));
  } else {
    await serve();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** Serves the workbench to a browser until it is stopped. */
async function serve() {
  exitOnSignal(0);
  const vscode = setUpVSCode('newest');
  console.log(`Starting VS Code ${vscode.version} …`);
  writeSettings(folder, plain);
  installExtension(vscode, folder, vsix);
  // The workbench can run programs: a token keeps it from the other pages that are open on this machine.
  const token = randomBytes(16).toString('hex');
  const server = await startServer(vscode, folder, { token, port: ports, temporary: os.tmpdir() });
  const url = new URL(server.url);
  url.searchParams.set('tkn', token);
  url.searchParams.set('folder', copySample(folder));
  console.log(`\n  ${url}\n\nOpen it in a browser, press F1 and type “Compare Optimizers”. Ctrl+C stops.`);
  showInBrowser(url.href);
}
