import { assert } from 'chai';
import {
  compileDataObjective,
  losses,
  models,
  type Dataset,
  type LossDefinition,
  type Model,
} from '../../../src/core/index';
import { Xoshiro128 } from '../../../src/core/random/xoshiro128';
import { uniform, uniformIndex } from '../../../src/core/random/uniform';

const shapes: Readonly<Record<Model['kind'], readonly Model[]>> = {
  linear: [{ kind: 'linear' }],
  polynomial: [
    { kind: 'polynomial', degree: 1 },
    { kind: 'polynomial', degree: 3 },
  ],
  logistic: [{ kind: 'logistic' }],
  softmax: [{ kind: 'softmax' }],
  mlp: (['tanh', 'relu'] as const).flatMap((activation) =>
    [[], [1], [5], [4, 3], [3, 4, 2]].map((hidden) => ({ kind: 'mlp', hidden, activation }) as const),
  ),
};

const everyCombination = [...models.values()].flatMap(({ kind, losses: takes }) =>
  shapes[kind].flatMap((shape) =>
    takes.flatMap((loss) => [0, 0.7].map((l2): Model => ({ ...shape, loss, l2 }))),
  ),
);

/** Rows on which the loss has a meaning. */
function someRows({ target }: LossDefinition, random: Xoshiro128): Dataset {
  const rows = 12;
  const draw = { number: () => uniform(3, random), binary: () => uniformIndex(2, random) };
  const targets = Float64Array.from({ length: rows }, (_, row) =>
    target === 'class' ? row % 4 : draw[target](),
  );
  const features = Float64Array.from({ length: rows * 3 }, () => uniform(2, random));
  return { features, columns: 3, target: targets };
}

suite('The gradient of every model with every loss', () => {
  for (const model of everyCombination) {
    test(`is its loss’s, in differences: ${JSON.stringify(model)}`, () => {
      const random = Xoshiro128.seeded(1, 2);
      const data = someRows(losses.get(model.loss!)!, random);
      const rows = {
        features: Array.from({ length: 12 }, (_, row) => [...data.features.slice(3 * row, 3 * row + 3)]),
        target: [...data.target],
      };
      const objective = compileDataObjective({ kind: 'data', rows, model });
      const { dimension } = objective;
      // Four rows at once, and two alone.
      const batch = Int32Array.of(3, 11, 0, 7, 3, 5, 2);
      for (let turn = 0; turn < 5; turn++) {
        const theta = Float64Array.from({ length: dimension }, () => uniform(1.5, random));
        const gradient = new Float64Array(dimension).fill(NaN);
        const value = (at: Float64Array) => objective.model.batch(at, data, batch, 1, 6);
        assert.equal(objective.model.batch(theta, data, batch, 1, 6, gradient), value(theta));
        theta.forEach((number, i) => {
          const differences = [1e-4, -1e-4, 2e-4, -2e-4].map((by) => {
            const moved = Float64Array.from(theta);
            moved[i] = number + by;
            return value(moved);
          });
          // Five points: the error is of the fourth order of the distance.
          const slope = (8 * (differences[0] - differences[1]) - (differences[2] - differences[3])) / 12e-4;
          assert.approximately(gradient[i], slope, 1e-8 * Math.max(1, Math.abs(slope)), `parameter ${i}`);
        });
      }
    });
  }
});
