// The Python that runs printed NumPy code: Debian's own, which is installed for it if need be.
import { spawnSync } from 'node:child_process';
import { onPath } from '../../vscode/browser.mjs';

let found: string | undefined;

/** A Python with NumPy. @throws Error that says what to install */
function python(): string {
  found ??= findPython() ?? installed();
  return found;
}

function findPython(): string | undefined {
  // The system's own first: what stands in front of it on the path need not have the system's packages.
  const candidates = ['/usr/bin/python3', onPath('python3'), onPath('python'), onPath('python.exe')];
  return candidates.find(
    (file) => file !== undefined && spawnSync(file, ['-c', 'import numpy'], { timeout: 60_000 }).status === 0,
  );
}

function installed(): string {
  if (process.getuid?.() === 0 && onPath('apt-get') !== undefined) {
    console.log('Installing NumPy (Debian’s python3-numpy) …');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    for (const args of [['update'], ['install', '--yes', '--no-install-recommends', 'python3-numpy']]) {
      spawnSync('apt-get', ['-q', ...args], { env });
    }
    const file = findPython();
    if (file !== undefined) return file;
  }
  throw new Error('No Python with NumPy found: install it (on Debian: apt-get install python3-numpy).');
}

/**
 * Runs a script that reads JSON and prints JSON.
 * @throws Error with what Python said
 */
export function runPython(script: string, input: unknown): unknown {
  const { status, stdout, stderr } = spawnSync(python(), ['-I', '-c', script], {
    input: JSON.stringify(input),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`Python failed:\n${stderr}`);
  return JSON.parse(stdout);
}
