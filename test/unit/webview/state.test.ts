import { assert } from 'chai';
import type { LandscapePicture, Picture, RunPicture, Sketch } from '../../../src/protocol/messages';
import { measures } from '../../../src/core/index';
import { announcement, describePlane, ending } from '../../../src/webview/describe';
import { curvesOf } from '../../../src/webview/loss/curves';
import { describeCurves } from '../../../src/webview/loss/describeCurves';
import { nothingYet, receive } from '../../../src/webview/state';

const landscape: LandscapePicture = {
  name: 'Bowl',
  formula: 'x^2 + y^2',
  parameters: [],
  view: { x: [-1, 1], y: [-1, 1] },
  columns: 2,
  rows: 2,
  base: 0,
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

const catalogue = { landscapes: [], optimizers: [], schedules: [], dataSets: [], models: [] };
const settings = { animation: 'auto', significantDigits: 3, optimizers: {}, library: 'pytorch' } as const;
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

  test('keeps a detail until another takes its place, or the document is told everything anew', () => {
    const detail = (slot: number, loss: number) => ({
      type: 'detail' as const,
      revision: 4,
      detail: {
        kind: 'strip' as const,
        slot,
        rates: Float64Array.of(1),
        losses: Float64Array.of(loss),
        seeds: 1,
      },
    });
    const two = receive(receive(shown, detail(0, 1)), detail(1, 2));
    const three = receive(two, detail(0, 3));
    assert.deepEqual(
      ['strip 0', 'strip 1'].map((key) => three.details.get(key)?.detail),
      [detail(0, 3).detail, detail(1, 2).detail],
    );
    const anew = { type: 'snapshot', catalogue, settings, picture: picture(5, { landscape }) } as const;
    assert.equal(receive(three, anew).details.size, 0);
  });

  suite('while a training goes on', () => {
    const partial = (revision: number) => ({ revision, steps: 10, trainingRows: 8, seeds: 1, runs: [] });
    const partly = (revision: number) => ({ type: 'partial' as const, partial: partial(revision) });

    test('has what there is of it beside the picture before, until one of it or of a later revision', () => {
      const training = receive(receive(shown, partly(5)), { type: 'progress', revision: 5, done: 0.5 });
      assert.deepEqual(training.partial, partial(5));
      assert.equal(training.picture, shown.picture);
      for (const revision of [5, 6])
        assert.notProperty(receive(training, { type: 'picture', picture: picture(revision) }), 'partial');
      const older = receive(receive(shown, partly(7)), { type: 'picture', picture: picture(6) });
      assert.deepEqual(older.partial, partial(7));
    });

    test('leaves out what is late', () => {
      assert.equal(receive(shown, partly(4)), shown);
      assert.equal(receive(shown, partly(3)), shown);
    });

    test('keeps it when something else is refused', () => {
      const change = { kind: 'steps', steps: 0 } as const;
      const refused = receive(receive(shown, partly(5)), {
        type: 'refused',
        revision: 4,
        change,
        problems: [],
      });
      assert.deepEqual(refused.partial, partial(5));
    });
  });

  suite('while something is dragged', () => {
    const run = (slot: number, lr: number): RunPicture => ({
      slot,
      label: `Run ${slot}`,
      optimizer: 'SGD',
      library: 'pytorch',
      values: { lr },
      defaults: {},
      steps: Int32Array.of(0, 1),
      theta: new Float64Array(4),
      loss: new Float64Array(2),
      stop: 'completed',
      lastFiniteStep: 1,
      metrics: { status: { kind: 'falling' } },
    });
    const sketch = (revision: number, ...rates: number[]): Sketch => ({
      ...picture(revision),
      tolerance: { x: 1, y: 1, decades: 1, floor: 0, lowest: 1e-9 },
      runs: rates.map((lr, slot) => ({
        slot,
        values: { lr },
        stop: 'completed',
        lastFiniteStep: 2,
        metrics: { status: { kind: 'stalled' } },
        rows: {
          count: 3,
          every: 1,
          last: 2,
          kept: Int32Array.of(0, 2),
          theta: Float64Array.of(0, 0, 2, 4),
          loss: Float64Array.of(1, 100),
        },
      })),
    });
    const still = receive(shown, {
      type: 'picture',
      picture: picture(5, { runs: [run(0, 0.1), run(1, 0.2)] }),
    });
    const moving = receive(still, { type: 'sketch', sketch: sketch(6, 0.1, 0.2) });

    test('has nothing besides the rows: it follows at rest', () => {
      const average = { ...run(0, 0.1), extra: { ax: new Float64Array(4) } };
      const before = receive(shown, { type: 'picture', picture: picture(5, { runs: [average] }) });
      const dragged = receive(before, { type: 'sketch', sketch: sketch(6, 0.2) });
      assert.notProperty(dragged.picture!.runs[0], 'extra');
      const after = receive(dragged, { type: 'picture', picture: picture(7, { runs: [average] }) });
      assert.equal(after.picture!.runs[0].extra, average.extra);
    });

    test('has every row of every run, what is read staying as it was', () => {
      assert.deepEqual([...moving.picture!.runs[1].steps], [0, 1, 2]);
      assert.deepEqual([...moving.picture!.runs[1].theta], [0, 0, 1, 2, 2, 4]);
      assert.closeTo(moving.picture!.runs[1].loss[1], 10, 1e-9);
      assert.equal(moving.picture!.runs[1].label, 'Run 1');
      assert.equal(moving.resting, still.resting);
      assert.equal(moving.landscape, still.landscape);
    });

    test('shows the run whose settings are dragged as it is now', () => {
      const turned = receive(still, { type: 'sketch', sketch: sketch(6, 0.1, 0.3) });
      assert.equal(turned.resting!.runs[0], still.resting!.runs[0]);
      assert.equal(turned.resting!.runs[1], turned.picture!.runs[1]);
    });

    test('lets what is beside the plane follow in larger steps, and all of it arrive', () => {
      let state = still;
      const followed = [new Set<number>(), new Set<number>()];
      let before = still.following!;
      for (let revision = 6; revision < 30; revision++) {
        state = receive(state, { type: 'sketch', sketch: sketch(revision, 0.1, 0.2) });
        assert.equal(state.picture!.revision, revision);
        const { curves, fields } = state.following!;
        assert.isTrue(curves === before.curves || fields === before.fields, 'one of them a frame');
        before = { curves, fields };
        [curves, fields].forEach(({ revision: shown }, i) => followed[i].add(shown));
      }
      for (const { size } of followed) assert.isAbove(size, 2);
      for (const { size } of followed) assert.isBelow(size, 12);
      const rest = receive(state, { type: 'picture', picture: picture(29) });
      assert.deepEqual(rest.following, { curves: rest.picture!, fields: rest.picture! });
      assert.equal(rest.resting, rest.picture);
    });

    test('is not drawn back by a sketch that was overtaken', () => {
      assert.equal(receive(moving, { type: 'sketch', sketch: sketch(5, 0.1, 0.2) }), moving);
    });
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
      revision: 4,
      change: { kind: 'start', start: [1, 5] },
      problems: [
        { message: 'a' },
        { message: 'b', path: 'runs[2].hyperparameters.lr' },
        { message: 'c', path: 'start[0]' },
      ],
    }).refusals;
    assert.deepEqual(refused.get('start.y'), { revision: 4, asked: 5, problems: [{ message: 'a' }] });
    assert.equal(refused.get('run.2.lr')?.problems[0].message, 'b');
    assert.equal(refused.get('start.x')?.problems[0].message, 'c');
  });

  test('knows the text a formula was refused for', () => {
    const { refusals } = receive(shown, {
      type: 'refused',
      revision: 4,
      change: { kind: 'objective', objective: { kind: 'expression', source: 'sine(x)' } },
      problems: [{ message: 'no', line: 1, column: 1, length: 4 }],
    });
    assert.equal(refusals.get('formula')?.asked, 'sine(x)');
  });

  test('keeps what was refused while a picture was on its way, until the next change', () => {
    const refused = receive(shown, {
      type: 'refused',
      revision: 5,
      change: { kind: 'remove-run', run: 0 },
      problems: [{ message: 'no', path: 'runs' }],
    });
    const arrived = receive(refused, { type: 'picture', picture: picture(5) });
    assert.deepEqual([...arrived.refusals.keys()], ['panel']);
    const changed = receive(arrived, { type: 'picture', picture: picture(6) });
    assert.deepEqual([...changed.refusals.keys()], []);
  });

  test('keeps a refusal at its run while runs come, move and go', () => {
    const runs = (...slots: number[]) => slots.map((slot) => ({ slot }) as RunPicture);
    const two = receive(shown, { type: 'picture', picture: picture(5, { runs: runs(0, 1) }) });
    const refused = receive(two, {
      type: 'refused',
      revision: 5,
      change: { kind: 'hyperparameter', run: 1, name: 'lr', value: -1 },
      problems: [{ message: 'no' }],
    });
    const keys = (...slots: number[]) => [
      ...receive(refused, { type: 'picture', picture: picture(6, { runs: runs(...slots) }) }).refusals.keys(),
    ];
    assert.deepEqual(keys(0, 1), ['run.1.lr']);
    assert.deepEqual(keys(1, 0), ['run.0.lr']);
    assert.deepEqual(keys(0, 2, 1), ['run.2.lr']);
    assert.deepEqual(keys(0), []);
    const ofAll = receive(two, {
      type: 'refused',
      revision: 5,
      change: { kind: 'steps', steps: 0 },
      problems: [{ message: 'no' }],
    });
    const moved = receive(ofAll, { type: 'picture', picture: picture(6, { runs: runs(1) }) });
    assert.deepEqual([...moved.refusals.keys()], ['steps']);
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

  const loss = measures.get('loss')!;
  const inWords = (shown: Picture) => describeCurves(loss, curvesOf(loss, shown, new Map()), 'Step');

  test('that diverged names the first step that is not finite', () => {
    assert.equal(ending(run), 'diverged at 2');
    assert.equal(announcement(picture(1, { runs: [run] })), 'SGD diverged at 2. Finished.');
    assert.include(inWords(picture(1, { runs: [run] })), 'SGD starts at 4.00 and diverged at 2.');
  });

  test('that goes on says how far it is known, and nothing is announced', () => {
    const begun = { ...run, metrics: { ...run.metrics, status: { kind: 'begun', step: 1023 } } } as const;
    assert.equal(ending(begun), 'at update 1023');
    assert.equal(announcement(picture(1, { runs: [begun, run] })), '');
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
    assert.include(inWords(shown), 'SGD goes from 4.00 to 1.00, zigzags in y.');
    const plane = describePlane(shown, landscape);
    assert.include(plane, 'SGD ends at (0, 0) with loss 1.00, zigzags in y.');
    assert.equal(announcement(shown), 'Finished.');
    const average = { ...finished, extra: { ax: Float64Array.of(0, 0, 1, 1, 2, 3) } };
    assert.include(
      describePlane(picture(1, { runs: [average] }), landscape),
      'zigzags in y; ax, the thin line, ends at (2, 3).',
    );
  });
});
