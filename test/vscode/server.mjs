// Starts the VS Code server, which serves the workbench to a browser and runs the Node.js extension host.
import { execFileSync, spawn } from 'node:child_process';

/** @typedef {import('./setup.mjs').VSCode} VSCode */
/** @typedef {import('node:stream').Readable} Readable */
/** @typedef {{ url: URL, pid: number, dispose: () => Promise<void> }} Server its extension hosts are in its process group */

/**
 * Installs a packaged extension for the server of that data directory.
 *
 * @param {VSCode} vscode
 * @param {string} dataDir
 * @param {string} vsix
 */
export function installExtension(vscode, dataDir, vsix) {
  const args = [vscode.serverMain, '--server-data-dir', dataDir, '--install-extension', vsix, '--force'];
  execFileSync(vscode.node, args, { stdio: 'pipe' });
}

/**
 * Resolves once the server listens on a loopback port.
 *
 * @param {VSCode} vscode
 * @param {string} dataDir
 * @param {{ token?: string, port?: string, trustAll?: boolean, temporary?: string }} [options]
 *   token: without it, every local page can reach the server. port: a number or a range, any free one if absent.
 *   trustAll: false leaves workspace trust to the settings. temporary: a folder for sockets and the like.
 * @returns {Promise<Server>}
 */
export async function startServer(vscode, dataDir, options = {}) {
  const { token, port = '0', trustAll = true, temporary = dataDir } = options;
  const args = ['--host', '127.0.0.1', '--port', port, '--server-data-dir', dataDir];
  args.push(...(token === undefined ? ['--without-connection-token'] : ['--connection-token', token]));
  args.push('--accept-server-license-terms', '--telemetry-level', 'off');
  // Newer workbenches do not read the `payload` parameter, which tells them what to test, without this one.
  args.push('--enable-smoke-test-driver');
  // Nothing is won by compressing on the loopback, and a desktop's window and its extension host do not.
  args.push('--disable-websocket-compression');
  if (trustAll) args.push('--disable-workspace-trust');

  const server = spawn(vscode.node, [vscode.serverMain, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TMPDIR: temporary, XDG_RUNTIME_DIR: temporary },
    detached: true, // a process group of its own
  });
  const stop = () => killGroup(server, 'SIGTERM');
  process.once('exit', stop);
  const exited = new Promise((resolve) => server.once('exit', resolve));
  const listening = await waitForPort(server);
  return {
    url: new URL(`http://127.0.0.1:${listening}/`),
    pid: /** @type {number} */ (server.pid),
    async dispose() {
      process.off('exit', stop);
      server.kill();
      await exited;
      killGroup(server, 'SIGKILL');
    },
  };
}

/**
 * @param {import('node:child_process').ChildProcessByStdio<null, Readable, Readable>} server
 * @returns {Promise<string>} the port
 */
function waitForPort(server) {
  return new Promise((resolve, reject) => {
    let output = '';
    const fail = (/** @type {string} */ why) => {
      clearTimeout(timer);
      server.kill();
      reject(new Error(`The VS Code server ${why}:\n${output}`));
    };
    const timer = setTimeout(() => fail('did not start within a minute'), 60_000);
    const read = (/** @type {Buffer} */ chunk) => {
      output += chunk;
      const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      output = ''; // from here on only the pipe has to be kept empty
      resolve(port);
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.once('error', (error) => fail(`could not be started (${error.message})`));
    server.once('exit', (code) => fail(`exited with ${code}`));
  });
}

/**
 * Ends the extension hosts too, which would go on for a while after their server.
 *
 * @param {import('node:child_process').ChildProcess} server
 * @param {'SIGTERM' | 'SIGKILL'} signal
 */
function killGroup({ pid }, signal) {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
  } catch {
    // Nothing of it is left.
  }
}
