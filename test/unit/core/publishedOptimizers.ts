// Optimizers as they were published, statement by statement: what the catalogue's rules are held against where no
// recording is at hand, or none that has turned some argument. Plain loops over two parameters, on purpose without
// anything of the core.

export type Point = readonly [number, number];
type Numbers = Readonly<Record<string, number>>;
type Flags = Readonly<Record<string, boolean>>;

interface Landscape {
  readonly gradient: (x: number, y: number) => number[];
  readonly curvature: (x: number, y: number) => number[];
}

const landscapes: Readonly<Record<string, Landscape>> = {
  anisotropic: { gradient: (x, y) => [x / 10, 2 * y], curvature: () => [0.1, 2] },
  rosenbrock: {
    gradient: (x, y) => [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)],
    curvature: (x, y) => [2 - 400 * (y - 3 * x * x), 200],
  },
  himmelblau: {
    gradient: (x, y) => [
      4 * x * (x * x + y - 11) + 2 * (x + y * y - 7),
      2 * (x * x + y - 11) + 4 * y * (x + y * y - 7),
    ],
    curvature: (x, y) => [12 * x * x + 4 * y - 42, 12 * y * y + 4 * x - 26],
  },
};

/** Everything an update may use; it changes `theta`, and keeps what it likes in `state`. */
interface Step {
  readonly theta: number[];
  readonly state: Record<string, number[]>;
  /** The step, from 1. */
  readonly t: number;
  readonly n: Numbers;
  readonly on: Flags;
  readonly gradient: (theta: readonly number[]) => number[];
  readonly curvature: (theta: readonly number[]) => number[];
}

const both = [0, 1];
const norm = (u: readonly number[]) => Math.sqrt(u[0] * u[0] + u[1] * u[1]);
type Matrix = readonly (readonly number[])[];
const transposed = (a: Matrix) => a[0].map((_, column) => a.map((row) => row[column]));
const product = (a: Matrix, b: Matrix) =>
  a.map((row) => b[0].map((_, j) => row.reduce((sum, each, k) => sum + each * b[k][j], 0)));

interface Published {
  readonly id: string;
  readonly source: string;
  /** The parameters after each step, the start first. */
  readonly step: (
    values: Readonly<Record<string, number | boolean>>,
    landscape: string,
    start: Point,
    steps: number,
  ) => number[][];
  readonly runs: readonly {
    readonly landscape: string;
    readonly start: Point;
    readonly steps: number;
    readonly values: Readonly<Record<string, number | boolean>>;
  }[];
}

/** @param shown what is recorded, where it is not the parameters that are updated */
function entry(
  id: string,
  source: string,
  variants: readonly Readonly<Record<string, number | boolean>>[],
  update: (step: Step) => void,
  shown: (step: Step) => number[] = ({ theta }) => theta,
): Published {
  const places = [
    { landscape: 'anisotropic', start: [-7, 4] as const, steps: 100 },
    { landscape: 'himmelblau', start: [0.5, -0.5] as const, steps: 60 },
    // Past these steps the valley amplifies rounding noise.
    { landscape: 'rosenbrock', start: [-1.5, 2] as const, steps: 40 },
  ];
  return {
    id,
    source,
    runs: variants.flatMap((values) =>
      places
        // One learning rate for all: the steep landscapes need one that hardly moves on the flat one.
        .map((place) => ({ ...place, values }))
        .filter(({ landscape }) => landscape === 'anisotropic' || Number(values.lr) <= 0.01),
    ),
    step(values, landscape, start, steps) {
      const { gradient, curvature } = landscapes[landscape];
      const theta = [...start];
      const state: Record<string, number[]> = {};
      const points = [[...theta]];
      for (let t = 1; t <= steps; t++) {
        const step: Step = {
          theta,
          state,
          t,
          n: values as Numbers,
          on: values as Flags,
          gradient: ([x, y]) => gradient(x, y),
          curvature: ([x, y]) => curvature(x, y),
        };
        update(step);
        points.push([...shown(step)]);
      }
      return points;
    },
  };
}

/** You, Gitman and Ginsburg (2017), Algorithm 1, with the ratio of 1 that optax 0.2 takes where a length is 0. */
const lars = entry(
  'lars',
  'arXiv:1708.03888, Algorithm 1',
  [
    { lr: 1 },
    { lr: 5, weight_decay: 0.05, momentum: 0.5, trust_coefficient: 0.01 },
    { lr: 0.01, weight_decay: 0.1 },
  ],
  ({ theta, state, n, gradient }) => {
    const v = (state.v ??= [0, 0]);
    const g = gradient(theta);
    const [weights, slope] = [norm(theta), norm(g) + n.weight_decay * norm(theta)];
    const local = weights > 0 && slope > 0 ? (n.trust_coefficient * weights) / slope : 1;
    for (const i of both) {
      v[i] = n.momentum * v[i] + n.lr * local * (g[i] + n.weight_decay * theta[i]);
    }
    for (const i of both) theta[i] -= v[i];
  },
);

/** mxnet.optimizer.Signum and its operator signsgd_update, MXNet 1.9. */
const signsgd = entry(
  'signsgd',
  'MXNet 1.9’s Signum',
  [{ lr: 0.01 }, { lr: 0.01, momentum: 0.9 }, { lr: 0.1, momentum: 0.5, weight_decay: 0.1, wd_lh: 0.2 }],
  ({ theta, state, n, gradient }) => {
    const momentum = (state.momentum ??= [0, 0]);
    const g = gradient(theta);
    for (const i of both) {
      const rescaled = g[i] + n.weight_decay * theta[i];
      if (n.momentum === 0) {
        theta[i] = (1 - n.lr * n.wd_lh) * theta[i] - n.lr * Math.sign(rescaled);
      } else {
        momentum[i] = n.momentum * momentum[i] + (1 - n.momentum) * rescaled;
        theta[i] = (1 - n.lr * n.wd_lh) * theta[i] - n.lr * Math.sign(momentum[i]);
      }
    }
  },
);

/** torch.optim.Adafactor, PyTorch 2.5 and later, for a vector. */
const adafactor = entry(
  'adafactor',
  'torch.optim.Adafactor of PyTorch 2.5',
  [
    { lr: 0.01 },
    { lr: 0.5, beta2_decay: -0.5, d: 1.5, weight_decay: 0.1 },
    { lr: 0.005, eps1: 0.1, eps2: 2 },
    { lr: 0.01, maximize: true },
  ],
  ({ theta, state, t, n, on, gradient }) => {
    const variance = (state.variance ??= [0, 0]);
    const grad = gradient(theta).map((each) => (on.maximize ? -each : each));
    const oneMinusBeta2 = t ** n.beta2_decay;
    const rho = Math.min(n.lr, 1 / Math.sqrt(t));
    const alpha = Math.max(n.eps2, norm(theta) / Math.sqrt(2)) * rho;
    for (const i of both) theta[i] *= 1 - n.lr * n.weight_decay;
    const update = both.map((i) => {
      variance[i] += oneMinusBeta2 * (grad[i] * grad[i] - variance[i]);
      return (1 / Math.sqrt(Math.max(variance[i], n.eps1 * n.eps1))) * grad[i];
    });
    const denominator = Math.max(1, norm(update) / (Math.sqrt(2) * n.d));
    for (const i of both) theta[i] += (-alpha / denominator) * update[i];
  },
);

/** torch.optim.Muon, PyTorch 2.9, for a matrix of 1 × 2, in double precision where PyTorch takes bfloat16. */
const muon = entry(
  'muon',
  'torch.optim.Muon of PyTorch 2.9',
  [
    { lr: 0.01 },
    { lr: 0.1, momentum: 0.5, weight_decay: 0 },
    { lr: 0.005, momentum: 0, nesterov: false, weight_decay: 0.5 },
    { lr: 0.2, momentum: 0.9, nesterov: false },
  ],
  ({ theta, state, n, on, gradient }) => {
    const buffer = (state.buffer ??= [0, 0]);
    const g = gradient(theta);
    for (const i of both) buffer[i] += (1 - n.momentum) * (g[i] - buffer[i]);
    const update = both.map((i) => (on.nesterov ? g[i] + n.momentum * (buffer[i] - g[i]) : buffer[i]));
    const [direction] = muonDirection([update]);
    for (const i of both) theta[i] = theta[i] * (1 - n.lr * n.weight_decay) - n.lr * direction[i];
  },
);

/** What torch.optim.Muon makes of a matrix: near orthogonal, and scaled as its adjust_lr_fn “original” scales the rate. */
export function muonDirection(update: Matrix): Matrix {
  const isTall = update.length > update[0].length;
  const length = Math.max(Math.hypot(...update.flat()), 1e-7);
  let matrix: Matrix = (isTall ? transposed(update) : update).map((row) => row.map((each) => each / length));
  for (let step = 0; step < 5; step++) {
    const gram = product(matrix, transposed(matrix));
    const square = product(gram, gram);
    const polynomial = gram.map((row, i) => row.map((each, j) => -4.775 * each + 2.0315 * square[i][j]));
    const added = product(polynomial, matrix);
    matrix = matrix.map((row, i) => row.map((each, j) => 3.4445 * each + added[i][j]));
  }
  const factor = Math.sqrt(Math.max(1, update.length / update[0].length));
  return (isTall ? transposed(matrix) : matrix).map((row) => row.map((each) => factor * each));
}

/** Liu et al. (2023), arXiv:2305.14342, Algorithm 3; the Hessian is computed where t mod k is 1. */
const sophia = entry(
  'sophia',
  'arXiv:2305.14342, Algorithm 3',
  [
    { lr: 0.01 },
    { lr: 0.1, gamma: 1, k: 3, weight_decay: 0.1 },
    { lr: 0.005, gamma: 0.5, k: 1, eps: 0.01, beta1: 0.8, beta2: 0.5 },
  ],
  ({ theta, state, t, n, gradient, curvature }) => {
    const [m, h] = [(state.m ??= [0, 0]), (state.h ??= [0, 0])];
    const g = gradient(theta);
    const estimate = curvature(theta);
    for (const i of both) {
      m[i] = n.beta1 * m[i] + (1 - n.beta1) * g[i];
      if (n.k === 1 || t % n.k === 1) h[i] = n.beta2 * h[i] + (1 - n.beta2) * estimate[i];
      theta[i] -= n.lr * n.weight_decay * theta[i];
      const ratio = m[i] / Math.max(n.gamma * h[i], n.eps);
      theta[i] -= n.lr * Math.max(-1, Math.min(1, ratio));
    }
  },
);

/** github.com/davda54/sam, with torch.optim.SGD underneath. */
const sam = entry(
  'sam',
  'davda54/sam over PyTorch’s SGD',
  [
    { lr: 0.001 },
    { lr: 0.1, momentum: 0.9, rho: 0.5, weight_decay: 0.05 },
    { lr: 0.0005, momentum: 0.5, rho: 0.1, adaptive: true },
  ],
  ({ theta, state, n, on, gradient }) => {
    // first_step
    const g = gradient(theta);
    const gradNorm = norm(both.map((i) => (on.adaptive ? Math.abs(theta[i]) : 1) * g[i]));
    const scale = n.rho / (gradNorm + 1e-12);
    const old = [...theta];
    for (const i of both) theta[i] += (on.adaptive ? theta[i] ** 2 : 1) * g[i] * scale;
    // second_step
    const there = gradient(theta);
    for (const i of both) theta[i] = old[i];
    for (const i of both) {
      const d = there[i] + n.weight_decay * theta[i];
      if (n.momentum === 0) {
        theta[i] -= n.lr * d;
        continue;
      }
      const buffer = (state[`buffer${i}`] ??= []);
      buffer[0] = buffer.length === 0 ? d : n.momentum * buffer[0] + d;
      theta[i] -= n.lr * buffer[0];
    }
  },
);

/** The authors' lookahead_pytorch.py (michaelrzhang/lookahead, pullback_momentum="none") over torch.optim.SGD. */
const lookahead = entry(
  'lookahead',
  'the authors’ code over PyTorch’s SGD',
  [
    { lr: 0.001 },
    { lr: 0.1, la_alpha: 0.5, la_steps: 3, weight_decay: 0.1 },
    { lr: 0.0005, momentum: 0, la_alpha: 0.3, la_steps: 7 },
  ],
  ({ theta, state, n, gradient }) => {
    const cached = (state.cached ??= [...theta]);
    const counter = (state.counter ??= [0]);
    const buffer = (state.buffer ??= [0, 0]);
    const g = gradient(theta);
    for (const i of both) {
      buffer[i] = n.momentum * buffer[i] + g[i] + n.weight_decay * theta[i];
      theta[i] -= n.lr * buffer[i];
    }
    counter[0] += 1;
    if (counter[0] < n.la_steps) return;
    counter[0] = 0;
    for (const i of both) {
      theta[i] = n.la_alpha * theta[i] + (1 - n.la_alpha) * cached[i];
      cached[i] = theta[i];
    }
  },
);

/** The weights that schedulefree 1.2 gives to the steps of its averages. @returns the weight of the newest one */
function newest({ state, t, n }: Step, lr: number): number {
  const [largest, sum] = [(state.largest ??= [-1]), (state.sum ??= [0])];
  largest[0] = Math.max(lr, largest[0]);
  const weight = t ** n.r * largest[0] ** n.weight_lr_power;
  sum[0] += weight;
  return weight / sum[0];
}

const warmup = (t: number, { warmup_steps }: Numbers) => (t - 1 < warmup_steps ? t / warmup_steps : 1);

/** x from y and z, as eval() does. */
const evaluated = (theta: readonly number[], z: readonly number[], beta: number) =>
  both.map((i) => theta[i] + (1 - 1 / beta) * (z[i] - theta[i]));

const averages = { warmup_steps: 10, r: 1, weight_lr_power: 1 };

/** schedulefree.SGDScheduleFree 1.2: theta is y, between whose steps x is never computed. */
const schedulefreeSgd = entry(
  'schedulefree_sgd',
  'schedulefree 1.2',
  [
    { lr: 0.9 },
    { lr: 0.5, momentum: 0.95, weight_decay: 0.1, ...averages },
    { lr: 0.0005, momentum: 0.8, ...averages },
    { lr: 0.001 },
  ],
  (step) => {
    const { theta, state, t, n, gradient } = step;
    const z = (state.z ??= [...theta]);
    const g = gradient(theta);
    const lr = n.lr * warmup(t, n);
    const c = newest(step, lr);
    for (const i of both) {
      const d = g[i] + n.weight_decay * theta[i];
      theta[i] += c * (z[i] - theta[i]);
      theta[i] += d * lr * (n.momentum * (1 - c) - 1);
      z[i] -= lr * d;
    }
  },
  ({ theta, state, n }) => evaluated(theta, state.z, n.momentum),
);

/** schedulefree.AdamWScheduleFree 1.2. */
const schedulefreeAdamw = entry(
  'schedulefree_adamw',
  'schedulefree 1.2',
  [
    { lr: 0.0025 },
    { lr: 0.5, beta1: 0.8, beta2: 0.95, eps: 0.001, weight_decay: 0.1, ...averages },
    { lr: 0.01, ...averages },
  ],
  (step) => {
    const { theta, state, t, n, gradient } = step;
    const z = (state.z ??= [...theta]);
    const v = (state.v ??= [0, 0]);
    const g = gradient(theta);
    const lr = n.lr * warmup(t, n) * Math.sqrt(1 - n.beta2 ** t);
    const c = newest(step, lr);
    for (const i of both) {
      v[i] = n.beta2 * v[i] + (1 - n.beta2) * g[i] * g[i];
      const normalized = g[i] / (Math.sqrt(v[i]) + n.eps) + n.weight_decay * theta[i];
      theta[i] += c * (z[i] - theta[i]);
      theta[i] += normalized * lr * (n.beta1 * (1 - c) - 1);
      z[i] -= lr * normalized;
    }
  },
  ({ theta, state, n }) => evaluated(theta, state.z, n.beta1),
);

/** prodigyopt.Prodigy 1.1 (konstmish/prodigy), with growth_rate=inf, slice_p=1 and beta3=None. */
const prodigy = entry(
  'prodigy',
  'prodigyopt 1.1',
  [
    { lr: 1 },
    { lr: 0.5, weight_decay: 0.05, use_bias_correction: true, d0: 0.001 },
    {
      lr: 1,
      weight_decay: 0.05,
      decouple: false,
      safeguard_warmup: true,
      d_coef: 0.5,
      beta1: 0.8,
      beta2: 0.99,
    },
    { lr: 0.01, d0: 0.01 },
  ],
  ({ theta, state, t, n, on, gradient }) => {
    const p0 = (state.p0 ??= [...theta]);
    const [s, m, v] = [(state.s ??= [0, 0]), (state.m ??= [0, 0]), (state.v ??= [0, 0])];
    // d, d_max and the numerator
    const d = (state.d ??= [n.d0, n.d0, 0]);
    const beta3 = Math.sqrt(n.beta2);
    const bias = on.use_bias_correction ? Math.sqrt(1 - n.beta2 ** t) / (1 - n.beta1 ** t) : 1;
    const dlr = d[0] * n.lr * bias;
    const grad = gradient(theta);
    if (!on.decouple) for (const i of both) grad[i] += n.weight_decay * theta[i];
    d[2] *= beta3;
    d[2] += (d[0] / n.d0) * dlr * (grad[0] * (p0[0] - theta[0]) + grad[1] * (p0[1] - theta[1]));
    for (const i of both) {
      m[i] = n.beta1 * m[i] + d[0] * (1 - n.beta1) * grad[i];
      v[i] = n.beta2 * v[i] + d[0] * d[0] * (1 - n.beta2) * grad[i] * grad[i];
      s[i] = beta3 * s[i] + (d[0] / n.d0) * (on.safeguard_warmup ? d[0] : dlr) * grad[i];
    }
    const denominator = Math.abs(s[0]) + Math.abs(s[1]);
    if (denominator === 0) return;
    const estimate = (n.d_coef * d[2]) / denominator;
    if (d[0] === n.d0) d[0] = Math.max(d[0], estimate);
    d[1] = Math.max(d[1], estimate);
    d[0] = d[1];
    for (const i of both) {
      if (on.decouple) theta[i] -= n.weight_decay * dlr * theta[i];
      theta[i] -= (dlr * m[i]) / (Math.sqrt(v[i]) + d[0] * n.eps);
    }
  },
);

/** pytorch-optimizer's Lamb (jettify, 0.3), whose recordings leave these arguments at their defaults. */
const lamb = entry(
  'lamb',
  'pytorch-optimizer 0.3',
  [
    { lr: 0.1, weight_decay: 0.05, clamp_value: 2 },
    { lr: 0.01, debias: true },
    { lr: 0.1, adam: true, weight_decay: 0.1 },
    { lr: 0.01, adam: true, debias: true, beta1: 0.8, beta2: 0.9 },
  ],
  ({ theta, state, t, n, on, gradient }) => {
    const [m, v] = [(state.m ??= [0, 0]), (state.v ??= [0, 0])];
    const g = gradient(theta);
    const bias = on.debias ? Math.sqrt(1 - n.beta2 ** t) / (1 - n.beta1 ** t) : 1;
    const weightNorm = Math.min(n.clamp_value, norm(theta));
    const adamStep = both.map((i) => {
      m[i] = n.beta1 * m[i] + (1 - n.beta1) * g[i];
      v[i] = n.beta2 * v[i] + (1 - n.beta2) * g[i] * g[i];
      return m[i] / (Math.sqrt(v[i]) + n.eps) + n.weight_decay * theta[i];
    });
    const adamNorm = norm(adamStep);
    const ratio = weightNorm === 0 || adamNorm === 0 || on.adam ? 1 : weightNorm / adamNorm;
    for (const i of both) theta[i] -= n.lr * bias * ratio * adamStep[i];
  },
);

/** pytorch-optimizer's NovoGrad (jettify, 0.3), whose recordings leave these arguments at their defaults. */
const novograd = entry(
  'novograd',
  'pytorch-optimizer 0.3',
  [
    { lr: 0.1 },
    { lr: 0.1, beta1: 0.9, beta2: 0.5, weight_decay: 0.05, grad_averaging: true },
    { lr: 0.01, amsgrad: true },
  ],
  ({ theta, state, n, on, gradient }) => {
    const m = (state.m ??= [0, 0]);
    const moments = (state.moments ??= [0, 0]);
    const g = gradient(theta);
    const square = g[0] ** 2 + g[1] ** 2;
    moments[0] = moments[0] === 0 ? square : n.beta2 * moments[0] + (1 - n.beta2) * square;
    moments[1] = Math.max(moments[1], moments[0]);
    const denominator = Math.sqrt(moments[on.amsgrad ? 1 : 0]) + n.eps;
    for (const i of both) {
      let d = g[i] / denominator + n.weight_decay * theta[i];
      if (on.grad_averaging) d *= 1 - n.beta1;
      m[i] = n.beta1 * m[i] + d;
    }
    for (const i of both) theta[i] -= n.lr * m[i];
  },
);

/** qhoptim's and pytorch-optimizer's QHAdam, with what the recordings leave at its default. */
const qhadam = entry(
  'qhadam',
  'qhoptim 1.1',
  [
    { lr: 0.1, weight_decay: 0.05, nu2: 0.8 },
    {
      lr: 0.01,
      weight_decay: 0.05,
      decouple_weight_decay: true,
      beta1: 0.9,
      beta2: 0.99,
      nu1: 0.4,
      nu2: 0.6,
    },
  ],
  ({ theta, state, n, on, gradient }) => {
    const [m, v] = [(state.m ??= [0, 0]), (state.v ??= [0, 0])];
    const weights = (state.weights ??= [0, 0]);
    const g = gradient(theta);
    weights[0] = 1 + n.beta1 * weights[0];
    weights[1] = 1 + n.beta2 * weights[1];
    for (const i of both) {
      if (on.decouple_weight_decay) theta[i] *= 1 - n.lr * n.weight_decay;
      else g[i] += n.weight_decay * theta[i];
      m[i] = (1 - 1 / weights[0]) * m[i] + g[i] / weights[0];
      v[i] = (1 - 1 / weights[1]) * v[i] + (g[i] * g[i]) / weights[1];
      const average = n.nu1 * m[i] + (1 - n.nu1) * g[i];
      const root = Math.sqrt(n.nu2 * v[i] + (1 - n.nu2) * g[i] * g[i]);
      theta[i] -= (n.lr * average) / (root + n.eps);
    }
  },
);

/** The authors' adabelief-pytorch 0.2.1, rectify=False, with the decay that no recording has. */
const adabelief = entry(
  'adabelief',
  'adabelief-pytorch 0.2.1',
  [{ lr: 0.01, weight_decay: 0.02, fixed_decay: true }],
  ({ theta, state, t, n, gradient }) => {
    const [m, s] = [(state.m ??= [0, 0]), (state.s ??= [0, 0])];
    const g = gradient(theta);
    for (const i of both) {
      theta[i] *= 1 - n.weight_decay;
      m[i] = n.beta1 * m[i] + (1 - n.beta1) * g[i];
      s[i] = n.beta2 * s[i] + (1 - n.beta2) * (g[i] - m[i]) ** 2 + n.eps;
      const denominator = Math.sqrt(s[i]) / Math.sqrt(1 - n.beta2 ** t) + n.eps;
      theta[i] -= ((n.lr / (1 - n.beta1 ** t)) * m[i]) / denominator;
    }
  },
);

export const published: readonly Published[] = [
  lamb,
  novograd,
  qhadam,
  adabelief,
  lars,
  signsgd,
  adafactor,
  muon,
  sophia,
  sam,
  lookahead,
  schedulefreeSgd,
  schedulefreeAdamw,
  prodigy,
];
