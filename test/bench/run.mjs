// npm run bench [-- --check] [kernel] [network] [libraries] [tables] [pool] [responsive] [paint] [slider] [contours] [zoom] [drag]
// Measures and prints ratios; with --check the exit status is 1 if one is over its limit. Absolute times mean nothing
// on another machine, so they are shown only to be divided.
import { spawnSync } from 'node:child_process';
import * as esbuild from 'esbuild';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { setUpBrowser } from '../vscode/browser.mjs';
import { packageExtension } from '../vscode/package.mjs';
import { root } from '../vscode/paths.mjs';

process.chdir(root);
const check = process.argv.includes('--check');

/** @typedef {import('./compare').Comparison} Comparison */

const measurements = {
  kernel: () => load('kernel').then(async ({ kernelAgainstC }) => kernelAgainstC()),
  network: () => load('network').then(({ networkAgainstOthers }) => networkAgainstOthers()),
  tables: () => load('tables').then(({ csvAgainstPapaParse }) => csvAgainstPapaParse()),
  pool: () => load('pool').then(({ twoWorkersAgainstOne }) => twoWorkersAgainstOne()),
  libraries: () => load('libraries').then(({ againstLibraries }) => againstLibraries()),
  paint: () => [inVSCode('firstPaint')],
  responsive: () => [inVSCode('responsive')],
  slider: () => load('slider').then(({ sliderToPaint }) => sliderToPaint()),
  contours: () => load('contours').then(({ contoursAgainstD3 }) => contoursAgainstD3()),
  zoom: () => load('zoom').then(({ zooming }) => zooming()),
  drag: () => load('drag').then(({ dragging }) => dragging()),
};
/** Without names: what has a limit that holds. Dragging is still too slow for its own. */
const standard = [
  'kernel',
  'network',
  'libraries',
  'tables',
  'pool',
  'responsive',
  'paint',
  'slider',
  'contours',
  'zoom',
];
const chosen = process.argv.slice(2).filter((arg) => Object.hasOwn(measurements, arg));

setUpBrowser();
packageExtension();
// The workbench looks at the tests that failed; here there are none.
Object.assign(globalThis, { teardown() {} });
let over = 0;
for (const name of chosen.length > 0 ? chosen : standard) {
  for (const { title, ours, theirs, limit = Infinity, atLeast = 0 } of await measurements[name]()) {
    const ratio = ours / theirs;
    const bounds = [limit < Infinity && `at most ${limit}`, atLeast > 0 && `at least ${atLeast}`].filter(
      Boolean,
    );
    const within = ratio <= limit && ratio >= atLeast;
    if (!within) over++;
    const verdict = bounds.length > 0 ? `; ${bounds.join(', ')}: ${within ? 'within' : 'OVER'}` : '';
    console.log(`${title}\n  ${ratio.toFixed(2)} (${ours.toFixed(1)} to ${theirs.toFixed(1)}${verdict})`);
  }
}
process.exit(check && over > 0 ? 1 : 0);

/**
 * Bundles a measurement and loads it.
 *
 * @param {string} name
 */
async function load(name) {
  const outfile = `dist/bench/${name}.mjs`;
  const entryPoints = [`test/bench/${name}.ts`];
  const packages = 'external';
  await esbuild.build({ entryPoints, bundle: true, platform: 'node', format: 'esm', packages, outfile });
  return import(pathToFileURL(path.resolve(outfile)).href);
}

/**
 * Measures in the Node.js extension host of the newest VS Code.
 *
 * @param {string} name
 * @returns {Comparison}
 */
function inVSCode(name) {
  const build = spawnSync(process.execPath, ['esbuild.mjs', '--production'], { encoding: 'utf8' });
  if (build.status !== 0) throw new Error(build.stderr);
  esbuild.buildSync({
    entryPoints: [`test/bench/${name}.ts`],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
    outfile: `dist/bench/${name}.js`,
  });
  const args = ['test/vscode/inHost.mjs', 'newest', 'node', `dist/bench/${name}.js`];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  const measured = /^\[test\] (.*"type":"measured".*)$/m.exec(stdout);
  if (!measured) throw new Error(`VS Code did not measure:\n${stdout}\n${stderr}`);
  return JSON.parse(measured[1]).comparison;
}
