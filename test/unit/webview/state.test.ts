import { assert } from 'chai';
import type { LandscapePicture, Picture } from '../../../src/protocol/messages';
import { announcement, describeLoss, describePlane, ending } from '../../../src/webview/describe';
import { nothingYet, receive } from '../../../src/webview/state';

const landscape: LandscapePicture = {
  name: 'Bowl',
  formula: 'x^2 + y^2',
  view: { x: [-1, 1], y: [-1, 1] },
  columns: 2,
  rows: 2,
  values: new Float32Array(4),
  minima: [[0, 0, 0]],
};

const picture = (revision: number, more: Partial<Picture> = {}): Picture => ({
  revision,
  experiment: { version: 1, objective: { kind: 'landscape', id: 'bowl' }, steps: 1, runs: [] },
  start: [1, 2],
  runs: [],
  canUndo: false,
  canRedo: false,
  ...more,
});

const catalogue = { landscapes: [], optimizers: [] };
const settings = { animation: 'auto', significantDigits: 3 } as const;
const shown = receive(nothingYet, {
  type: 'snapshot',
  catalogue,
  settings,
  picture: picture(4, { landscape }),
});

suite('What the panel shows', () => {
  test('keeps the landscape of a picture before, and takes a new one', () => {
    assert.equal(receive(shown, { type: 'picture', picture: picture(5) }).landscape, landscape);
    const other = { ...landscape };
    assert.equal(
      receive(shown, { type: 'picture', picture: picture(5, { landscape: other }) }).landscape,
      other,
    );
  });

  test('is not replaced by a picture that was overtaken', () => {
    assert.equal(receive(shown, { type: 'picture', picture: picture(3) }), shown);
  });

  test('begins anew with a snapshot, whatever its revision', () => {
    const again = receive(shown, {
      type: 'snapshot',
      catalogue,
      settings,
      picture: picture(1, { landscape }),
    });
    assert.equal(again.picture?.revision, 1);
  });

  test('shows progress until the picture it is about', () => {
    const waiting = receive(shown, { type: 'progress', revision: 6, done: 0.5 });
    assert.deepEqual(receive(waiting, { type: 'picture', picture: picture(5) }).progress, {
      revision: 6,
      done: 0.5,
    });
    assert.isUndefined(receive(waiting, { type: 'picture', picture: picture(6) }).progress);
  });

  test('has nothing to wait for once the picture is there', () => {
    assert.equal(receive(shown, { type: 'progress', revision: 4, done: 0.9 }), shown);
  });

  test('puts each problem at its field: by path first, then by what was asked', () => {
    const refused = receive(shown, {
      type: 'refused',
      change: { kind: 'start', start: [1, 5] },
      problems: [
        { message: 'a' },
        { message: 'b', path: 'runs[2].hyperparameters.lr' },
        { message: 'c', path: 'start[0]' },
      ],
    }).refusals;
    assert.deepEqual(refused.get('start.y'), { asked: 5, problems: [{ message: 'a' }] });
    assert.equal(refused.get('run.2.lr')?.problems[0].message, 'b');
    assert.equal(refused.get('start.x')?.problems[0].message, 'c');
  });

  test('knows the text a formula was refused for', () => {
    const { refusals } = receive(shown, {
      type: 'refused',
      change: { kind: 'objective', objective: { kind: 'expression', source: 'sine(x)' } },
      problems: [{ message: 'no', line: 1, column: 1, length: 4 }],
    });
    assert.equal(refusals.get('formula')?.asked, 'sine(x)');
  });
});

suite('What is said of a run', () => {
  const run = {
    slot: 0,
    label: 'SGD',
    optimizer: 'SGD',
    library: 'pytorch',
    values: { lr: 3 },
    defaults: { lr: 0.001 },
    recommendedLearningRate: 0.3,
    steps: Int32Array.of(0, 1, 2),
    theta: new Float64Array(6),
    loss: Float64Array.of(4, 2, NaN),
    stop: 'diverged',
    lastFiniteStep: 1,
    metrics: {
      bestLoss: 2,
      bestStep: 1,
      status: { kind: 'diverged', step: 2 },
    },
  } as const;

  test('that diverged names the first step that is not finite', () => {
    assert.equal(ending(run), 'diverged at 2');
    assert.equal(announcement(picture(1, { runs: [run] })), 'SGD diverged at 2. Finished.');
    assert.include(describeLoss(picture(1, { runs: [run] })), 'SGD starts at 4.00 and diverged at 2.');
  });

  test('that finished says of its curve and its path what its row says', () => {
    const finished = {
      ...run,
      loss: Float64Array.of(4, 2, 1),
      stop: 'completed',
      lastFiniteStep: 2,
      metrics: { ...run.metrics, finalLoss: 1, status: { kind: 'zigzags', axis: 'y' } },
    } as const;
    const shown = picture(1, { runs: [finished] });
    assert.include(describeLoss(shown), 'SGD goes from 4.00 to 1.00, zigzags in y.');
    const plane = describePlane(shown, landscape);
    assert.include(plane, 'SGD ends at (0, 0) with loss 1.00, zigzags in y.');
    assert.equal(announcement(shown), 'Finished.');
  });
});
