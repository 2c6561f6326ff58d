// Runs files of tests that drive a whole workbench, each in a process of its own.
import os from 'node:os';
import { collect } from './collect.mjs';

/** @typedef {import('./collect.mjs').Outcome} Outcome */

/** How many run side by side. Each waits most of the time: for a workbench to start, for a frame, for a moment to pass. */
const atOnce = Math.min(2, os.availableParallelism());

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
  const waiting = bundles.values();
  const collectSome = async () => {
    for (const bundle of waiting) {
      const { passed, failures, notes = [] } = await collectTwice(['--enable-source-maps', bundle]);
      all.passed += passed;
      all.failures.push(...failures);
      all.notes?.push(...notes);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, collectSome));
  if (all.passed + all.failures.length === 0)
    all.failures.push({ title: 'no test ran', details: 'No title matches.' });
  return all;
}

/**
 * @param {string[]} args of Node.js
 * @returns {Promise<Outcome>}
 */
async function collectTwice(args) {
  const options = { timeLimit: 600, mayBeEmpty: true };
  const first = await collect([...args, '--bail'], options);
  if (first.failures.length === 0) return first;
  const second = await collect(args, options);
  const reasons = first.failures.map(({ title, details }) => `needed a second try: ${title}\n${details}`);
  return { ...second, notes: [...reasons, ...(first.notes ?? []), ...(second.notes ?? [])] };
}
