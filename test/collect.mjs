// Runs a program that reports tests (test/mocha/reporter.ts) and collects what it reports.
import { spawn } from 'node:child_process';
import { root } from './vscode/paths.mjs';

/** Begins each line of a report, to tell it from whatever else is printed. The same as in test/mocha/reporter.ts. */
export const mark = '[test]';

/** @typedef {{ title: string, details: string }} Failure */
/** @typedef {{ passed: number, failures: Failure[], notes?: string[] }} Outcome */

/**
 * Tests that were not run to their end count as a failure, whatever the reason.
 *
 * @param {string[]} args of Node.js
 * @param {{ timeLimit?: number, mayBeEmpty?: boolean }} [options] timeLimit: in seconds; mayBeEmpty: it is no failure if
 *   no test runs
 * @returns {Promise<Outcome>}
 */
export async function collect(args, { timeLimit = 300, mayBeEmpty = false } = {}) {
  /** @type {Outcome} */
  const outcome = { passed: 0, failures: [] };
  let finished = false;
  const { status, output } = await run(args, timeLimit, (line) => {
    const at = line.indexOf(mark);
    if (at < 0) return false;
    const event = JSON.parse(line.slice(at + mark.length));
    if (event.type === 'passed') outcome.passed++;
    if (event.type === 'failed') outcome.failures.push({ title: event.title, details: event.error });
    if (event.type === 'note') (outcome.notes ??= []).push(event.text);
    if (event.type === 'finished') finished = true;
    return true;
  });
  const { passed, failures } = outcome;
  const complaint = !finished
    ? 'the tests did not run to their end'
    : passed + failures.length === 0 && !mayBeEmpty
      ? 'no test ran'
      : status !== 0 && failures.length === 0
        ? 'no test failed, but the run did'
        : undefined;
  if (complaint !== undefined) {
    failures.push({ title: complaint, details: `exit status ${status}\n${output}`.trim() });
  }
  return outcome;
}

/**
 * Runs a program that is a test as a whole: it fails if its exit status is not 0.
 *
 * @param {string} title
 * @param {string[]} args of Node.js
 * @returns {Promise<Outcome>}
 */
export async function check(title, args) {
  const { status, output } = await run(args, 300, () => false);
  return status === 0 ? { passed: 1, failures: [] } : { passed: 0, failures: [{ title, details: output }] };
}

/**
 * @param {string[]} args
 * @param {number} timeLimit in seconds
 * @param {(line: string) => boolean} take whether a line is dealt with; all others are the output
 * @returns {Promise<{ status: number | string, output: string }>}
 */
function run(args, timeLimit, take) {
  return new Promise((resolve) => {
    const env = { ...process.env, NO_COLOR: '1' };
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const stop = () => void child.kill();
    process.once('exit', stop);
    let output = '';
    let rest = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (!take(line)) output += `${line}\n`;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => (output += text));
    const timer = setTimeout(() => {
      output += `\nstopped after ${timeLimit} s`;
      stop();
    }, timeLimit * 1000);
    child.once('error', (error) => (output += error.message));
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      process.off('exit', stop);
      if (!take(rest)) output += rest;
      resolve({ status: code ?? signal ?? 1, output });
    });
  });
}
