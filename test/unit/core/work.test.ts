import { assert } from 'chai';
import { compileRule, landscapes, optimizers, runExperiment, ProblemError } from '../../../src/core/index';
import { compileKernel } from '../../../src/core/compile/kernel';
import { compileLandscapeProgram } from '../../../src/core/compile/landscapeFunctions';
import { allowedVisits, visitCount } from '../../../src/core/language/work';
import { hostileNames, Programs } from './programs';

/** How much of what it may take something takes, and what comes of it. */
function measured<T>(characters: number, work: () => T): { share: number; result: T } {
  const before = visitCount();
  const result = work();
  return { share: (visitCount() - before) / allowedVisits(characters), result };
}

const repeat = (count: number, write: (index: number) => string, between = '') =>
  Array.from({ length: count }, (_, index) => write(index)).join(between);
const rule = (source: string) => {
  const compiled = compileRule(source);
  assert.isTrue(compiled.ok, source);
  return (compiled as Extract<typeof compiled, { ok: true }>).rule;
};
const landscape = (source: string) => {
  const compiled = compileLandscapeProgram(source);
  assert.isTrue(compiled.ok, source);
  return (compiled as Extract<typeof compiled, { ok: true }>).program;
};

const landscapesToBreak: Record<string, string> = {
  'doubling definitions': `a0 = x + y\n${repeat(200, (i) => `a${i + 1} = a${i} + a${i}\n`)}a200`,
  'squaring definitions': `a0 = x*y\n${repeat(200, (i) => `a${i + 1} = a${i} * a${i}\n`)}a200`,
  'a product of many, differentiated twice': repeat(600, (i) => (i % 2 ? 'x' : 'y'), '*'),
  'a quotient of many': repeat(600, (i) => (i % 2 ? 'x' : 'y'), '/'),
  'powers of powers': `${'('.repeat(60)}x*y${')^15'.repeat(60)}`,
  'exponents that vary': repeat(150, () => 'x^y', '*'),
  'a long sum': repeat(999, () => 'x', '+'),
  'nested functions': `${'tan('.repeat(190)}x*y${')'.repeat(190)}`,
  'nested remainders': `${'mod('.repeat(150)}x*y${', y)'.repeat(150)}`,
  'a ladder of conditions': `${repeat(150, (i) => `x > ${i} ? x*y : `)}x`,
  'conditions in conditions': `${'('.repeat(90)}x${' > 0 ? x : y)'.repeat(90)}`,
};

const rulesToBreak: Record<string, string> = {
  'states that are per-parameter one after the other': `${repeat(300, (i) => `s${i} = s${i} + s${i + 1}\n`)}s300 = s300 + g\ntheta = s0`,
  'the same, all read by one line': `n = n + norm(${repeat(300, (i) => `s${i}`, '+')})\n${repeat(300, (i) => `s${i} = s${i} + s${i + 1}\n`)}s300 = s300 + g\ntheta = theta - n*s0`,
  'copies of copies': `a0 = theta\n${repeat(600, (i) => `a${i + 1} = a${i}\n`)}theta = a600 - g`,
  'starts of starts': `${repeat(300, (i) => `init s${i} = ${i ? `s${i - 1}` : 'theta'} + 1\n`)}theta = s299`,
  'a switched-off term in a long sum': `theta = theta - (off*g + ${repeat(900, () => 'theta', '+')})`,
  'a condition on a long sum': `theta = ${repeat(600, () => 'off', '+')} > 0 ? g : theta`,
  'conditions in conditions': `theta = ${'('.repeat(90)}off${' > 0 ? off : g)'.repeat(90)}`,
  'many lines': repeat(400, () => 'theta = theta - g', '\n'),
  'gradients at gradients': `theta = ${'grad('.repeat(16)}theta${')'.repeat(16)}`,
  'many hyperparameters': `theta = ${repeat(900, (i) => `h${i}`, '+')}`,
};

suite('Work', () => {
  test('the catalogue stays below an eighth of what is allowed', () => {
    // Names nothing else compiles, because results are remembered.
    for (const { id, formula } of landscapes.values()) {
      const text = `${formula} # ${id}`;
      assert.isBelow(measured(formula.length, () => landscape(text)).share, 1 / 8, id);
    }
    for (const { id, rule: source, hyperparameters } of optimizers.values()) {
      const { share, result } = measured(source.length, () => rule(source));
      assert.isBelow(share, 1 / 8, id);
      const values = Object.fromEntries(hyperparameters.map((each) => [each.name, each.default]));
      for (const ground of landscapes.values()) {
        const program = landscape(ground.formula);
        const characters = source.length + ground.formula.length;
        const kernel = measured(characters, () => compileKernel(result, values, program));
        assert.isBelow(kernel.share, 1 / 8, `${id} on ${ground.id}`);
      }
    }
  }).timeout(60_000);

  test('is counted', () => {
    assert.isAbove(measured(3, () => rule('theta = theta - 0.25*g')).share, 0);
    assert.isAbove(measured(3, () => landscape('x^2 + 3.25*y^2')).share, 0);
  });

  for (const [title, source] of Object.entries(landscapesToBreak)) {
    test(`${title}: a landscape takes no more than is allowed, or is refused`, () => {
      const { share, result } = measured(source.length, () => compileLandscapeProgram(source));
      // The visit that is refused is counted too.
      assert.isAtMost(share, 1.001);
      if (!result.ok) {
        assert.match(result.errors[0].message, /too much work/);
        assert.isAtLeast(share, 1);
        return;
      }
      const looks = repeat(16, (i) => `u${i + 1} = u${i} - lr*hessian_diagonal(u${i})\n`);
      const looking = rule(`u0 = theta\n${looks}theta = u16`);
      const kernel = measured(looking.source.length + source.length, () => {
        try {
          compileKernel(looking, { lr: 1 }, result.program);
          return undefined;
        } catch (error) {
          return (error as Error).message;
        }
      });
      assert.isAtMost(kernel.share, 1.001);
      if (kernel.result !== undefined) assert.match(kernel.result, /too much work/);
    });
  }

  for (const [title, source] of Object.entries(rulesToBreak)) {
    test(`${title}: a rule takes far less than is allowed`, () => {
      const { share, result } = measured(source.length, () => rule(source));
      assert.isBelow(share, 0.6);
      const ground = landscape('x^2 + y^2');
      const values = Object.fromEntries(
        result.hyperparameters.map(({ name }) => [name, name === 'off' ? 0 : 2]),
      );
      const kernel = measured(source.length + ground.source.length, () =>
        compileKernel(result, values, ground),
      );
      assert.isBelow(kernel.share, 0.2);
    });
  }

  test('a run whose rule and landscape are too much together says so at its rule', () => {
    const source = repeat(600, (i) => (i % 2 ? 'x' : 'y'), '*');
    const looks = repeat(16, (i) => `u${i + 1} = u${i} - 0.1*grad(u${i})\n`);
    const experiment = {
      version: 1 as const,
      objective: { kind: 'expression' as const, source },
      steps: 1,
      runs: [{ optimizer: 'custom', rule: `u0 = theta\n${looks}theta = u16` }],
    };
    const fails = () => runExperiment(experiment);
    assert.throws(fails, ProblemError, /runs\[0\]\.rule: .*too much work/);
  });

  test('random and spoilt texts end within it, with a result or a problem', () => {
    const programs = new Programs(7);
    const words = [
      'theta',
      'g',
      'x',
      '(',
      ')',
      '-',
      '^',
      '?',
      ':',
      'not',
      'and',
      '<',
      '=',
      '\n',
      ',',
      'grad(',
      'max(',
    ];
    for (let index = 0; index < 4000; index++) {
      const soup = repeat(programs.below(200), () => programs.pick(words), ' ');
      for (const text of [
        programs.spoilt(programs.rule(hostileNames)),
        soup,
        programs.landscape(hostileNames),
      ]) {
        assert.isAtMost(measured(text.length, () => compileRule(text)).share, 1, text);
        assert.isAtMost(measured(text.length, () => compileLandscapeProgram(text)).share, 1, text);
      }
    }
  }).timeout(60_000);
});
