// npm test [-- STAGE… [--grep PATTERN]]
// Installs what is missing, runs the stages and closes with one line, `N passed, N failed`. The exit status is 0 if
// nothing failed. Until the dependencies are installed this imports nothing but what comes with Node.js.
import { parseArgs } from 'node:util';
import { installDependencies } from './vscode/install.mjs';
import { exitOnSignal } from './vscode/signals.mjs';

exitOnSignal();
installDependencies();
const { stages, standard } = await import('./stages.mjs');

const { values, positionals } = parseArgs({ options: { grep: { type: 'string' } }, allowPositionals: true });
const unknown = positionals.filter((name) => !Object.hasOwn(stages, name));
if (unknown.length > 0) {
  console.error(`There is no stage ${unknown.join(', ')}. The stages are ${Object.keys(stages).join(', ')}.`);
  process.exit(2);
}
if (positionals.length === 0 && process.platform !== 'linux') {
  console.log('The end-to-end tests, which drive a workbench in a browser, run on Linux only.');
}

let passed = 0;
const failures = [];
for (const stage of positionals.length > 0 ? positionals : standard) {
  let start = performance.now();
  for (const { title, run } of await jobsOf(stage)) {
    const outcome = await run();
    const failed = outcome.failures.length;
    const count = failed > 0 ? `${failed} of ${outcome.passed + failed} failed` : `${outcome.passed} passed`;
    const time = `${((performance.now() - start) / 1000).toFixed(1)} s`;
    console.log(`${failed > 0 ? '✘' : '✔'} ${title.padEnd(36)} ${count.padEnd(16)} ${time.padStart(7)}`);
    for (const note of outcome.notes ?? []) console.log(note.replace(/^/gm, '    '));
    passed += outcome.passed;
    failures.push(...outcome.failures.map((failure) => ({ job: title, ...failure })));
    start = performance.now();
  }
}

for (const { job, title, details } of failures) console.log(`\n✘ ${job}: ${title}\n${details}`);
console.log(`\n${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length > 0 ? 1 : 0;

/**
 * Sets a stage up. What goes wrong there is a failure as well.
 *
 * @param {string} stage
 * @returns {Promise<import('./stages.mjs').Job[]>}
 */
async function jobsOf(stage) {
  try {
    return await stages[stage](values.grep);
  } catch (error) {
    const details = error instanceof Error ? error.message : String(error);
    return [{ title: stage, run: async () => ({ passed: 0, failures: [{ title: 'set-up', details }] }) }];
  }
}
