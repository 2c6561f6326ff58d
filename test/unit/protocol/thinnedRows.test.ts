import { assert } from 'chai';
import fc from 'fast-check';
import { fillRows, inOnePiece, passingTheta, thinRows, type Rows } from '../../../src/protocol/thinnedRows';

const tolerance = { x: 0.1, y: 0.2, decades: 0.05, floor: 0, lowest: 1e-12 };

/** Walks whose steps are of many sizes, straight for a while and then not. */
const walks = fc
  .array(
    fc.record({
      length: fc.integer({ min: 1, max: 30 }),
      x: fc.double({ min: -1, max: 1, noNaN: true }),
      y: fc.double({ min: -1, max: 1, noNaN: true }),
      loss: fc.double({ min: -1, max: 1, noNaN: true }),
      noise: fc.double({ min: 0, max: 0.2, noNaN: true }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((pieces): Rows => {
    const theta = [0, 0];
    const loss = [1];
    for (const piece of pieces) {
      for (let i = 0; i < piece.length; i++) {
        const turn = i % 2 === 0 ? piece.noise : -piece.noise;
        theta.push(theta.at(-2)! + piece.x + turn, theta.at(-2)! + piece.y - turn);
        loss.push(loss.at(-1)! * 10 ** (piece.loss + turn));
      }
    }
    return columns(theta, loss);
  });

function columns(theta: readonly number[], loss: readonly number[]): Rows {
  return {
    steps: Int32Array.from(loss, (_, row) => row),
    theta: Float64Array.from(theta),
    loss: Float64Array.from(loss),
  };
}

suite('Thinned rows', () => {
  test('stand for every row within the tolerance, at its step', () => {
    fc.assert(
      fc.property(walks, (rows) => {
        const filled = fillRows(thinRows(rows, tolerance), tolerance);
        assert.deepEqual(filled.steps, rows.steps);
        const height = (loss: number) => Math.log10(Math.max(loss, tolerance.lowest));
        rows.loss.forEach((loss, row) => {
          assert.isAtMost(Math.abs(filled.theta[2 * row] - rows.theta[2 * row]), 1.0001 * tolerance.x);
          assert.isAtMost(
            Math.abs(filled.theta[2 * row + 1] - rows.theta[2 * row + 1]),
            1.0001 * tolerance.y,
          );
          assert.isAtMost(Math.abs(height(filled.loss[row]) - height(loss)), 1.0001 * tolerance.decades);
        });
      }),
      { numRuns: 500 },
    );
  });

  test('are few where the line is straight, and all where it is not', () => {
    const line = Array.from({ length: 1000 }, (_, row) => row);
    const straight = columns(
      line.flatMap((row) => [row, -row]),
      line.map((row) => 0.99 ** row),
    );
    assert.deepEqual([...thinRows(straight, tolerance).kept], [0, 999]);
    const zigzag = columns(
      line.flatMap((row) => [row % 2, row]),
      line.map(() => 1),
    );
    assert.lengthOf(thinRows(zigzag, tolerance).kept, 1000);
  });

  test('end where the numbers are no longer finite', () => {
    const rows = columns([1, 1, 2, 2, 3, 3, NaN, NaN, NaN, NaN], [1, 2, 4, NaN, NaN]);
    const thinned = thinRows(rows, tolerance);
    assert.equal(thinned.kept.at(-1), 2);
    assert.deepEqual(fillRows(thinned, tolerance).theta, rows.theta);
    for (const nothing of [columns([], []), columns([NaN, NaN], [NaN])]) {
      const { steps, theta, loss } = fillRows(thinRows(nothing, tolerance), tolerance);
      assert.deepEqual({ steps, theta, loss }, nothing);
    }
  });

  test('are filled for a moment in memory that is kept', () => {
    const rows = columns([1, 1, 2, 2, 3, 3, NaN, NaN], [1, 2, 3, NaN]);
    const first = passingTheta(fillRows(thinRows(rows, tolerance), tolerance));
    assert.deepEqual(first, rows.theta);
    const shorter = columns([7, 8], [1]);
    const second = passingTheta(fillRows(thinRows(shorter, tolerance), tolerance));
    assert.deepEqual(second, shorter.theta);
    assert.equal(second.buffer, first.buffer);
    assert.equal(passingTheta(rows), rows.theta, 'what was not thinned is as it is');
  });

  test('keep the sign of losses that a logarithmic axis does not show', () => {
    const loss = [1, -1, -2, -3, -4, -5];
    const filled = fillRows(
      thinRows(
        columns(
          loss.flatMap(() => [0, 0]),
          loss,
        ),
        tolerance,
      ),
      tolerance,
    );
    assert.isTrue(filled.loss.every((value, row) => Math.sign(value) === Math.sign(loss[row])));
  });

  test('know the steps of runs of which not every step was kept', () => {
    const steps = Int32Array.of(0, 3, 6, 9, 10);
    const rows = { steps, theta: new Float64Array(10), loss: new Float64Array(5).fill(1) };
    assert.deepEqual(fillRows(thinRows(rows, tolerance), tolerance).steps, steps);
  });

  test('are the same in one piece of memory', () => {
    fc.assert(
      fc.property(fc.array(walks, { maxLength: 4 }), (all) => {
        const thinned = all.map((rows) => thinRows(rows, tolerance));
        const packed = inOnePiece(thinned);
        assert.deepEqual(packed, thinned);
        assert.isAtMost(
          new Set(packed.flatMap((rows) => [rows.theta.buffer, rows.loss.buffer, rows.kept.buffer])).size,
          1,
        );
      }),
    );
  });
});
