// npm run bench [-- --check]
// Measures and prints ratios; with --check the exit status is 1 if one is over its limit. Absolute times mean nothing
// on another machine, so they are shown only to be divided.
import { spawnSync } from 'node:child_process';
import * as esbuild from 'esbuild';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { setUpBrowser } from '../vscode/browser.mjs';
import { root } from '../vscode/paths.mjs';

process.chdir(root);
const check = process.argv.includes('--check');

/** @typedef {import('./compare').Comparison} Comparison */

const comparisons = [await kernel(), firstPaint()];
let over = 0;
for (const { title, ours, theirs, limit } of comparisons) {
  const ratio = ours / theirs;
  const verdict =
    limit === undefined ? '' : ratio <= limit ? `, at most ${limit}: within` : `, at most ${limit}: OVER`;
  if (limit !== undefined && ratio > limit) over++;
  console.log(`${title}\n  ${ratio.toFixed(2)} (${ours.toFixed(1)} ms to ${theirs.toFixed(1)} ms${verdict})`);
}
if (check && over > 0) process.exitCode = 1;

/** @returns {Promise<Comparison>} */
async function kernel() {
  const outfile = 'dist/bench/kernel.mjs';
  await esbuild.build({
    entryPoints: ['test/bench/kernel.ts'],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
  });
  const { kernelAgainstC } = await import(pathToFileURL(path.resolve(outfile)).href);
  return kernelAgainstC();
}

/** @returns {Comparison} */
function firstPaint() {
  setUpBrowser();
  const build = spawnSync(process.execPath, ['esbuild.mjs', '--production'], { encoding: 'utf8' });
  if (build.status !== 0) throw new Error(build.stderr);
  esbuild.buildSync({
    entryPoints: ['test/bench/firstPaint.ts'],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
    outfile: 'dist/bench/firstPaint.js',
  });
  const args = ['test/vscode/inHost.mjs', 'newest', 'node', 'dist/bench/firstPaint.js'];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  const measured = /^\[test\] (.*"type":"measured".*)$/m.exec(stdout);
  if (!measured) throw new Error(`VS Code did not measure:\n${stdout}\n${stderr}`);
  return JSON.parse(measured[1]).comparison;
}
