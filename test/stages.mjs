// The stages of `npm test`. A stage first sets up what it needs, and then has jobs, which run one after another.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { buildEachTest, buildHostTests, buildTests } from './build.mjs';
import { check, collect } from './collect.mjs';
import { collectEach } from './collectEach.mjs';
import { setUpBrowser } from './vscode/browser.mjs';
import { packageExtension } from './vscode/package.mjs';
import { root } from './vscode/paths.mjs';
import { oldestSupported, setUpVSCode } from './vscode/setup.mjs';

/** @typedef {{ title: string, run: () => Promise<import('./collect.mjs').Outcome> }} Job */

/** @type {Record<string, (grep?: string) => Job[] | Promise<Job[]>>} */
export const stages = {
  lint: () => [
    { title: 'eslint', run: () => check('eslint', [bin('eslint/bin/eslint.js'), '.', '--max-warnings=0']) },
    { title: 'prettier', run: () => check('prettier', [bin('prettier/bin/prettier.cjs'), '--check', '.']) },
  ],
  types: () => [{ title: 'tsc', run: () => check('tsc', [bin('typescript/bin/tsc'), '-b']) }],
  async unit(grep) {
    const bundle = await buildTests('unit', grep);
    return [{ title: 'unit', run: () => collect(['--enable-source-maps', bundle], { timeLimit: 600 }) }];
  },
  async package(grep) {
    packageExtension();
    const bundle = await buildTests('package', grep);
    return [{ title: 'package', run: () => collect(['--enable-source-maps', bundle]) }];
  },
  async host(grep) {
    setUpBrowser();
    await buildForHosts(grep);
    return /** @type {const} */ (['oldest', 'newest']).flatMap((release) => {
      const { version } = setUpVSCode(release);
      return ['node', 'web'].map((kind) => ({
        title: `in host: VS Code ${version}, ${kind}`,
        run: () => collect(['test/vscode/inHost.mjs', release, kind]),
      }));
    });
  },
  async e2e(grep) {
    setUpBrowser();
    setUpVSCode('oldest');
    setUpVSCode('newest');
    packageExtension();
    const bundles = await buildEachTest('e2e', grep);
    return [{ title: 'end to end', run: () => collectEach(bundles) }];
  },
  async desktop(grep) {
    await buildForHosts(grep);
    const versions = process.env.VSCODE_EXECUTABLE ? ['local'] : [`${oldestSupported()}.0`, 'stable'];
    return versions.map((version) => ({
      title: `in host: desktop VS Code, ${version}`,
      run: () => collect(['test/vscode/desktop.mjs', version], { timeLimit: 900 }),
    }));
  },
};

/** What `npm test` runs: the server of VS Code that a browser can open runs on Linux. */
export const standard =
  process.platform === 'linux'
    ? ['lint', 'types', 'unit', 'package', 'host', 'e2e']
    : ['lint', 'types', 'unit', 'package', 'desktop'];

/** The extension with source maps, for readable traces, and the tests of both extension hosts. */
async function buildForHosts(/** @type {string | undefined} */ grep) {
  const { status, stderr } = spawnSync(process.execPath, ['esbuild.mjs'], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The extension could not be built:\n${stderr}`);
  await buildHostTests(grep);
}

/** @param {string} file */
function bin(file) {
  return path.join(root, 'node_modules', file);
}
