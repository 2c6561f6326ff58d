import fc from 'fast-check';
import { compileRule } from '../../../src/core/index';
import { places, plotted, retraceTests } from './retrace';
import type { Case } from './trajectories';

// Rules nobody thought of. Functions that jump are left out, as a last bit decides what they give.

const names = ['g', 'theta', 'p', 'q', 't', 's', 'k', 'a', 'b'];

const { expression } = fc.letrec<{ expression: string; condition: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(...names, '0', '1', '2', '0.5', '3e-4'),
    fc
      .tuple(tie('expression'), fc.constantFrom('+', '-', '*', '/'), tie('expression'))
      .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
    fc.tuple(tie('expression'), fc.constantFrom('2', '3', '-1', '(-2)')).map(([a, n]) => `(${a})^${n}`),
    // NumPy takes the root of −∞ for its power, as IEEE's pow does not.
    tie('expression').map((a) => `abs(${a})^0.5`),
    tie('expression').map((a) => `-(${a})`),
    fc
      .tuple(
        fc.constantFrom('sqrt', 'abs', 'tanh', 'cos', 'exp', 'log', 'norm', 'sum', 'mean'),
        tie('expression'),
      )
      .map(([name, a]) => `${name}(${a})`),
    fc
      .tuple(fc.constantFrom('min', 'max', 'dot'), tie('expression'), tie('expression'))
      .map(([name, a, b]) => `${name}(${a}, ${b})`),
    fc
      .tuple(tie('condition'), tie('expression'), tie('expression'))
      .map(([c, a, b]) => `(${c} ? ${a} : ${b})`),
  ),
  condition: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom('t > 2', 'q > 1', 't == 1'),
    fc
      .tuple(tie('expression'), fc.constantFrom('<', '>='), tie('expression'))
      .map((parts) => parts.join(' ')),
    fc
      .tuple(tie('condition'), fc.constantFrom('and', 'or'), tie('condition'))
      .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
    tie('condition').map((a) => `not (${a})`),
  ),
}));

const rule = fc
  .tuple(expression, expression, expression, expression, expression, expression)
  .map(([a, s, b, k, start, theta]) =>
    [
      'init s = tanh(theta) + 0*q',
      'init k = 0',
      `init r = ${start.replace(/\b[tskab]\b/g, 'g')}`,
      `a = tanh(${a.replace(/\bb\b/g, 'a0').replace(/\ba\b/g, 'g')})`.replace(/\ba0\b/g, 'p'),
      `s = tanh(${s.replace(/\bb\b/g, 'p')})`,
      `b = ${b.replace(/\bb\b/g, 'r')}`,
      `k = tanh(${k})`,
      `theta = theta - p*tanh(${theta} + b + r)`,
      'theta = q > 0 ? theta + 1e-3*tanh(b*k) : s',
    ].join('\n'),
  );

suite('Snippets of random rules retrace what is plotted', () => {
  const rules = fc.sample(rule, { numRuns: 600, seed: 20260401 }).filter((source) => compileRule(source).ok);
  const cases = rules
    .map((source, index): Case => {
      const run = { optimizer: 'custom', rule: source, hyperparameters: { p: 0.01, q: 1.5 } };
      return { title: `rule ${index}: ${source}`, run, ...places[index % 2], steps: 4 };
    })
    // Those that are finite somewhere; q and p have to be read.
    .filter((each) => {
      try {
        return plotted(each).lastFiniteStep > 0;
      } catch {
        return false;
      }
    });
  retraceTests(cases, 1e-9, /./);
});
