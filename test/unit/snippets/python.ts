// The Python that runs printed code: Debian's own, whose packages are installed for it if need be.
import { spawnSync } from 'node:child_process';
import { onPath } from '../../vscode/browser.mjs';

/** What printed code imports, and Debian's packages of it. */
const packages = { numpy: 'python3-numpy', torch: 'python3-torch', sklearn: 'python3-sklearn' };

type Module = keyof typeof packages;

const found = new Map<Module, string>();

/** The file of a Python with this module. @throws Error that says what to install */
export function python(module: Module): string {
  const file = found.get(module) ?? findPython(module) ?? installed(module);
  found.set(module, file);
  return file;
}

function findPython(module: Module): string | undefined {
  // The system's own first: what stands in front of it on the path need not have the system's packages.
  const candidates = ['/usr/bin/python3', onPath('python3'), onPath('python'), onPath('python.exe')];
  return candidates.find(
    (file) =>
      file !== undefined && spawnSync(file, ['-c', `import ${module}`], { timeout: 60_000 }).status === 0,
  );
}

function installed(module: Module): string {
  const name = packages[module];
  if (process.getuid?.() === 0 && onPath('apt-get') !== undefined) {
    console.log(`Installing Debian’s ${name} …`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    for (const args of [['update'], ['install', '--yes', '--no-install-recommends', name]]) {
      spawnSync('apt-get', ['-q', ...args], { env });
    }
    const file = findPython(module);
    if (file !== undefined) return file;
  }
  throw new Error(`No Python with ${module} found: install it (on Debian: apt-get install ${name}).`);
}

/**
 * Runs a script that reads JSON and prints JSON.
 * @throws Error with what Python said
 */
export function runPython(script: string, input: unknown, module: Module = 'numpy'): unknown {
  const { status, stdout, stderr } = spawnSync(python(module), ['-I', '-c', script], {
    input: JSON.stringify(input),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`Python failed:\n${stderr}`);
  return JSON.parse(stdout);
}
