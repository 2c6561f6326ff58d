// What test/bench/contours.ts measures: one side at a time, in ms. Rosenbrock and Rastrigin: long lines and many.
import { contours } from 'd3-contour';
import { compileLandscape, landscapes } from '../../src/core/index';
import { isolines } from '../../src/webview/plot/contours';
import { isolinePath } from '../../src/webview/plot/isolinePath';

const size = 256;
const count = 24;
/** Takes the paths, so that they are not thrown away unmade. */
let canvas = new Path2D();

const grids = ['rosenbrock', 'rastrigin'].map((id) => {
  const { formula, view } = landscapes.get(id)!;
  const compiled = compileLandscape(formula);
  if (!compiled.ok) throw new Error(compiled.errors[0].message);
  const values = compiled.landscape.sampleGrid(view, size, size);
  const sorted = values.toSorted();
  const levels = Float64Array.from(
    { length: count },
    (_, k) => sorted[Math.floor(((k + 1) / (count + 1)) * sorted.length)],
  );
  return { values, levels };
});

export function ours(): number {
  canvas = new Path2D();
  const begin = performance.now();
  for (const { values, levels } of grids) {
    const single = Float32Array.from(values);
    for (const segments of isolines(single, size, size, levels))
      canvas.addPath(isolinePath(segments, 2, 2, 512));
  }
  return performance.now() - begin;
}

export function theirs(): number {
  canvas = new Path2D();
  const begin = performance.now();
  for (const { values, levels } of grids) {
    // d3-contour only reads the samples, which its types want as a plain array.
    const isobands = contours()
      .size([size, size])
      .thresholds([...levels])(values as unknown as number[]);
    for (const { coordinates } of isobands) {
      const path = new Path2D();
      for (const polygon of coordinates) {
        for (const ring of polygon) {
          ring.forEach(([x, y], i) => (i === 0 ? path.moveTo(2 * x, 2 * y) : path.lineTo(2 * x, 2 * y)));
          path.closePath();
        }
      }
      canvas.addPath(path);
    }
  }
  return performance.now() - begin;
}
