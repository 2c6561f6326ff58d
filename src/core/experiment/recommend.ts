import { remember } from '../compile/cache';
import { landscapes } from '../landscapes/catalogue';
import type { LandscapeDefinition } from '../landscapes/definition';
import { optimizers } from '../optimizers/catalogue';
import { landscapeOf } from './objective';
import { resolveRun } from './resolve';
import { runExperiment } from './run';
import type { Experiment } from './types';

/** 1, 2 and 5 times the powers of ten from 1e-5 to 5. */
const grid: readonly number[] = [-5, -4, -3, -2, -1, 0].flatMap((exponent) =>
  [1, 2, 5].map((factor) => Number(`${factor}e${exponent}`)),
);

/** What gets nowhere in a few steps may still be what gets closest in many. */
const manySteps = 20_000;

/**
 * The learning rate recommended for an optimizer on a landscape of the catalogue: that of 1, 2 and 5 times the powers
 * of ten from 1e-5 to 5 with the lowest final loss, from the landscape's own start, among those whose trajectory stays
 * in the view; or the one that the landscape's file gives. It holds for as many steps as the landscape shows, or for
 * 20,000, whichever the experiment's are nearer to, as a ratio.
 * @returns undefined for other objectives, for optimizers of one's own and those without a learning rate, and where
 *   no rate of the grid stays in the view
 */
export function recommendedLearningRate(
  experiment: Pick<Experiment, 'objective' | 'optimizers' | 'steps'>,
  optimizer: string,
): number | undefined {
  const landscape = landscapeOf(experiment.objective);
  // An own optimizer under a name of the catalogue is another one.
  if (landscape === undefined || Object.hasOwn(experiment.optimizers ?? {}, optimizer)) return undefined;
  const isLong = experiment.steps > Math.sqrt(landscape.steps * manySteps);
  if (!isLong && Object.hasOwn(landscape.learningRates, optimizer)) return landscape.learningRates[optimizer];
  const steps = isLong ? manySteps : landscape.steps;
  return optimizers.has(optimizer) ? measured(`${landscape.id} ${optimizer} ${steps}`).rate : undefined;
}

const measured = remember(1000, (key: string): { readonly rate: number | undefined } => {
  const [id, optimizer, steps] = key.split(' ');
  return { rate: measure(landscapes.get(id)!, optimizer, Number(steps)) };
});

function measure(
  { id, start, view }: LandscapeDefinition,
  optimizer: string,
  steps: number,
): number | undefined {
  const specs = grid.map((lr) => ({ optimizer, hyperparameters: { lr } }));
  const possible = specs.filter((spec) => resolveRun({}, spec).ok);
  const { runs } = runExperiment({
    version: 1,
    objective: { kind: 'landscape', id },
    start: [...start],
    steps,
    runs: possible,
  });
  const staysInView = (theta: Float64Array): boolean =>
    theta.every((value, i) => {
      const [min, max] = i % 2 === 0 ? view.x : view.y;
      return value >= min && value <= max;
    });
  let [best, least] = [-1, Infinity];
  runs.forEach(({ theta, loss }, i) => {
    const final = loss[loss.length - 1];
    if (final < least && staysInView(theta)) [best, least] = [i, final];
  });
  return best < 0 ? undefined : possible[best].hyperparameters.lr;
}
