import { assert } from 'chai';
import { compilationCount } from '../../../src/core/compile/generated';
import { orthogonalizeInSlices } from '../../../src/core/compile/orthogonalize';
import {
  compileRule,
  optimizers,
  resolveRun,
  runExperiment,
  type Experiment,
  type Library,
  type Objective,
  type RunSpec,
  type Values,
} from '../../../src/core/index';
import { note } from '../../mocha/reporter';
import { Programs } from './programs';
import { RuleWalker } from './ruleWalker';
import { orthogonalize, vectorRun } from './vectorRuns';

const rosenbrock: Omit<Experiment, 'runs'> = {
  version: 1,
  objective: { kind: 'landscape', id: 'rosenbrock' },
  start: [-1.5, 2],
  steps: 60,
};

/** Every optimizer as every library has it, with every flag turned. */
function specs(): RunSpec[] {
  return [...optimizers.values()].flatMap(({ id, libraries, hyperparameters }) => {
    const flags = hyperparameters.filter(({ kind, name }) => kind === 'flag' && name !== 'capturable');
    const turned = flags.map(({ name, default: value }): Values => ({ [name]: !value }));
    return [
      ...Object.keys(libraries).map((library): RunSpec => ({ optimizer: id, library: library as Library })),
      ...turned.map((values): RunSpec => ({ optimizer: id, hyperparameters: values })),
    ];
  });
}

/** Whether a run asks for what models on data do not have. */
function needsCurvature({ optimizer }: RunSpec): boolean {
  return optimizers.get(optimizer)!.rule.includes('hessian_diagonal');
}

/** How far two columns are apart, relative to their size; not finite together counts as equal. */
function apart(a: Float64Array, b: Float64Array): number {
  let worst = 0;
  for (let i = 0; i < a.length; i++) {
    if (Object.is(a[i], b[i]) || !Number.isFinite(a[i])) continue;
    worst = Math.max(worst, Math.abs(a[i] - b[i]) / Math.max(1, Math.abs(a[i]), Math.abs(b[i])));
  }
  return worst;
}

suite('Rules on any number of parameters', () => {
  const around: Readonly<Record<string, { experiment?: Partial<Experiment>; run?: Partial<RunSpec> }>> = {
    alone: {},
    'clipped by norm': { run: { clip: { norm: 0.7 } } },
    'clipped by value': { run: { clip: { value: 0.3 } } },
    'with noise': { experiment: { noise: { sigma: 0.1, seed: 3 } } },
    'with a schedule': { run: { schedule: { name: 'CosineAnnealingLR' } } },
    'with all of it': {
      experiment: { noise: { sigma: 0.1, seed: 3 } },
      run: { clip: { norm: 0.7 }, schedule: { name: 'ReduceLROnPlateau' } },
    },
  };

  for (const [title, { experiment = {}, run = {} }] of Object.entries(around)) {
    test(`retrace the kernels of two parameters, ${title}`, () => {
      let exact = 0;
      let worst = 0;
      const all = specs().filter((spec) => !needsCurvature(spec));
      for (const spec of all) {
        const asked: Experiment = { ...rosenbrock, ...experiment, runs: [{ ...spec, ...run }] };
        const [known] = runExperiment(asked).runs;
        const found = vectorRun(asked);
        const name = JSON.stringify(spec);
        const distances = [apart(known.theta, found.theta), apart(known.loss, found.loss)];
        for (const [plot, column] of Object.entries(known.extra ?? {}))
          distances.push(apart(column, found.extra[plot]));
        const distance = Math.max(...distances);
        assert.isAtMost(distance, 1e-13, name);
        if (distance === 0) exact++;
        worst = Math.max(worst, distance);
      }
      note(`${title}: ${exact} of ${all.length} to the last bit, worst ${worst.toExponential(1)}`);
    });
  }

  test('retrace them on rules nobody thought of, to the last bit', () => {
    const programs = new Programs(21);
    let compared = 0;
    while (compared < 1_500) {
      const rule = programs.rule(['a', 'b', 'c', 'd', 'k', 'lr'], ['flag']);
      const compiled = compileRule(rule);
      if (!compiled.ok || rule.includes('hessian_diagonal')) continue;
      const hyperparameters = Object.fromEntries(
        compiled.rule.hyperparameters.map(({ name, kind }) => [
          name,
          kind === 'flag' ? programs.below(2) === 1 : programs.pick([0, 1, 0.5, -2, 1e-3]),
        ]),
      );
      const spec: RunSpec = { optimizer: 'custom', rule, hyperparameters };
      const asked: Experiment = {
        ...rosenbrock,
        steps: 4,
        noise: { sigma: 0.1, seed: 3 },
        runs: [{ ...spec, ...(programs.below(2) === 0 && { clip: { norm: 0.7 } }) }],
      };
      const [known] = runExperiment(asked).runs;
      const found = vectorRun(asked);
      // Of a look at a fixed place the kernels of two parameters make a number once and for all, and divide by it in
      // another way. And a sum that begins with 0 knows no −0.
      const isFixed = /\b(loss|grad)\([^()]*\)/g;
      const looks = rule.match(isFixed) ?? [];
      if (looks.some((look) => !/theta|\bg\b|[abcdk]|lr/.test(look.slice(look.indexOf('('))))) continue;
      // So do they of what is summed over the sizes of matrices, which are constants there.
      if (/\b(rows|columns)\(/.test(rule) && /\b(norm|sum|mean|dot)\(/.test(rule)) continue;
      for (let k = 0; k < 2 * (known.lastFiniteStep + 1); k++)
        assert.isTrue(
          known.theta[k] === found.theta[k],
          `${known.theta[k]}, ${found.theta[k]} of\n${rule}, ${JSON.stringify(asked.runs[0])}`,
        );
      compared++;
    }
  }).timeout(60_000);

  /** A loss of five parameters that all depend on each other. */
  const coupled: Objective = {
    dimension: 5,
    value(theta) {
      let sum = 0;
      for (let i = 0; i < 5; i++) sum += (i + 1) * (theta[i] - theta[(i + 1) % 5] / 2) ** 2;
      return sum;
    },
    gradient(theta, out) {
      out.fill(0);
      for (let i = 0; i < 5; i++) {
        const next = (i + 1) % 5;
        const slope = 2 * (i + 1) * (theta[i] - theta[next] / 2);
        out[i] += slope;
        out[next] -= slope / 2;
      }
    },
  };
  const start = [1.5, -0.75, 2, 0.1, -1];

  /** Steps a rule's tree beside its kernel. */
  function assertRetraced(spec: RunSpec): void {
    const steps = 12;
    const asked: Experiment = { ...rosenbrock, start, steps, runs: [spec] };
    const resolved = resolveRun(asked, spec);
    if (!resolved.ok) throw new Error(JSON.stringify(resolved.errors));
    const { rule, values } = resolved.run;
    const { theta } = vectorRun(asked, coupled);
    const walker = new RuleWalker(rule, values, coupled, start);
    for (let t = 1; t <= steps; t++) {
      const expected = Float64Array.from(walker.step(t));
      assert.isAtMost(apart(expected, theta.subarray(5 * t, 5 * t + 5)), 1e-11, `${rule.source}, step ${t}`);
    }
  }

  test('of five parameters take the steps that their trees say', () => {
    for (const spec of specs()) if (!needsCurvature(spec) && spec.optimizer !== 'muon') assertRetraced(spec);
  });

  const awkward: Readonly<Record<string, string>> = {
    'states that change places': 'init a = theta\ninit b = g\ntheta = theta - 0.01 * a\nc = a\na = b\nb = c',
    'what stood there before, read late':
      'm = 0.5 * m + g\nold = norm(theta - m)\ntheta = theta - 0.01 * m / (1 + old)\nn = n + norm(theta)\ntheta = theta / (1 + 1e-3 * n)',
    'what a state was, when it is already another':
      'u = m / (1 + norm(g))\nm = 0.5 * m + g\ntheta = theta - 0.01 * (u + m)',
    'a chain of gradients':
      'a = theta - 0.01 * g\nb = a - 0.01 * grad(a)\ntheta = b - 0.01 * grad(b) * norm(a) / (1 + loss(b))',
    'numbers that are needed beyond a gradient':
      'n = norm(g)\nk = k + n\nd = grad(theta - 0.01 * g / n)\ntheta = theta - 0.01 * d * min(1, k / (1 + n))',
    'a state that is looked at':
      'init slow = theta\nslow = 0.9 * slow + 0.1 * theta\ntheta = theta - 0.01 * grad(slow) - 0.001 * loss(slow) * sign(g)',
    'the gradient where the step begins, again':
      'theta = theta - 0.005 * (g + grad(theta)) * (1 / (1 + loss(theta)))',
    'sums of sums':
      'a = theta - mean(theta)\nb = a / (1 + norm(a))\nc = b - sum(b * g) / (1 + dot(g, g))\ntheta = theta - 0.01 * g - 0.001 * c',
    'numbers in place of one for each parameter':
      'm = t\ntheta = theta - 0.01 * g + 0 * norm(m) + 0.001 * sum(2)',
    'a condition for each parameter, kept from loop to loop':
      'turn = g * theta < 0\nn = norm(turn ? g : theta)\ntheta = theta - 0.01 * (turn ? g : g / (1 + n))',
    'starts that need the gradient':
      'init v = g^2\ninit n = norm(v)\nv = 0.9 * v + 0.1 * g^2\nn = 0.5 * n + 1\ntheta = theta - 0.01 * g / (sqrt(v) + n)',
    'sizes of matrices, kept, summed and in conditions':
      'init k = columns(g)\nk = 0.5 * k + rows(theta) + columns(2)\ntall = rows(g) > columns(g)\ntheta = theta - 0.01 * (tall ? theta : g) * sqrt(k / columns(k)) - 1e-4 * norm(columns(1)) * rows(t)^-0.5',
    'no gradient at all': 'theta = theta * (1 - 1 / (1 + t + loss(theta / 2)))',
  };
  for (const [title, rule] of Object.entries(awkward))
    test(`of five parameters retrace ${title}`, () => assertRetraced({ optimizer: 'custom', rule }));

  test('are compiled once, whatever their numbers', () => {
    const turned = (lr: number): Experiment => ({
      ...rosenbrock,
      start,
      runs: [{ optimizer: 'adam', hyperparameters: { lr, weight_decay: lr / 7 } }],
    });
    vectorRun(turned(0.1), coupled);
    const before = compilationCount();
    for (let lr = 0; lr < 1; lr += 0.1) vectorRun(turned(lr + 0.01), coupled);
    assert.equal(compilationCount(), before);
  });

  test('bring each matrix near orthogonal by itself, a tall one as a wide one', () => {
    const matrices = [
      { offset: 0, rows: 3, columns: 2 },
      { offset: 6, rows: 1, columns: 3 },
      { offset: 9, rows: 2, columns: 3 },
    ];
    const from = Float64Array.of(3, 1, -2, 4, 0.5, 1, 2, -1, 2, 3, -2, 0.5, 1, 4, 1);
    const to = new Float64Array(15);
    orthogonalize(from, to, matrices);
    // The row of three keeps its direction, and its length comes near 1.
    for (let i = 6; i < 9; i++) assert.approximately(to[i] / to[6], from[i] / from[6], 1e-12);
    assert.approximately(Math.hypot(...to.subarray(6, 9)), 1, 0.35);
    // The tall one is the wide one, transposed.
    for (let row = 0; row < 3; row++)
      for (let column = 0; column < 2; column++)
        assert.approximately(to[row * 2 + column], to[9 + column * 3 + row], 1e-12);
    // Its singular values are the roots of the eigenvalues of X Xᵀ.
    const dot = (a: number, b: number) => [0, 1, 2].reduce((sum, k) => sum + to[a + k] * to[b + k], 0);
    const [mean, half] = [(dot(9, 9) + dot(12, 12)) / 2, (dot(9, 9) - dot(12, 12)) / 2];
    const spread = Math.hypot(half, dot(9, 12));
    for (const square of [mean - spread, mean + spread]) assert.approximately(Math.sqrt(square), 1, 0.35);
  });

  test('let others in while they orthogonalize a large matrix', () => {
    const numbers = Float64Array.from({ length: 300 * 200 }, (_, index) => Math.sin(index * index));
    const matrix = { offset: 0, rows: 300, columns: 200 };
    const slices = [...orthogonalizeInSlices(numbers, new Float64Array(numbers.length), [matrix])];
    assert.isAbove(slices.length, 50);
  });
});
