import { assert } from 'chai';
import { compileLandscape, landscapes, runExperiment, type Values } from '../../../src/core/index';
import { distance } from './torchReference';

// What the recordings do not turn: weight decay of either kind, maximize, AMSGrad in AdamW, the end of ASGD's decay.
// The steps of torch.optim, in its own order of operations, for one parameter.

/** Takes a step of one parameter, with the gradient there, and remembers. */
type Step = (theta: number, gradient: number, t: number) => number;

interface Decay {
  readonly weight_decay: number;
  readonly decoupled?: boolean;
}

/** torch.optim's weight decay: parameter and gradient after it. */
function decayed(theta: number, g: number, lr: number, { weight_decay, decoupled }: Decay): [number, number] {
  return decoupled ? [theta * (1 - lr * weight_decay), g] : [theta, g + weight_decay * theta];
}

function adadelta(lr: number, decay: Decay): Step {
  const [rho, eps] = [0.9, 1e-6];
  let [squares, steps] = [0, 0];
  return (theta, gradient) => {
    const [, g] = decayed(theta, gradient, lr, decay);
    squares = squares * rho + (1 - rho) * g * g;
    const delta = (Math.sqrt(steps + eps) / Math.sqrt(squares + eps)) * g;
    steps = steps * rho + (1 - rho) * delta * delta;
    return theta - lr * delta;
  };
}

function adamax(lr: number, decay: Decay): Step {
  let [mean, norm] = [0, 0];
  return (theta, gradient, t) => {
    const [, g] = decayed(theta, gradient, lr, decay);
    mean += (g - mean) * (1 - 0.9);
    norm = Math.max(norm * 0.999, Math.abs(g) + 1e-8);
    return theta - (lr / (1 - 0.9 ** t)) * (mean / norm);
  };
}

/** Means of Adam's kind, and what becomes of them. */
function moments(
  lr: number,
  decay: Decay,
  update: (mean: number, square: number, t: number, g: number) => number,
): Step {
  let [mean, square] = [0, 0];
  return (theta, gradient, t) => {
    const [start, g] = decayed(theta, gradient, lr, decay);
    mean += (g - mean) * (1 - 0.9);
    square = square * 0.999 + (1 - 0.999) * g * g;
    return start - lr * update(mean, square, t, g);
  };
}

function adamw(lr: number, decay: Decay, amsgrad: boolean): Step {
  let largest = 0;
  return moments(lr, { ...decay, decoupled: true }, (mean, square, t) => {
    largest = Math.max(largest, square);
    const root = Math.sqrt(amsgrad ? largest : square) / Math.sqrt(1 - 0.999 ** t);
    return mean / (1 - 0.9 ** t) / (root + 1e-8);
  });
}

function nadam(lr: number, decay: Decay, momentumDecay: number): Step {
  let product = 1;
  const momentum = (t: number) => 0.9 * (1 - 0.5 * 0.96 ** (t * momentumDecay));
  return moments(lr, decay, (mean, square, t, g) => {
    const [mu, next] = [momentum(t), momentum(t + 1)];
    product *= mu;
    const root = Math.sqrt(square / (1 - 0.999 ** t)) + 1e-8;
    return ((1 - mu) / (1 - product)) * (g / root) + (next / (1 - product * next)) * (mean / root);
  });
}

function radam(lr: number, decay: Decay): Step {
  const limit = 2 / (1 - 0.999) - 1;
  return moments(lr, decay, (mean, square, t) => {
    const correction = 1 - 0.999 ** t;
    const length = limit - (2 * t * 0.999 ** t) / correction;
    const corrected = mean / (1 - 0.9 ** t);
    if (length <= 5) return corrected;
    const rectified = (((length - 4) * (length - 2) * limit) / ((limit - 4) * (limit - 2) * length)) ** 0.5;
    return corrected * (correction ** 0.5 / (Math.sqrt(square) + 1e-8)) * rectified;
  });
}

function rprop(lr: number): Step {
  let [size, before] = [lr, 0];
  return (theta, gradient) => {
    let g = gradient;
    const sign = Math.sign(g * before);
    size = Math.min(Math.max(size * (sign > 0 ? 1.5 : sign < 0 ? 0.4 : 1), 0.05), 0.2);
    if (sign < 0) g = 0;
    before = g;
    return theta - Math.sign(g) * size;
  };
}

function asgd(lr: number, decay: Decay, lambd: number, alpha: number): Step {
  let eta = lr;
  return (theta, gradient, t) => {
    const [, g] = decayed(theta, gradient, lr, decay);
    const next = theta * (1 - lambd * eta) - eta * g;
    eta = lr / (1 + lambd * lr * t) ** alpha;
    return next;
  };
}

const weight_decay = 0.05;
const cases: readonly (readonly [string, Values, () => Step])[] = [
  ['adadelta', { lr: 2, weight_decay }, () => adadelta(2, { weight_decay })],
  ['adamw', { lr: 0.1, weight_decay }, () => adamw(0.1, { weight_decay }, false)],
  ['adamw', { lr: 0.1, weight_decay, amsgrad: true }, () => adamw(0.1, { weight_decay }, true)],
  ['adamax', { lr: 0.1, weight_decay }, () => adamax(0.1, { weight_decay })],
  ['nadam', { lr: 0.1, weight_decay, momentum_decay: 0.5 }, () => nadam(0.1, { weight_decay }, 0.5)],
  [
    'nadam',
    { lr: 0.1, weight_decay, decoupled_weight_decay: true },
    () => nadam(0.1, { weight_decay, decoupled: true }, 4e-3),
  ],
  ['radam', { lr: 0.1, weight_decay }, () => radam(0.1, { weight_decay })],
  [
    'radam',
    { lr: 0.1, weight_decay, decoupled_weight_decay: true },
    () => radam(0.1, { weight_decay, decoupled: true }),
  ],
  ['rprop', { lr: 0.1, etaminus: 0.4, etaplus: 1.5, step_min: 0.05, step_max: 0.2 }, () => rprop(0.1)],
  [
    'asgd',
    { lr: 0.3, lambd: 0.1, alpha: 0.6, t0: 5, weight_decay },
    () => asgd(0.3, { weight_decay }, 0.1, 0.6),
  ],
];

suite('Options of torch.optim', () => {
  const compiled = compileLandscape(landscapes.get('anisotropic')!.formula);
  if (!compiled.ok) throw new Error('no landscape');
  const { landscape } = compiled;

  for (const [optimizer, values, stepper] of cases) {
    for (const maximize of [false, true]) {
      const hyperparameters: Values = { ...values, maximize };
      test(`${optimizer} takes ${JSON.stringify(hyperparameters)} as torch.optim does`, () => {
        const [run] = runExperiment({
          version: 1,
          objective: { kind: 'landscape', id: 'anisotropic' },
          start: [-7, 4],
          steps: 40,
          runs: [{ optimizer, hyperparameters }],
        }).runs;
        const steppers = [stepper(), stepper()];
        let theta = [-7, 4];
        for (let t = 1; t <= 40; t++) {
          const slope = landscape.gradient(theta[0], theta[1]);
          theta = theta.map((value, i) => steppers[i](value, maximize ? -slope[i] : slope[i], t));
          for (const i of [0, 1]) {
            assert.isAtMost(distance(run.theta[2 * t + i], theta[i]), 1e-11, `step ${t}`);
          }
        }
      });
    }
  }
});
