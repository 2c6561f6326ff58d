// Bundles the tests: all *.test.ts of a folder, so that none can be forgotten in a list.
import * as esbuild from 'esbuild';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from './vscode/paths.mjs';

/** @typedef {import('esbuild').BuildOptions} BuildOptions */

/** Tests that Node.js runs on its own. */
const plain = /** @satisfies {BuildOptions} */ ({
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  jsx: 'automatic',
  jsxImportSource: 'preact',
});

/** Tests in an extension host, which calls the bundle's run(). Packages are bundled: there is no other way in. */
const hosted = /** @satisfies {BuildOptions} */ ({ format: 'cjs', external: ['vscode'], logLevel: 'error' });

/** @type {Record<string, BuildOptions>} */
const hosts = {
  node: { ...hosted, platform: 'node', target: 'node20', mainFields: ['module', 'main'] },
  web: { ...hosted, platform: 'browser', target: 'es2022' },
};

/**
 * Bundles the tests of a folder that Node.js runs on its own.
 *
 * @param {'unit' | 'package'} folder
 * @param {string} [grep] runs only the tests whose full title matches
 * @returns {Promise<string>} the bundle
 */
export function buildTests(folder, grep) {
  return bundlePlain(`dist/test/${folder}.mjs`, find(folder), grep);
}

/**
 * The same for a folder whose files run on their own, each in a process.
 *
 * @param {'e2e'} folder
 * @param {string} [grep]
 * @returns {Promise<string[]>} a bundle for each file
 */
export function buildEachTest(folder, grep) {
  return Promise.all(
    find(folder).map((file) =>
      bundlePlain(`dist/test/${file.replace(/\.test\.tsx?$/, '.mjs')}`, [file], grep),
    ),
  );
}

/**
 * @param {string} outfile
 * @param {string[]} files
 * @param {string} [grep]
 */
function bundlePlain(outfile, files, grep) {
  const ending = `import { run } from './mocha/node'; await run(process.argv.includes('--bail'));`;
  return bundle(outfile, plain, ['./mocha/node', ...files], ending, grep);
}

/**
 * Bundles test/host for both extension hosts. Each bundle knows, and first of all checks, in which one it is to run.
 *
 * @param {string} [grep] runs only the tests whose full title matches
 */
export async function buildHostTests(grep) {
  for (const [kind, options] of Object.entries(hosts)) {
    const define = {
      EXPECTED_HOST: JSON.stringify(kind),
      ...(kind === 'web' && { global: 'globalThis' }),
    };
    const modules = [`./mocha/${kind}`, `./host/platforms/${kind}`, './host/extensionHost', ...find('host')];
    const ending = `export { run } from './mocha/${kind}';`;
    await bundle(`dist/test/host/${kind}.js`, { ...options, define }, modules, ending, grep);
  }
}

/**
 * @param {string} outfile
 * @param {BuildOptions} options
 * @param {string[]} modules to load, in this order
 * @param {string} ending of the entry
 * @param {string} [grep]
 */
async function bundle(outfile, options, modules, ending, grep = '') {
  const contents = [...modules.map((module) => `import '${module}';`), ending].join('\n');
  await esbuild.build({
    absWorkingDir: root,
    bundle: true,
    sourcemap: 'inline',
    logLevel: 'warning',
    outfile,
    ...options,
    define: { ...options.define, GREP: JSON.stringify(grep) },
    stdin: { contents, resolveDir: path.join(root, 'test'), sourcefile: 'entry.ts' },
  });
  return outfile;
}

/** @param {string} folder */
function find(folder) {
  return readdirSync(path.join(root, 'test', folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.test\.tsx?$/.test(file))
    .map((file) => `./${folder}/${file.replaceAll('\\', '/')}`)
    .sort();
}
