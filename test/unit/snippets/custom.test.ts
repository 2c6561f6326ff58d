import { places, retraceTests } from './retrace';
import type { Case } from './trajectories';
import type { Values } from '../../../src/core/index';

/** Rules of one's own, each with what it puts to the test. */
const rules: readonly [string, string, Values][] = [
  [
    'names that mean something elsewhere',
    `yield = lambda*yield + (1 - lambda)*g
await = yield / (1 - lambda^t)
theta_ = await * class
n = theta_ + np*0 + i*0
theta = theta - lr*n*self + t1*0 + none*0`,
    { lambda: 0.9, class: 1, lr: 0.01, self: 1, np: 1, i: 1, t1: 1, none: 1 },
  ],
  [
    'names that clash once they are spelt alike',
    'a_b = aB*a_b + lambda_*g\nnext = a_b*lambda + step*0\nstep = mu*step + g\ntheta = theta - lr*next',
    { aB: 0.5, lambda_: 1, lambda: 0.9, lr: 0.01, mu: 0.1 },
  ],
  [
    'members that would hide methods',
    'step = mu*step + constructor*g\ntheta = theta - lr*step',
    { mu: 0.5, constructor: 1, lr: 0.01 },
  ],
  [
    'a branch that only the first step takes',
    'b = t == 1 ? g : mu*b + g\ntheta = theta - lr*b',
    { mu: 0.9, lr: 0.01 },
  ],
  [
    'a branch that cannot be computed on the first step',
    'k = t > 1 ? 1/(t - 1) : 1\nq = t > 1 ? sqrt(t - 2) : 0\ntheta = theta - lr*k*g - 1e-9*q',
    { lr: 0.01 },
  ],
  [
    'branches for each parameter, of which one has no value',
    'r = g == 0 ? 0 : abs(g)/g\ns = theta > 0 ? sqrt(theta) : log(1 - theta)\ntheta = theta - lr*r - 1e-6*s',
    { lr: 0.1 },
  ],
  [
    'conditions with and, or, not',
    `big = norm(g) > 1 and not (t == 3 or t == 5)
wide = abs(g) > 0.1 and (theta > 0 or not g < 0)
theta = theta - lr*(big ? g/norm(g) : 0.5*g) - lr*(wide ? 0.1*g : 0)`,
    { lr: 0.05 },
  ],
  [
    'reductions, and a trust ratio',
    `m = 0.9*m + 0.1*g
u = m / (1 - 0.9^t)
r = norm(theta) / max(norm(u), 1e-12)
d = dot(g, u) / (dot(u, u) + 1e-12)
c = sum(abs(g)) / sum(1) + mean(theta)
theta = theta - lr*r*u - 1e-4*d*g + 1e-6*c`,
    { lr: 0.01 },
  ],
  [
    'reductions of what was changed before',
    `old = theta
theta = theta - lr*g
k = k + norm(theta - old)
theta = theta * (k > 1 ? 0.999 : 1)`,
    { lr: 0.001 },
  ],
  [
    'a number that is read before and after it changes',
    'u = g * k\nk = k + norm(u) + 1\ntheta = theta - lr*u/k',
    { lr: 0.01 },
  ],
  [
    'starts from the point, the gradient and one another',
    `init z = theta
init s = 0.1
init a = s*z + g/(norm(g) + 1)
init n = norm(a)
init p = lr*2
z = z - lr*g
s = s + g^2
a = 0.9*a + 0.1*g
p = p*0.99
theta = 0.5*theta + 0.5*z - lr*a*p/(sqrt(s) + n)`,
    { lr: 0.01 },
  ],
  [
    'orthogonalized rows, in a start, in a branch and alone',
    `init m = orthogonalize(g)
o = orthogonalize(theta)
m = 0.5*m + (t > 2 ? orthogonalize(m + 0.1*g) : g)
theta = theta - lr*(orthogonalize(m) + 0.1*o + orthogonalize(0))`,
    { lr: 0.01 },
  ],
  [
    'rows and columns, in a start, in conditions and in numbers that Python would not divide',
    `init k = columns(g)
r = rows(2*theta)
k = 0.5*k + columns(3)
tall = r > columns(theta)
m = 0.9*m + (tall ? theta : g/rows(m)) / columns(g)
s = t > 2 ? columns(m) : m
theta = theta - lr*m*sqrt(max(r, k)) - lr*rows(g)^-0.5*columns(g)^0.75/(t + r)*g - 1e-6*(s + norm(columns(g)) + -rows(g)^2)`,
    { lr: 0.01 },
  ],
  ['what it remembers given back', 'init z = theta\nz = z - lr*g\ntheta = z', { lr: 0.001 }],
  [
    'its arguments remembered',
    'init prev = theta\ninit last = g\nd = theta - prev + lr*0.1*(g - last)\nprev = theta\nlast = g\ntheta = theta - lr*g + 0.3*d',
    { lr: 0.001 },
  ],
  [
    'one number for all parameters',
    'b = t == 1 ? 1 : 0.9*b + g\ninit c = 1\nc = t < 3 ? 2 : c*0.9 + 0*g\ntheta = t == 2 ? 1 + 0*lr : theta - lr*(b + norm(t == 1 ? 1 : c)*g)',
    { lr: 0.001 },
  ],
  [
    'gradients elsewhere',
    `m = 0.9*m + g
ahead = theta - lr*m
d = grad(ahead)
e2 = t > 2 ? grad(theta - lr*d) : g
h = mod(t, 3) == 1 ? hessian_diagonal(theta) : h
k = loss(theta - lr*d) < loss(theta) ? 1 : 0.5
theta = theta - lr*k*d - 1e-3*lr*e2/max(abs(h), 1)`,
    { lr: 0.001 },
  ],
  ['a gradient elsewhere, and none here', 'theta = theta - lr*grad(theta*0.99)', { lr: 0.001 }],
  [
    'powers of every kind',
    'p = g^2 + g^3/100 + (g + 1)^2 + abs(g)^0.5 + abs(g)^-0.5*0 + (1 + abs(g))^-1 + (1 + g^2)^-2\nq = t^-1 + t^0.5 + decay^t + base^t*0 + pow(1 + t, -power) + -power^2 + (-power)^3\ntheta = theta - lr*g - 1e-7*p*q',
    { lr: 0.001, decay: 0.9, base: 1.5, power: 0.75 },
  ],
  [
    'parentheses',
    'a = g - (theta - (g - theta)) - (g + theta)\nb = a / (2 / (4 / 3)) / 5 * (6 / 7)\nc = -(g*2) - -g + -(-g) + (-g)^2 - -g^2\nd = 2^3^0.5 - (2^3)^0.5 + (t > 1 ? 1 : 2) * 3\ntheta = theta - lr*(g + 1e-6*(b + c + d))',
    { lr: 0.001 },
  ],
  [
    'every function',
    'u = tanh(g)\nw = sqrt(abs(u)) + cbrt(u) + sign(u) + sign(0) + exp(-abs(g)) + log(1 + abs(g)) + sin(u) + cos(u) + tan(u) + asin(u) + acos(u) + atan(u) + sinh(u) + cosh(u) + atan2(u, 2) + min(u, 0.5, t) + max(u, -0.5) + clip(u, -0.1, 0.1) + floor(u*0 + 2.5) + pi*e\ntheta = theta - lr*g - 1e-6*w',
    { lr: 0.001 },
  ],
  [
    'remainders of negative numbers',
    'theta = theta - lr*g - 1e-6*(mod(-t, 3) + mod(t, -3) + mod(theta, 1e9) + mod(-t, m))',
    { lr: 0.001, m: 7 },
  ],
  [
    'flags and numbers that decide',
    'd = (up ? -g : g) + (up and t > 1 ? 1 : 0)\ns = mu > 0 and not up or t == 0 ? mu*d : d\ntheta = theta - lr*s',
    { up: false, mu: 0.5, lr: 0.01 },
  ],
  [
    'numbers that are large, small or negative',
    'theta = theta - lr*g*big/1e20 + tiny*0.000001 + low*1e-9 + 123456789012345678*1e-25',
    { lr: 0.001, big: 1e20, tiny: 1e-12, low: -0.5 },
  ],
];

/** Infinity on the way to a number: NumPy says so, and goes on. */
const infinite =
  'theta = theta - lr*min(1/(t - 1), rows(g)/(t - 1), columns(g)/(t - rows(g)), 1, (t - 1)^-0.5, exp(t*1000))*g';

suite('Snippets of own rules retrace what is plotted', () => {
  const cases = rules.flatMap(([title, rule, hyperparameters]) =>
    places.map((place): Case => ({
      ...place,
      title: `${title}, on ${place.landscape}`,
      run: { optimizer: 'custom', rule, hyperparameters },
      steps: 30,
    })),
  );
  retraceTests(cases, 1e-12);
  retraceTests(
    places.map((place) => ({
      ...place,
      title: `infinity on the way, on ${place.landscape}`,
      run: { optimizer: 'custom', rule: infinite, hyperparameters: { lr: 0.001 } },
      steps: 30,
    })),
    1e-12,
    /divide by zero|overflow/,
  );
});
