import { assert } from 'chai';
import { compileLandscape, compileRule, type Problem } from '../../../src/core/index';

function valueOf(source: string, x = 0, y = 0): number {
  const result = compileLandscape(source);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.landscape.value(x, y);
}

function problemOf(result: { ok: boolean; errors?: readonly Problem[] }): Problem {
  assert.isFalse(result.ok, 'should have been refused');
  assert.lengthOf(result.errors!, 1);
  return result.errors![0];
}

const landscapeProblem = (source: string) => problemOf(compileLandscape(source) as never);
const ruleProblem = (source: string) => problemOf(compileRule(source) as never);

suite('Expressions', () => {
  test('mod takes the sign of its divisor, and rounds only where it must', () => {
    for (const source of ['mod(x, y)', 'mod(x + 0*y, y)']) {
      assert.equal(valueOf(source, 0.1, 3), 0.1);
      assert.equal(valueOf(source, 1e-10, 1e10), 1e-10);
      assert.equal(valueOf(source, -0.1, -3), -0.1);
      assert.equal(valueOf(source, -1, 3), 2);
      assert.equal(valueOf(source, 1, -3), -2);
      assert.equal(valueOf(source, 6, -3), 0);
    }
    assert.equal(valueOf('mod(0.1, 3)'), 0.1);
  });

  const cases: [string, number][] = [
    ['1 + 2*3', 7],
    ['(1 + 2)*3', 9],
    ['-x^2', -9],
    ['(-x)^2', 9],
    ['2^3^2', 512],
    ['2^-1', 0.5],
    ['-x*y', -15],
    ['10 - 4 - 3', 3],
    ['100/10/5', 2],
    ['x > 2 ? 1 : 2', 1],
    ['x > 2 and y > 9 ? 1 : 2', 2],
    ['not (x > 2) or y == 5 ? 1 : 2', 1],
    ['x < 0 ? 1 : y < 0 ? 2 : 3', 3],
    ['.5 + 1. + 1e-1 + 2E+1', 21.6],
    ['max(x, y, 7) - min(x, y, 1)', 6],
    ['clip(x, 4, 5) + clip(x, 0, 1)', 5],
    ['mod(-1, x) + mod(7, x)', 3],
    ['abs(-x) + sign(-x) + floor(-0.5)', 1],
    ['sqrt(16) + cbrt(27) + pow(2, 10)', 1031],
    ['atan2(0, -1) - pi', 0],
    ['log(e^x)', 3],
    ['x^0 + x^1 + x^-2*9', 5],
    ['a = 4\nb = a*x # twelve\n\n# and done\nb + a', 16],
  ];
  for (const [source, expected] of cases) {
    test(`${JSON.stringify(source)} is ${expected}`, () =>
      assert.closeTo(valueOf(source, 3, 5), expected, 1e-12));
  }

  const wrong: [string, RegExp, number, number, number][] = [
    ['x.constructor', /no members/, 1, 2, 1],
    ['constructor("…")()', /no strings/, 1, 13, 1],
    ['constructor(x)', /no function “constructor”/, 1, 1, 11],
    ['__proto__', /starts with a letter/, 1, 1, 1],
    ['toString', /“toString” is not known/, 1, 1, 8],
    ['sine(x)', /no function “sine”. Did you mean “sin”/, 1, 1, 4],
    ['x^2/20 + sine(y)', /Did you mean “sin”/, 1, 10, 4],
    ['x^2 + z', /“z” is not known/, 1, 7, 1],
    ['sqrt + 1', /is a function: write sqrt\(…\)/, 1, 1, 4],
    ['sqrt(x, y)', /takes other arguments: sqrt\(u\)/, 1, 1, 10],
    ['2x', /an operator is missing/, 1, 2, 1],
    ['x**2', /“\^” for powers/, 1, 2, 2],
    ['x +', /expression is missing/, 1, 4, 1],
    ['(x + y', /“\)” is missing/, 1, 7, 1],
    ['x + y)', /closes nothing/, 1, 6, 1],
    ['x < y < 1 ? 1 : 2', /do not chain/, 1, 7, 1],
    ['x > 1', /This is a condition/, 1, 1, 5],
    ['x ? 1 : 2', /This is a number; here a condition/, 1, 1, 1],
    ['x > 1 ? 2', /“:” is missing/, 1, 10, 1],
    ['1/0', /infinite/, 1, 1, 3],
    ['x + log(-1)', /no real value/, 1, 5, 7],
    ['1e999', /too large/, 1, 1, 5],
    ['', /Write the loss/, 1, 1, 1],
    ['# nothing', /Write the loss/, 1, 1, 1],
    ['a = 5', /Write the loss/, 1, 5, 1],
    ['x\ny', /Only the last line/, 1, 1, 1],
    ['x\na = 1', /stand above/, 2, 1, 1],
    ['x = 2\nx', /has a meaning already/, 1, 1, 1],
    ['a = b\nb = 2\na*x', /“b” is not known/, 1, 5, 1],
    ['a = 1\na = 2\na*x', /“a” has a meaning already/, 2, 1, 1],
    ['sin = 2\nx', /“sin” has a meaning already/, 1, 1, 3],
    ['pi = 3\nx', /“pi” has a meaning already/, 1, 1, 2],
    ['a = a + 1\na*x', /“a” is not known/, 1, 5, 1],
    ['kappa = 20\nx^2 + kapa*y^2', /“kapa” is not known.*“kappa”/, 2, 7, 4],
    ['c = x > 0\nc ? x : y', /This is a condition/, 1, 5, 5],
    ['a = 2\nb = 1/(a - a)\nc = sqrt(-1)\nx', /has no real value/, 3, 5, 8],
    ['a = 1e999\na*x', /too large/, 1, 5, 5],
    ['a =\nx', /an expression is missing/, 1, 4, 1],
    ['a = 5 # five\n\nb = a*x\nb +', /an expression is missing/, 4, 4, 1],
    ['init a = 1\nx', /Only update rules/, 1, 6, 1],
    ['a = x\nplot a\na', /Only update rules/, 2, 6, 1],
    ['x − y', /typographic minus/, 1, 3, 1],
    ['x + 1 = y', /Only a name/, 1, 1, 5],
    [`${'v'.repeat(41)}`, /at most 40 characters/, 1, 1, 41],
  ];
  for (const [source, message, line, column, length] of wrong) {
    test(`${JSON.stringify(source)} is refused at ${line}:${column}`, () => {
      const problem = landscapeProblem(source);
      assert.match(problem.message, message);
      assert.deepEqual([problem.line, problem.column, problem.length], [line, column, length]);
    });
  }

  test('ten thousand parentheses, a megabyte and ten thousand terms are refused before anything is compiled', () => {
    assert.match(
      landscapeProblem(`${'('.repeat(4000)}x${')'.repeat(4000)}`).message,
      /nested more than 200 deep/,
    );
    assert.match(landscapeProblem('('.repeat(10_000)).message, /nested more than 200 deep/);
    assert.match(landscapeProblem('-'.repeat(9_000) + 'x').message, /nested more than 200 deep/);
    assert.match(landscapeProblem('x'.repeat(2 ** 20)).message, /at most 10,000/);
    assert.match(landscapeProblem('x' + '+x'.repeat(4000)).message, /more than 2,000/);
  });

  test('the largest formula that is allowed compiles, with its Hessian', () => {
    const result = compileLandscape('x' + '*y+x'.repeat(490));
    assert.isTrue(result.ok);
    if (result.ok) assert.closeTo(result.landscape.value(1, 1), 491, 1e-9);
  });

  test('a plain number with a name is a parameter', () => {
    const result = compileLandscape('a = 5\nb = -2\nc = 2*a\na*x + b + c');
    assert.isTrue(result.ok);
    if (!result.ok) return;
    assert.deepEqual(result.landscape.parameters, [
      { name: 'a', default: 5 },
      { name: 'b', default: -2 },
    ]);
    assert.equal(result.landscape.value(1, 0), 13);
  });

  test('parameters take other values, and what is left out stays', () => {
    const source = 'a = 5\nb = -2\nc = a*y\nx^2/a + b*c + exp(c)';
    const turned = compileLandscape(source, { a: 2 });
    const typed = compileLandscape(source.replace('5', '2'));
    assert.isTrue(turned.ok && typed.ok);
    if (!turned.ok || !typed.ok) return;
    const all = ({ landscape }: typeof turned) => [
      landscape.value(3, 0.5),
      ...landscape.gradient(3, 0.5),
      ...landscape.hessian(3, 0.5),
      ...landscape.sampleGrid({ x: [0, 1], y: [0, 1] }, 3, 3),
    ];
    assert.deepEqual(all(turned), all(typed));
    assert.deepEqual(turned.landscape.parameters[0], { name: 'a', default: 5 });
  });

  test('definitions change no number of what they name', () => {
    const whole = compileLandscape('(1 - x)^2 + 100*(y - x^2)^2');
    const named = compileLandscape('a = 1 - x   # how far\nvalley = y - x^2\na^2 + 100*valley^2');
    assert.isTrue(whole.ok && named.ok);
    if (!whole.ok || !named.ok) return;
    assert.isEmpty(named.landscape.parameters);
    for (const [x, y] of [
      [0.3, -1.7],
      [-1.5, 2],
    ]) {
      assert.equal(named.landscape.value(x, y), whole.landscape.value(x, y));
      assert.deepEqual(named.landscape.gradient(x, y), whole.landscape.gradient(x, y));
      assert.deepEqual(named.landscape.hessian(x, y), whole.landscape.hessian(x, y));
    }
  });
});

suite('Rules', () => {
  const ok = (source: string) => {
    const result = compileRule(source);
    if (!result.ok) throw new Error(JSON.stringify(result.errors));
    return result.rule;
  };

  test('a name that its own line reads is a state, one that nothing assigns a hyperparameter', () => {
    const rule = ok('m = beta1*m + (1 - beta1)*g\ntheta = theta - lr*m');
    assert.deepEqual(rule.states, [{ name: 'm', shape: 'parameters' }]);
    assert.deepEqual(
      rule.hyperparameters.map(({ name, kind, at }) => [name, kind, at.line, at.column]),
      [
        ['beta1', 'number', 1, 5],
        ['lr', 'number', 2, 17],
      ],
    );
  });

  test('a name with an init is a state, even if nothing assigns it', () => {
    const rule = ok('init anchor = theta\ntheta = theta - lr*(g + pull*(theta - anchor))');
    assert.deepEqual(rule.states, [{ name: 'anchor', shape: 'parameters' }]);
  });

  test('shapes are inferred: reductions and t are numbers, theta and g one a parameter', () => {
    const rule = ok('r = max(r, norm(g))\nk = k + t\nu = u + r*g\ntheta = theta - lr*u/k');
    assert.deepEqual(rule.states, [
      { name: 'r', shape: 'number' },
      { name: 'k', shape: 'number' },
      { name: 'u', shape: 'parameters' },
    ]);
  });

  test('a hyperparameter that decides a condition is a flag', () => {
    const rule = ok('d = maximize ? -g : g\ntheta = theta - lr*d');
    assert.deepEqual(
      rule.hyperparameters.map(({ name, kind }) => [name, kind]),
      [
        ['maximize', 'flag'],
        ['lr', 'number'],
      ],
    );
  });

  test('a rule looks at the objective at most 16 times besides g', () => {
    const looks = (count: number) => `theta = theta - lr*(g${' + grad(theta)'.repeat(count)})`;
    ok(looks(16));
    assert.match(ruleProblem(looks(17)).message, /at most 16 times/);
  });

  test('theta may be assigned several times', () => {
    assert.lengthOf(ok('theta = theta*(1 - lr*wd)\ntheta = theta - lr*g').assignments, 2);
  });

  const wrong: [string, RegExp, number, number][] = [
    ['m = g', /write a line “theta = …”/, 1, 1],
    ['', /write a line “theta = …”/, 1, 1],
    ['theta = theta - lr*m\nm = g', /read before its line.*“init m = 0”/, 1, 20],
    ['m = g\nm = 2*g\ntheta = m', /has a value already/, 2, 1],
    ['g = 1\ntheta = g', /the gradient/, 1, 1],
    ['t = 1\ntheta = g', /the step/, 1, 1],
    ['sqrt = 1\ntheta = g', /is a function/, 1, 1],
    ['pi = 3\ntheta = g', /is a constant/, 1, 1],
    ['theta = theta - lr*x', /works on all parameters alike/, 1, 20],
    ['theta = theta - lr*gard(theta)', /no function “gard”. Did you mean “grad”/, 1, 20],
    ['theta = theta - dot(g)', /dot\(u, v\)/, 1, 17],
    ['init theta = 0\ntheta = g', /only a state takes “init”/, 1, 6],
    ['init m = t\nm = m + g\ntheta = m', /no step yet/, 1, 10],
    ['init m = n\ninit n = 1\nm = m + n\ntheta = m', /is not known yet/, 1, 10],
    ['theta = fast ? g : fast*g', /“fast” is a number elsewhere/, 1, 9],
    ['theta = t == 1', /This is a condition/, 1, 9],
    ['theta = lr + (t > 1)*g', /This is a condition/, 1, 14],
    ['theta = t ? g : -g', /This is a number/, 1, 9],
    ['lr*g', /“name = expression”/, 1, 1],
    ['and = 1\ntheta = g', /word of the language/, 1, 1],
    ['theta = g\nplot', /“plot name”, with one name/, 2, 5],
    ['m = m + g\nplot m + g\ntheta = m', /“plot name”, with one name/, 2, 6],
    ['theta = g\nplot not', /“plot name”, with one name/, 2, 6],
    ['plot = 1\ntheta = g', /word of the language/, 1, 1],
    ['theta = g\nplot theta', /always plotted/, 2, 6],
    ['theta = g\nplot g', /a state or the name of a line; “g” is neither/, 2, 6],
    ['theta = lr*g\nplot lr', /“lr” is neither/, 2, 6],
    ['mean_g = g\nplot meang\ntheta = g', /“meang” is neither. Did you mean “mean_g”/, 2, 6],
    ['r = norm(g)\nplot r\ntheta = r*g', /“r” is not a number for each parameter/, 2, 6],
    ['c = g > 0\nplot c\ntheta = c ? g : -g', /“c” is not a number for each parameter/, 2, 6],
    ['m = m + g\nplot m\ntheta = m\nplot m', /“m” is plotted already/, 4, 6],
    ['theta = orthogonalize(g, 5)', /takes other arguments: orthogonalize\(u\)/, 1, 9],
    ['theta = orthogonalise(g)', /Did you mean “orthogonalize”/, 1, 9],
    ['orthogonalize = 1\ntheta = g', /is a function/, 1, 1],
    ['theta = rows()*g', /takes other arguments: rows\(u\)/, 1, 9],
    ['theta = g*columns(g, 1)', /takes other arguments: columns\(u\)/, 1, 11],
    ['theta = rows(t == 1)*g', /This is a condition/, 1, 14],
    ['theta = g/columns', /“columns” is a function/, 1, 11],
    ['theta = column(g)', /Did you mean “columns”/, 1, 9],
    ['theta = g/0', /./, 1, 9],
  ];
  for (const [source, message, line, column] of wrong.slice(0, -1)) {
    test(`${JSON.stringify(source)} is refused at ${line}:${column}`, () => {
      const problem = ruleProblem(source);
      assert.match(problem.message, message);
      assert.deepEqual([problem.line, problem.column], [line, column]);
    });
  }
});
