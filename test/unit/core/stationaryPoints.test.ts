import { assert } from 'chai';
import {
  compileLandscape,
  landscapes,
  stationaryPoints,
  type Landscape,
  type StationaryPoint,
  type View,
} from '../../../src/core/index';

function compiled(source: string): Landscape {
  const result = compileLandscape(source);
  if (!result.ok) throw new Error(result.errors[0].message);
  return result.landscape;
}

const square: View = { x: [-3, 3], y: [-3, 3] };

function pointsOf(source: string, view: View = square, best?: number): readonly StationaryPoint[] {
  return stationaryPoints(compiled(source), view, best);
}

/** How often each kind is there. */
function counts(points: readonly StationaryPoint[]): Record<string, number> {
  const byKind: Record<string, number> = {};
  for (const { kind } of points) byKind[kind] = (byKind[kind] ?? 0) + 1;
  return byKind;
}

const ofCatalogue = (id: string) => {
  const { formula, view } = landscapes.get(id)!;
  return pointsOf(formula, view);
};

suite('Stationary points', () => {
  for (const { id, formula, view, minima } of landscapes.values()) {
    test(`of ${id}: its minima and nothing that is not level`, () => {
      const landscape = compiled(formula);
      const points = stationaryPoints(landscape, view);
      const [width, height] = [view.x[1] - view.x[0], view.y[1] - view.y[0]];
      const lowest = Math.min(...minima.map(([, , loss]) => loss));
      for (const [x, y, loss] of minima) {
        const found = points.find(
          (point) => Math.abs(point.x - x) < 1e-6 * width && Math.abs(point.y - y) < 1e-6 * height,
        );
        assert.exists(found, `the minimum at ${x}, ${y}`);
        assert.equal(found!.kind, loss < lowest + 1e-6 * Math.abs(lowest) + 1e-9 ? 'best' : 'trap');
        assert.closeTo(found!.loss, loss, 1e-9 * Math.max(1, Math.abs(loss)));
      }
      for (const { x, y, loss, kind } of points) {
        assert.equal(loss, landscape.value(x, y));
        if (kind === 'best') continue;
        const [gx, gy] = landscape.gradient(x, y);
        const [xx, xy, yy] = landscape.hessian(x, y);
        const sizes = [xx * width * width, xy * width * height, yy * height * height];
        const curvature = Math.max(...sizes.map(Math.abs));
        assert.isBelow(Math.hypot(gx * width, gy * height), 1e-6 * curvature, `${kind} at ${x}, ${y}`);
        const determinant = xx * yy - xy * xy;
        if (kind === 'saddle' && id !== 'monkey_saddle') assert.isBelow(determinant, 0);
        if (kind === 'trap' || kind === 'maximum') assert.isAbove(determinant, 0);
        if (kind === 'trap') assert.isAbove(xx, 0);
        if (kind === 'maximum') assert.isBelow(xx, 0);
      }
    });
  }

  test('of Himmelblau: four minima, four saddles between them and the hill in the middle', () => {
    const points = ofCatalogue('himmelblau');
    assert.deepEqual(counts(points), { best: 4, saddle: 4, maximum: 1 });
    const hill = points.find(({ kind }) => kind === 'maximum')!;
    assert.closeTo(hill.x, -0.270845, 1e-6);
    assert.closeTo(hill.y, -0.923039, 1e-6);
    assert.closeTo(hill.loss, 181.616522, 1e-6);
    const saddle = points.find(({ kind, x }) => kind === 'saddle' && x > 3)!;
    assert.closeTo(saddle.x, 3.385154, 1e-6);
    assert.closeTo(saddle.y, 0.073852, 1e-6);
  });

  test('of Rastrigin: all 441, of which 120 are traps', () => {
    assert.deepEqual(counts(ofCatalogue('rastrigin')), { best: 1, trap: 120, saddle: 220, maximum: 100 });
  });

  test('of Levy 13: at most 1000, minima before all else and the lowest first', () => {
    const points = ofCatalogue('levy13');
    assert.equal(points.length, 1000);
    assert.equal(points[0].kind, 'best');
    const traps = points.filter(({ kind }) => kind === 'trap');
    assert.deepEqual(
      traps,
      [...traps].sort((a, b) => a.loss - b.loss),
    );
    assert.deepEqual(points.slice(1, 1 + traps.length), traps);
  });

  test('saddles, the monkey’s too, whose curvature vanishes', () => {
    for (const id of ['saddle', 'monkey_saddle']) {
      const points = ofCatalogue(id);
      assert.deepEqual(counts(points), { saddle: 1 }, id);
      assert.closeTo(points[0].x, 0, 1e-9);
      assert.closeTo(points[0].y, 0, 1e-9);
    }
  });

  test('degenerate ones: as the losses around them tell', () => {
    assert.deepEqual(counts(pointsOf('x^4 + y^4')), { best: 1 });
    assert.deepEqual(counts(pointsOf('-x^4 - y^4')), { maximum: 1 });
    assert.deepEqual(counts(pointsOf('x^3 + y^2')), { saddle: 1 });
    assert.deepEqual(counts(pointsOf('x^2 + 1e-7*y^2')), { best: 1 });
  });

  test('none where a whole line or plain is level, straight or bent', () => {
    for (const source of ['1', 'x', 'x^2', 'x^3', '(x+y)^2', 'x^2*y^2', 'max(x^2+y^2, 1)', 'floor(x) + y^2'])
      assert.deepEqual(pointsOf(source), [], source);
    assert.deepEqual(counts(pointsOf('(x^2+y^2-1)^2')), { maximum: 1 });
    assert.deepEqual(counts(ofCatalogue('plateau')), { best: 1 });
  });

  test('a minimum with a kink, where the gradient is nowhere 0', () => {
    for (const source of ['abs(x-0.1234)+abs(y+0.4321)', 'sqrt((x-0.1234)^2+(y+0.4321)^2)']) {
      const points = pointsOf(source);
      assert.deepEqual(counts(points), { best: 1 }, source);
      assert.closeTo(points[0].x, 0.1234, 1e-8);
      assert.closeTo(points[0].y, -0.4321, 1e-8);
    }
    assert.deepEqual(pointsOf('abs(x+y)'), []);
  });

  test('beside what is no number: poles and edges of the domain are no points', () => {
    assert.deepEqual(counts(pointsOf('log(x)*y')), { saddle: 1 });
    for (const source of ['sqrt(x)+y^2', '1/x+1/y', 'log(x^2+y^2)', 'log(-1-x^2)', 'exp(1000*x)'])
      assert.deepEqual(pointsOf(source), [], source);
    const points = pointsOf('(x-1)^2 + y^2 + (x < 0 ? log(x) : 0)');
    assert.deepEqual(counts(points), { best: 1 });
  });

  test('a minimum on the edge counts, one outside does not', () => {
    assert.deepEqual(counts(pointsOf('(x-3)^2 + y^2')), { best: 1 });
    assert.deepEqual(pointsOf('(x-3.001)^2 + y^2'), []);
  });

  test('at any zoom', () => {
    const { formula } = landscapes.get('himmelblau')!;
    for (const size of [1e-9, 1e-4, 1, 100]) {
      const near = pointsOf(formula, { x: [3 - size, 3 + 1.3 * size], y: [2 - size, 2 + size] });
      const isThere = ({ kind, x, y }: StationaryPoint) => kind === 'best' && Math.hypot(x - 3, y - 2) < 1e-9;
      assert.isTrue(near.some(isThere), `${size}`);
    }
  });

  test('a minimum is a trap where a lower one is known elsewhere', () => {
    const view: View = { x: [0.8, 1.2], y: [-0.2, 0.2] };
    const { formula } = landscapes.get('rastrigin')!;
    assert.deepEqual(counts(pointsOf(formula, view)), { best: 1 });
    assert.deepEqual(counts(pointsOf(formula, view, 1e-9)), { trap: 1 });
  });

  test('a landscape that waves faster than any grid ends the search', () => {
    let evaluations = 0;
    const { gradient, hessian, value, sampleGrid } = compiled('sin(999*x)*sin(999*y)');
    const counted = <F extends (...args: [number, number]) => unknown>(f: F) =>
      ((x: number, y: number) => {
        evaluations++;
        return f(x, y);
      }) as F;
    const landscape = {
      gradient: counted(gradient),
      hessian: counted(hessian),
      value: counted(value),
      sampleGrid,
    };
    assert.isAtMost(stationaryPoints(landscape, square).length, 1000);
    assert.isBelow(evaluations, 61_000 + 121 * 121);
  });
});
