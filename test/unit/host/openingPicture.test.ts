import { assert } from 'chai';
import { defaultExperiment, runExperiment, startHistory, type Experiment } from '../../../src/core/index';
import { openingText } from '../../../src/host/openingPicture';
import type { Opening } from '../../../src/protocol/opening';
import { fillRows } from '../../../src/protocol/thinnedRows';

function textOf(experiment: Experiment): string | undefined {
  return openingText({
    revision: 3,
    history: startHistory(experiment),
    result: runExperiment(experiment),
  });
}

function openingOf(experiment: Experiment): Opening {
  const text = textOf(experiment);
  assert.isDefined(text);
  return JSON.parse(text!) as Opening;
}

/** What the document draws of a run. */
function thetaOf({ runs, tolerance }: Opening, run: number): Float64Array {
  const { rows } = runs[run];
  const kept = Int32Array.from(rows.kept);
  const theta = Float64Array.from(rows.theta);
  return fillRows({ ...rows, kept, theta, loss: new Float64Array(kept.length) }, tolerance).theta;
}

suite('The picture that a document brings along', () => {
  test('has every run’s trajectory, to half a pixel, and no samples', () => {
    const experiment = defaultExperiment;
    const opening = openingOf(experiment);
    const { runs } = runExperiment(experiment);
    assert.equal(opening.revision, 3);
    assert.deepEqual(opening.start, [-7, 4]);
    assert.notProperty(opening.landscape, 'values');
    assert.deepEqual(
      opening.runs.map(({ slot, label }) => [slot, label]),
      runs.map(({ label }, slot) => [slot, label]),
    );
    const { x, y } = opening.tolerance;
    runs.forEach(({ theta }, run) => {
      const drawn = thetaOf(opening, run);
      assert.equal(drawn.length, theta.length);
      theta.forEach((value, i) => assert.closeTo(drawn[i], value, i % 2 === 0 ? x : y));
    });
  });

  test('ends a diverging trajectory where its numbers end', () => {
    const opening = openingOf({
      version: 1,
      objective: { kind: 'expression', source: 'x^4 + y^4' },
      start: [1, 1],
      steps: 40,
      runs: [{ optimizer: 'sgd', hyperparameters: { lr: 10 } }],
    });
    const { stop, lastFiniteStep, rows } = opening.runs[0];
    assert.equal(stop, 'diverged');
    assert.isBelow(lastFiniteStep, 40);
    assert.isAtMost(rows.kept.at(-1)!, lastFiniteStep);
    assert.isTrue(rows.theta.every(Number.isFinite));
  });

  test('cannot end the element that it stands in', () => {
    const name = '</script><script>alert(1)</script><!--';
    const experiment: Experiment = {
      ...defaultExperiment,
      optimizers: { own: { name, rule: 'theta = theta - lr * g', hyperparameters: { lr: 0.1 } } },
      runs: [{ optimizer: 'own' }],
    };
    assert.notInclude(textOf(experiment)!, '<');
    assert.include(openingOf(experiment).runs[0].label, '</script>');
  });

  test('is left out where it would keep its document waiting', () => {
    const runs = [{ optimizer: 'sgd', hyperparameters: { lr: 0.01 } }];
    const noisy = (steps: number): Experiment => ({
      version: 1,
      objective: { kind: 'landscape', id: 'anisotropic' },
      noise: { sigma: 50, seed: 1 },
      steps,
      runs,
    });
    assert.isDefined(textOf(noisy(30)));
    assert.isUndefined(textOf(noisy(10_000)));
  });
});
