import { assert } from 'chai';
import { landscapes, optimizers, recommendedLearningRate, runExperiment } from '../../../src/core/index';
import { note } from '../../mocha/reporter';

const steps = 20_000;

/** Which do not get there at any constant learning rate, and who says so. */
const exceptions: Readonly<Record<string, string>> = {
  'lamb rosenbrock':
    'a step is as long as lr times theta, however flat it is: You et al. (2020), arXiv:1904.00962, algorithm 2, takes a falling rate',
  'signsgd rosenbrock':
    'a step is as long as lr, however flat it is: Bernstein et al. (2018), arXiv:1802.04434, theorem 1, divides lr by a root of the steps',
  'adabound rosenbrock':
    'becomes SGD with momentum at final_lr = 0.1 whatever lr is: Luo et al. (2019), arXiv:1902.09843, algorithm 2',
  'sam rosenbrock':
    'with a rho that does not fall it stays beside the minimum: Si and Yun (2023), arXiv:2306.09850',
};

suite('Convergence', () => {
  for (const id of ['anisotropic', 'rosenbrock']) {
    const objective = { kind: 'landscape', id } as const;
    const [[, , least]] = landscapes.get(id)!.minima;
    const reached: string[] = [];
    for (const optimizer of optimizers.keys()) {
      const exception = exceptions[`${optimizer} ${id}`];
      const what = exception === undefined ? 'gets within 1e-3 of the minimum' : `does not: ${exception}`;
      test(`${optimizer} on ${id}, ${steps} steps at the recommended learning rate: ${what}`, () => {
        const lr = recommendedLearningRate({ objective, steps }, optimizer);
        if (exception === undefined) assert.isDefined(lr);
        const hyperparameters = lr === undefined ? {} : { lr };
        const [run] = runExperiment({
          version: 1,
          objective,
          steps,
          runs: [{ optimizer, hyperparameters }],
        }).runs;
        const gap = run.loss[steps] - least;
        reached.push(`${optimizer.padEnd(20)} ${String(lr).padEnd(8)} ${gap.toExponential(1)}`);
        if (exception === undefined) assert.isAtMost(gap, 1e-3);
        // An exception that has become none has to go.
        else assert.isNotTrue(gap <= 1e-3);
      });
    }
    suiteTeardown(() => {
      if (reached.length > 0)
        note([`${id}: optimizer, learning rate, loss above the minimum`, ...reached].join('\n'));
    });
  }

  test('at most 6 exceptions, each of an optimizer and a landscape that are here', () => {
    assert.isAtMost(Object.keys(exceptions).length, 6);
    for (const pair of Object.keys(exceptions)) {
      const [optimizer, id] = pair.split(' ');
      assert.isTrue(optimizers.has(optimizer) && landscapes.has(id), pair);
    }
  });
});
