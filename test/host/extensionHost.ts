// Loaded before all other tests in an extension host: a run in one kind of host must not pass for the other.
import { assert } from 'chai';

/** Set by test/build.mjs. */
declare const EXPECTED_HOST: 'node' | 'web';

suite('Extension host', () => {
  test(`is the ${EXPECTED_HOST} one`, () => {
    const inWorker = 'WorkerGlobalScope' in globalThis;
    const inNode = typeof process !== 'undefined' && process.versions?.node !== undefined;
    assert.deepStrictEqual(
      { inWorker, inNode },
      { inWorker: EXPECTED_HOST === 'web', inNode: EXPECTED_HOST === 'node' },
    );
  });
});
