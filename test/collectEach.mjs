// Runs files of tests that drive a whole workbench, each in a process of its own.
import { collect } from './collect.mjs';

/** @typedef {import('./collect.mjs').Outcome} Outcome */

/**
 * A file in which a test or a hook fails is run once more, from its beginning, with a workbench of its own: on a busy
 * machine a workbench may miss a step. A note says which one needed it, and why.
 *
 * @param {readonly string[]} bundles
 * @returns {Promise<Outcome>}
 */
export async function collectEach(bundles) {
  /** @type {Outcome} */
  const all = { passed: 0, failures: [], notes: [] };
  for (const bundle of bundles) {
    const { passed, failures, notes = [] } = await collectTwice(['--enable-source-maps', bundle]);
    all.passed += passed;
    all.failures.push(...failures);
    all.notes?.push(...notes);
  }
  if (all.passed + all.failures.length === 0)
    all.failures.push({ title: 'no test ran', details: 'No title matches.' });
  return all;
}

/**
 * @param {string[]} args of Node.js
 * @returns {Promise<Outcome>}
 */
async function collectTwice(args) {
  const first = await collect([...args, '--bail'], { mayBeEmpty: true });
  if (first.failures.length === 0) return first;
  const second = await collect(args, { mayBeEmpty: true });
  const reasons = first.failures.map(({ title, details }) => `needed a second try: ${title}\n${details}`);
  return { ...second, notes: [...reasons, ...(first.notes ?? []), ...(second.notes ?? [])] };
}
