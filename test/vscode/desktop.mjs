// node test/vscode/desktop.mjs VERSION
// Runs test/host inside a desktop VS Code, in its Node.js extension host. VSCODE_EXECUTABLE names a local one;
// otherwise that version ('stable', '1.99.0') is downloaded, once. The exit status is that of VS Code.
import { runTests } from '@vscode/test-electron';
import path from 'node:path';
import { copySample, makeDataDir, removeDataDir } from './dataDir.mjs';
import { root } from './paths.mjs';

const dataDir = makeDataDir();
const executable = process.env.VSCODE_EXECUTABLE;
try {
  process.exitCode = await runTests({
    ...(executable ? { vscodeExecutablePath: executable } : { version: process.argv[2] ?? 'stable' }),
    extensionDevelopmentPath: argument(root),
    extensionTestsPath: argument(path.join(root, 'dist/test/host/node.js')),
    launchArgs: [
      argument(copySample(dataDir)),
      '--disable-extensions',
      `--user-data-dir=${argument(path.join(dataDir, 'user'))}`,
      `--extensions-dir=${argument(path.join(dataDir, 'extensions'))}`,
    ],
  });
} catch (error) {
  console.error(error);
  const { code } = /** @type {{ code?: unknown }} */ (error);
  process.exitCode = typeof code === 'number' ? code : 1;
} finally {
  removeDataDir(dataDir);
}

/**
 * On Windows, test-electron hands its arguments to a shell as they are.
 *
 * @param {string} file
 */
function argument(file) {
  return process.platform === 'win32' ? `"${file}"` : file;
}
