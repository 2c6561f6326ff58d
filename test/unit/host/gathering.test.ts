import { assert } from 'chai';
import { Gathering } from '../../../src/host/gathering';
import type { SoFar } from '../../../src/protocol/soFar';

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What there is of a run after so many steps. */
function after(step: number): SoFar {
  const column = new Float64Array(1);
  return {
    stop: 'cancelled',
    lastFiniteStep: step,
    steps: Int32Array.of(step),
    loss: column,
    batchLoss: column,
  };
}

suite('What runs have trained meanwhile', () => {
  const told: { readonly at: number; readonly steps: readonly (number | undefined)[] }[] = [];
  let gathering: Gathering;
  setup(() => {
    told.length = 0;
    gathering = new Gathering(3, (runs) =>
      told.push({ at: performance.now(), steps: runs.map((each) => each?.lastFiniteStep) }),
    );
  });
  teardown(() => gathering.end());

  test('is told together, not at once and not more than three times a second', async () => {
    const begun = performance.now();
    for (let step = 1; performance.now() - begun < 1_100; step++) {
      gathering.add(0, after(step));
      gathering.add(2, after(10 * step));
      await rest(5);
    }
    assert.isAtLeast(told.length, 2);
    assert.isAtMost(told.length, 3);
    told.forEach(({ at, steps: [first, second, third] }, k) => {
      assert.isAtLeast(at - (k === 0 ? begun : told[k - 1].at), 330);
      assert.isUndefined(second);
      assert.equal(third, 10 * first!, 'the newest of both');
    });
  });

  test('is not told when it is over before', async () => {
    gathering.add(0, after(1));
    gathering.end();
    await rest(400);
    assert.isEmpty(told);
  });
});
