import { assert } from 'chai';
import type { MarksDetail } from '../../../src/protocol/details';
import type { LandscapePicture } from '../../../src/protocol/messages';
import { frameOf } from '../../../src/webview/plot/drawnRuns';
import {
  describeMarks,
  markNear,
  marksOf,
  markText,
  placeMarks,
  type Mark,
} from '../../../src/webview/plot/marks';

const frame = frameOf({ x: [-10, 10], y: [-5, 5] }, { left: 0, right: 200, top: 0, bottom: 100 });
const landscape = {
  minima: [
    [0, 0, -1],
    [2, 0, -1],
    [4, 0, 3],
  ],
} as unknown as LandscapePicture;
const mark = (kind: Mark['kind'], x: number, y: number, loss = 0): Mark => ({ kind, x, y, loss });
const shown = (marks: readonly Mark[]) => placeMarks(marks, frame).map(({ kind, x }) => [kind, x]);

suite('Marks', () => {
  test('are the known minima until more is found, the higher ones as traps', () => {
    assert.deepEqual(
      marksOf(landscape, undefined).map(({ kind }) => kind),
      ['best', 'best', 'trap'],
    );
    const found: MarksDetail = {
      kind: 'marks',
      kinds: Uint8Array.of(0, 2),
      x: Float64Array.of(1, 2),
      y: Float64Array.of(3, 4),
      loss: Float64Array.of(5, 6),
    };
    assert.deepEqual(marksOf(landscape, found), [mark('best', 1, 3, 5), mark('saddle', 2, 4, 6)]);
  });

  test('stand where they are, and only in sight', () => {
    const [placed] = placeMarks([mark('best', 5, -2)], frame);
    assert.deepEqual([placed.px, placed.py], [150, 70]);
    assert.deepEqual(placeMarks([mark('best', 11, 0), mark('trap', 0, -6)], frame), []);
  });

  test('make room where they crowd: the best first, then the lowest, then saddles', () => {
    const marks = [
      mark('saddle', 1, 0, -5),
      mark('trap', 0, 0, 2),
      mark('trap', 1, 0, 1),
      mark('best', 3.5, 0, 0),
      mark('saddle', -8, 0, 3),
    ];
    assert.deepEqual(shown(marks), [
      ['best', 3.5],
      ['trap', 1],
      ['saddle', -8],
    ]);
    const many = Array.from({ length: 61 }, (_, i) => mark('trap', -9 + (i % 4) * 6, 0, i));
    assert.notInclude(
      shown([...many, mark('saddle', 0, 4)]).map(([kind]) => kind),
      'saddle',
    );
  });

  test('are found near the pointer', () => {
    const placed = placeMarks([mark('best', 0, 0), mark('trap', 3, 0)], frame);
    assert.equal(markNear(placed, 104, 50, 8)?.kind, 'best');
    assert.equal(markNear(placed, 126, 52, 8)?.kind, 'trap');
    assert.isUndefined(markNear(placed, 115, 50, 8));
  });

  test('say in words what they are', () => {
    assert.equal(markText(mark('trap', 0, 0, 0.995)), 'Trap: a local minimum, loss 0.995');
    assert.equal(describeMarks([]), '');
    assert.equal(describeMarks([mark('saddle', 0, 0)]), 'Marked: one saddle.');
    const best = Array.from({ length: 6 }, (_, i) => mark('best', i, 0, 2));
    assert.equal(
      describeMarks([...best, mark('trap', 0, 0), mark('trap', 1, 1), mark('saddle', 0, 0)]),
      'Marked: the best minima at (0, 0), (1.00, 0), (2.00, 0), (3.00, 0) and 2 more with loss 2.00; 2 traps, which are local minima; one saddle.',
    );
  });
});
