import { readFileSync } from 'node:fs';
import { assert } from 'chai';
import { optimizers, runExperiment, type RunSpec } from '../../../src/core/index';
import { published, type Point } from './publishedOptimizers';
import { distance, landscapeIds, type TorchTrajectory } from './torchReference';

const recorded = JSON.parse(readFileSync('test/reference/beyond-torch.json', 'utf8')) as {
  readonly trajectories: TorchTrajectory[];
};

/** What the libraries take as a list. */
const lists: Readonly<Record<string, string>> = { betas: 'beta', nus: 'nu' };

/** Neutral values of what the entries leave out. */
const neutral: Readonly<Record<string, unknown>> = {
  rectify: false,
  foreach: true,
  fused: false,
  max_grad_norm: 0,
  weight_decay_type: 'grad',
  k: 0,
};

function specOf({ optimizer, hyperparameters, given }: TorchTrajectory): RunSpec {
  const values: Record<string, number | boolean> = {};
  for (const [name, value] of Object.entries({ ...hyperparameters, ...given })) {
    if (name in neutral) assert.equal(value, neutral[name], name);
    else if (Array.isArray(value)) {
      value.forEach((each: number, index) => (values[`${lists[name]}${index + 1}`] = each));
    } else values[name] = value as number | boolean;
  }
  return { optimizer: optimizer.toLowerCase(), hyperparameters: values };
}

function trajectory(spec: RunSpec, landscape: string, start: Point, steps: number) {
  return runExperiment({
    version: 1,
    objective: { kind: 'landscape', id: landscape },
    start: [...start],
    steps,
    runs: [spec],
  }).runs[0];
}

suite('Optimizers beyond torch.optim', () => {
  test('meet every recording', () => {
    const ids = new Set(recorded.trajectories.map(({ optimizer }) => optimizer.toLowerCase()));
    assert.lengthOf(recorded.trajectories, 57);
    assert.sameMembers(
      [...ids],
      'lion adabelief adan yogi qhadam qhm adabound diffgrad aggmo madgrad novograd lamb adamod'.split(' '),
    );
  });

  for (const entry of recorded.trajectories) {
    test(`retrace ${entry.id} ${JSON.stringify(entry.given)}`, () => {
      const landscape = landscapeIds[entry.function] ?? entry.function;
      const run = trajectory(specOf(entry), landscape, entry.start, entry.stableSteps);
      entry.trajectory.forEach(([x, y, loss], step) => {
        const apart = Math.max(
          distance(run.theta[2 * step], x),
          distance(run.theta[2 * step + 1], y),
          distance(run.loss[step], loss),
        );
        assert.isAtMost(apart, 1e-9, `step ${step}`);
      });
    });
  }

  for (const { id, source, step, runs } of published) {
    for (const { landscape, start, steps, values } of runs) {
      test(`${id} agrees with ${source} on ${landscape} ${JSON.stringify(values)}`, () => {
        const defaults = optimizers
          .get(id)!
          .hyperparameters.map((each) => [each.name, each.default] as const);
        const run = trajectory({ optimizer: id, hyperparameters: values }, landscape, start, steps);
        const points = step({ ...Object.fromEntries(defaults), ...values }, landscape, start, steps);
        assert.equal(run.stop, 'completed');
        points.forEach((point, index) => {
          const apart = Math.max(...point.map((each, i) => distance(run.theta[2 * index + i], each)));
          assert.isAtMost(apart, 1e-9, `step ${index}`);
        });
        assert.notDeepEqual(points.at(-1), [...start], 'moves');
      });
    }
  }

  test('those without a recording have a transcription', () => {
    const transcribed = new Set(published.map(({ id }) => id));
    for (const id of 'lars signsgd adafactor muon sophia sam lookahead schedulefree_sgd schedulefree_adamw prodigy'.split(
      ' ',
    )) {
      assert.isTrue(transcribed.has(id), id);
    }
  });

  test('say so where two parameters mislead', () => {
    const cautioned = [...optimizers.values()].filter(({ caution }) => caution !== undefined);
    assert.includeMembers(
      cautioned.map(({ id }) => id),
      ['lamb', 'lars', 'adafactor', 'muon'],
    );
    const onData = [...optimizers.values()].filter(({ cautionOnData }) => cautionOnData !== undefined);
    assert.includeMembers(
      onData.map(({ id }) => id),
      ['lamb', 'lars', 'adafactor', 'muon', 'novograd'],
    );
    for (const { cautionOnData } of onData) assert.match(cautionOnData!, /^[A-Z][^.]*\.$/, 'one sentence');
    for (const { caution } of cautioned) assert.match(caution!, /^[A-Z][^.]*\.$/, 'one sentence');
  });
});
