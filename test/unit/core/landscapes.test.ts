import { assert } from 'chai';
import {
  compileLandscape,
  defaultExperiment,
  landscapes,
  optimizers,
  recommendedLearningRate,
  runExperiment,
  type Landscape,
  type LandscapeDefinition,
} from '../../../src/core/index';
import { distance, landscapeIds, torch } from './torchReference';

function compiled(source: string, parameters?: Record<string, number>): Landscape {
  const result = compileLandscape(source, parameters);
  if (!result.ok) throw new Error(result.errors[0].message);
  return result.landscape;
}

/** Points spread over a view without a pattern (an additive recurrence with the plastic number). */
function points(
  { x, y }: { x: readonly [number, number]; y: readonly [number, number] },
  count: number,
): [number, number][] {
  return Array.from({ length: count }, (_, index) => {
    const [a, b] = [(0.7548776662466927 * (index + 1)) % 1, (0.5698402909980532 * (index + 1)) % 1];
    return [x[0] + a * (x[1] - x[0]), y[0] + b * (y[1] - y[0])];
  });
}

const rateGrid = [-5, -4, -3, -2, -1, 0].flatMap((power) =>
  [1, 2, 5].map((digit) => Number(`${digit}e${power}`)),
);

function runWith({ id, steps, start }: LandscapeDefinition, optimizer: string, lr: number) {
  const objective = { kind: 'landscape', id } as const;
  return runExperiment({
    version: 1,
    objective,
    start,
    steps,
    runs: [{ optimizer, hyperparameters: { lr } }],
  }).runs[0];
}

function staysInView(theta: Float64Array, { view }: LandscapeDefinition): boolean {
  return theta.every((value, index) => {
    const [min, max] = index % 2 === 0 ? view.x : view.y;
    return value >= min && value <= max;
  });
}

/**
 * Landscapes with a kink at their minimum: the gradient there is said to be 0, and is not small nearby. The flower, for
 * its part, is smooth, but as flat as a fourth power along x = −y.
 */
const kinks = ['ackley', 'plateau'];

suite('Landscapes', () => {
  for (const [name, { formula, samples, minima }] of Object.entries(torch.functions)) {
    const definition = landscapes.get(landscapeIds[name] ?? name)!;

    test(`${definition.id} agrees with PyTorch's samples, gradient and Hessian included`, () => {
      for (const source of [definition.formula, formula]) {
        const landscape = compiled(source);
        assert.isAbove(samples.length, 10);
        for (const [x, y, f, fx, fy, fxx, fxy, fyy] of samples) {
          const ours = [landscape.value(x, y), ...landscape.gradient(x, y), ...landscape.hessian(x, y)];
          [f, fx, fy, fxx, fxy, fyy].forEach((theirs, index) => {
            assert.isAtMost(distance(ours[index], theirs), 1e-9, `value ${index} at (${x}, ${y})`);
          });
        }
      }
    });

    test(`${definition.id} has PyTorch's minima`, () => {
      assert.lengthOf(definition.minima, minima.length);
      definition.minima.forEach((minimum, index) => {
        minimum.forEach((number, at) => assert.isAtMost(distance(number, minima[index][at]), 1e-12));
      });
    });
  }

  for (const [id, definition] of landscapes) {
    const landscape = compiled(definition.formula);

    test(`${id}: gradient and Hessian agree with central differences at 200 points`, () => {
      for (const [x, y] of points(definition.view, 200)) {
        const h = 1e-5;
        const [fx, fy] = landscape.gradient(x, y);
        const slope = [
          (landscape.value(x + h, y) - landscape.value(x - h, y)) / (2 * h),
          (landscape.value(x, y + h) - landscape.value(x, y - h)) / (2 * h),
        ];
        const size = 1 + Math.abs(landscape.value(x, y));
        assert.closeTo(fx / size, slope[0] / size, 1e-6, `∂f/∂x at (${x}, ${y})`);
        assert.closeTo(fy / size, slope[1] / size, 1e-6, `∂f/∂y at (${x}, ${y})`);
        const [fxx, fxy, fyy] = landscape.hessian(x, y);
        const [gx, gy] = [landscape.gradient(x + h, y), landscape.gradient(x, y + h)];
        const [hx, hy] = [landscape.gradient(x - h, y), landscape.gradient(x, y - h)];
        const steepness = 1 + Math.abs(fx) + Math.abs(fy);
        assert.closeTo(fxx / steepness, (gx[0] - hx[0]) / (2 * h) / steepness, 1e-5);
        assert.closeTo(fxy / steepness, (gy[0] - hy[0]) / (2 * h) / steepness, 1e-5);
        assert.closeTo(fyy / steepness, (gy[1] - hy[1]) / (2 * h) / steepness, 1e-5);
      }
    });

    const minima = definition.minima.map(([x, y, f]) => ({ x, y, f }));

    test(`${id}: the gradient vanishes at its minima, which have the value they are said to have`, () => {
      for (const { x, y, f } of minima) {
        // The values and slopes of Goldstein–Price and Branin are sums of terms up to a thousand times as large.
        assert.closeTo(landscape.value(x, y), f, 1e-12 * Math.max(1, Math.abs(f)));
        const [fxx, fxy, fyy] = landscape.hessian(x, y);
        const steepness = Math.max(1, Math.abs(fxx), Math.abs(fyy));
        assert.isBelow(Math.hypot(...landscape.gradient(x, y)) / steepness, 1e-13);
        assert.isAbove(fxx, kinks.includes(id) ? -Infinity : 0);
        if (!kinks.includes(id) && id !== 'flower') assert.isAbove(fxx * fyy - fxy * fxy, 0);
      }
    });

    test(`${id}: its minima are lower than all around them, and nothing in the view is lower than the lowest`, () => {
      for (const { x, y } of minima) {
        for (const radius of [1e-6, 1e-3, 1e-2]) {
          for (let turn = 0; turn < 16; turn++) {
            const angle = (turn * Math.PI) / 8;
            const around = landscape.value(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
            // A millionth away a quadratic has risen by about as much as its rounding errors.
            assert.isAtLeast(
              around,
              landscape.value(x, y) - (radius < 1e-3 ? 1e-12 : 0),
              `at ${radius}, ${angle}`,
            );
          }
        }
      }
      const lowest = Math.min(...minima.map(({ f }) => f));
      if (minima.length > 0)
        assert.isAtLeast(Math.min(...landscape.sampleGrid(definition.view, 201, 201)), lowest - 1e-12);
    });

    test(`${id}: gradient and Hessian are finite everywhere, at and beside kinks too`, () => {
      const tiny = [0, 1e-200, 1e-161, -1e-100, 1e-12];
      const beside = minima.flatMap(({ x, y }) => tiny.map((step): [number, number] => [x + step, y - step]));
      const origin = tiny.flatMap((x) => tiny.map((y): [number, number] => [x, y]));
      for (const [x, y] of [...beside, ...origin, ...points(definition.view, 200)]) {
        assert.isTrue(landscape.gradient(x, y).every(Number.isFinite), `gradient at (${x}, ${y})`);
        // Nearer to a kink than the root of the smallest number, a curvature is beyond the largest.
        if (kinks.includes(id) && Math.hypot(x, y) < 1e-150 && Math.hypot(x, y) > 0) continue;
        assert.isTrue(landscape.hessian(x, y).every(Number.isFinite), `Hessian at (${x}, ${y})`);
      }
    });

    test(`${id}: says where it comes from and what it teaches`, () => {
      assert.match(definition.citation, /(19|20)\d\d/);
      assert.match(definition.citation, /\.$/);
      assert.match(definition.teaches, /^[A-Z][^.]*\.$/);
      assert.match(id, /^[a-z][a-z0-9_]*$/);
    });

    test(`${id}: declares the parameters of its formula, for whose every value its minima are minima`, () => {
      const declared = definition.parameters ?? [];
      assert.deepEqual(
        declared.map(({ name }) => name),
        landscape.parameters.map(({ name }) => name),
      );
      declared.forEach(({ name, slider, scale }, index) => {
        const { default: number } = landscape.parameters[index];
        assert.isTrue(slider[0] <= number && number <= slider[1], name);
        if (scale === 'log') assert.isAbove(slider[0], 0, name);
        for (const value of slider) {
          const turned = compiled(definition.formula, { [name]: value });
          for (const { x, y, f } of minima) {
            assert.closeTo(turned.value(x, y), f, 1e-12);
            assert.isBelow(Math.hypot(...turned.gradient(x, y)), 1e-12);
            const [fxx, fxy, fyy] = turned.hessian(x, y);
            assert.isAbove(fxx * fyy - fxy * fxy, 0);
          }
        }
      });
    });

    test(`${id}: start and minima lie in the view`, () => {
      const { view, start, minima } = definition;
      for (const [x, y] of [start, ...minima]) {
        assert.isTrue(x >= view.x[0] && x <= view.x[1] && y >= view.y[0] && y <= view.y[1], `(${x}, ${y})`);
      }
    });

    test(`${id}: optimizers descend with their recommended learning rates`, () => {
      // A new optimizer is one file: its rates may follow. Those of the default experiment are needed.
      assert.includeMembers([...optimizers.keys()], Object.keys(definition.learningRates));
      assert.containsAllKeys(
        definition.learningRates,
        defaultExperiment.runs.map((run) => run.optimizer),
      );
      for (const [optimizer, lr] of Object.entries(definition.learningRates)) {
        const run = runWith(definition, optimizer, lr);
        assert.equal(run.stop, 'completed', optimizer);
        assert.isBelow(run.loss.at(-1)!, run.loss[0], optimizer);
      }
    });

    // The anisotropic landscape has the textbook's rates, which are not tuned alike.
    if (id === 'anisotropic') continue;
    test(`${id}: the recommended learning rates are the best of their grid that stay in the view`, () => {
      // A start that is moved by a rounding error or two tells whether another machine's cosine would change them.
      for (const nudge of [0, 2e-14, -1e-14]) {
        const [x, y] = definition.start;
        const nudged = { ...definition, start: [x * (1 + nudge), y * (1 - nudge)] as const };
        for (const [optimizer, recommended] of Object.entries(definition.learningRates)) {
          let [best, least] = [NaN, Infinity];
          for (const lr of rateGrid) {
            const run = runWith(nudged, optimizer, lr);
            const final = run.loss.at(-1)!;
            if (staysInView(run.theta, definition) && final < least) [best, least] = [lr, final];
          }
          assert.equal(recommended, best, `${optimizer}, ${nudge}`);
        }
      }
    });

    test(`${id}: what its file does not recommend is measured by the same grid`, () => {
      const objective = { kind: 'landscape', id } as const;
      for (const optimizer of optimizers.keys()) {
        const lr = recommendedLearningRate({ objective, steps: definition.steps }, optimizer);
        if (lr === undefined || Object.hasOwn(definition.learningRates, optimizer)) continue;
        assert.include(rateGrid, lr);
        const run = runWith(definition, optimizer, lr);
        assert.isTrue(staysInView(run.theta, definition), optimizer);
        const others = rateGrid.map((rate) => runWith(definition, optimizer, rate));
        const inView = others.filter(({ theta }) => staysInView(theta, definition));
        assert.equal(run.loss.at(-1), Math.min(...inView.map(({ loss }) => loss.at(-1)!)), optimizer);
      }
    });
  }

  test('there are at least 24', () => assert.isAtLeast(landscapes.size, 24));

  test('the rotated bowl with an angle of 0 is the anisotropic bowl, to the last bit', () => {
    const turned = compiled(landscapes.get('rotated_quadratic')!.formula, { angle: 0 });
    const { formula, view } = landscapes.get('anisotropic')!;
    const plain = compiled(formula);
    for (const [x, y] of points(view, 50)) {
      assert.equal(turned.value(x, y), plain.value(x, y));
      assert.deepEqual(turned.gradient(x, y), plain.gradient(x, y));
    }
  });

  test('a kink is sharp: beside it the slope is the same however near', () => {
    for (const [id, slope, tolerance] of [
      ['ackley', 2.8284271247461903, 1e-6],
      ['plateau', 0.0353331666690476, 1e-6],
    ] as const) {
      const landscape = compiled(landscapes.get(id)!.formula);
      assert.deepEqual(landscape.gradient(0, 0).map(Math.abs), [0, 0]);
      for (const near of [1e-8, 1e-12, 1e-100]) {
        for (const turn of [0, 1, 2, 3, 4, 5, 6, 7]) {
          const [c, s] = [Math.cos((turn * Math.PI) / 4), Math.sin((turn * Math.PI) / 4)];
          const [fx, fy] = landscape.gradient(near * c, near * s);
          assert.closeTo(fx * c + fy * s, slope, tolerance, `${id} at ${near}, ${turn}`);
        }
      }
    }
  });

  test('a grid holds the values at its points, edges included', () => {
    const landscape = compiled('x^2/20 + y^2 + x*y');
    const view = { x: [-7, 3] as const, y: [-5, 0.1] as const };
    const [columns, rows] = [7, 4];
    const grid = landscape.sampleGrid(view, columns, rows);
    assert.lengthOf(grid, columns * rows);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const x =
          column === columns - 1 ? view.x[1] : view.x[0] + column * ((view.x[1] - view.x[0]) / (columns - 1));
        const y = row === rows - 1 ? view.y[1] : view.y[0] + row * ((view.y[1] - view.y[0]) / (rows - 1));
        assert.equal(grid[row * columns + column], landscape.value(x, y));
      }
    }
    assert.equal(landscape.sampleGrid(view, 1, 1)[0], landscape.value(-7, -5));
  });
});
