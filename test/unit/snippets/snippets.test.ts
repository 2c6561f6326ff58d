import { assert } from 'chai';
import { compileRule, optimizers, ProblemError, type RunSpec, type Values } from '../../../src/core/index';
import { composeSnippet, targets, writeSnippet } from '../../../src/snippets/index';
import { runPython } from './python';
import { inRange } from './turned';
import { evaluateClass } from './trajectories';

const own = (rule: string, hyperparameters: Record<string, number | boolean>): RunSpec => ({
  optimizer: 'custom',
  rule,
  hyperparameters,
});
const ruleTargets = [...targets.values()].filter(({ kind }) => kind === 'rule').map(({ id }) => id);

suite('Snippets', () => {
  test('there are library calls and two languages', () => {
    assert.deepEqual(
      [...targets].map(([id, target]) => [id, target.id, target.kind, target.languages[0]]),
      [
        ['pytorch', 'pytorch', 'call', 'python'],
        ['keras', 'keras', 'call', 'python'],
        ['optax', 'optax', 'call', 'python'],
        ['tfjs', 'tfjs', 'call', 'javascript'],
        ['numpy', 'numpy', 'rule', 'python'],
        ['javascript', 'javascript', 'rule', 'javascript'],
      ],
    );
  });

  test('SGD without momentum is three lines of NumPy', () => {
    assert.equal(
      writeSnippet({ target: 'numpy', run: { optimizer: 'sgd', hyperparameters: { lr: 0.95 } } }),
      `# SGD (Robbins and Monro, 1951), as in torch.optim.SGD
class SGD:
    def __init__(self, lr=0.95):
        self.lr = lr

    def step(self, theta, g):
        """Return theta after one step; g is the gradient at theta."""
        return theta - self.lr * g`,
    );
  });

  test('Adam in NumPy reads as it was published', () => {
    assert.equal(
      writeSnippet({ target: 'numpy', run: { optimizer: 'adam', hyperparameters: { lr: 0.3 } } }),
      `import numpy as np

# Adam (Kingma and Ba, 2015), as in torch.optim.Adam
class Adam:
    def __init__(self, lr=0.3, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.eps = eps
        self.t = 0
        self.m = None  # first moment: running mean of the gradient
        self.v = None  # second moment: running mean of the squared gradient

    def step(self, theta, g):
        """Return theta after one step; g is the gradient at theta."""
        self.t += 1
        if self.m is None:
            self.m = np.zeros_like(theta)
            self.v = np.zeros_like(theta)
        self.m = self.beta1 * self.m + (1 - self.beta1) * g
        self.v = self.beta2 * self.v + (1 - self.beta2) * g**2
        m_hat = self.m / (1 - self.beta1**self.t)
        v_hat = self.v / (1 - self.beta2**self.t)
        return theta - self.lr * m_hat / (np.sqrt(v_hat) + self.eps)`,
    );
  });

  test('Adam in JavaScript computes once what no element changes', () => {
    assert.equal(
      writeSnippet({ target: 'javascript', run: { optimizer: 'adam', hyperparameters: { lr: 0.3 } } }),
      `// Adam (Kingma and Ba, 2015), as in torch.optim.Adam
class Adam {
  constructor({ lr = 0.3, beta1 = 0.9, beta2 = 0.999, eps = 1e-8 } = {}) {
    this.lr = lr;
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.eps = eps;
    this.t = 0;
    this.m = undefined; // first moment: running mean of the gradient
    this.v = undefined; // second moment: running mean of the squared gradient
  }

  /** Returns theta after one step, as a new array; g is the gradient at theta. */
  step(theta, g) {
    const { lr, beta1, beta2, eps } = this;
    const n = theta.length;
    const t = ++this.t;
    const m = (this.m ??= new Float64Array(n));
    const v = (this.v ??= new Float64Array(n));
    const mHatDivisor = 1 - beta1 ** t;
    const vHatDivisor = 1 - beta2 ** t;
    const next = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      m[i] = beta1 * m[i] + (1 - beta1) * g[i];
      v[i] = beta2 * v[i] + (1 - beta2) * (g[i] * g[i]);
      const mHat = m[i] / mHatDivisor;
      const vHat = v[i] / vHatDivisor;
      next[i] = theta[i] - lr * mHat / (Math.sqrt(vHat) + eps);
    }
    return next;
  }
}`,
    );
  });

  test('what a step asks of the objective is told in a line each where one is too long', () => {
    const run = own('theta = theta - lr*g/hessian_diagonal(theta)', { lr: 0.1 });
    assert.include(
      composeSnippet({ target: 'numpy', run }).text,
      `
    def step(self, theta, g, hessian_diagonal):
        """Return theta after one step.

        g is the gradient at theta.
        hessian_diagonal(u) is the diagonal of the Hessian at u.
        """
`,
    );
    assert.include(
      composeSnippet({ target: 'javascript', run }).text,
      `
  /**
   * Returns theta after one step, as a new array.
   * g is the gradient at theta.
   * hessianDiagonal(u) is the diagonal of the Hessian at u.
   */
  step(theta, g, hessianDiagonal) {
`,
    );
  });

  test('what NumPy computes from numbers stays a number of Python', () => {
    const rule = 'rate = lr*sqrt(t)\ntheta = theta - rate*g*exp(-t)/norm(g)';
    const { text } = composeSnippet({ target: 'numpy', run: own(rule, { lr: 0.1 }) });
    assert.include(text, '\n        rate = float(self.lr * np.sqrt(self.t))\n');
    assert.include(text, 'rate * g * float(np.exp(-self.t)) / np.linalg.norm(g)');
  });

  test('a long step is broken at what can be computed before it', () => {
    const run = { optimizer: 'adagrad', hyperparameters: { lr_decay: 0.1 } };
    const { text } = composeSnippet({ target: 'numpy', run });
    assert.include(text, 'step_size = self.lr / (1 + (self.t - 1) * self.lr_decay)\n');
    assert.include(text, 'return theta - step_size * g / (np.sqrt(self.s) + self.eps)');
  });

  test('Muon’s factor is a number, beside a matrix in NumPy and a row in JavaScript', () => {
    const [inPython, inJavaScript] = ['numpy', 'javascript'].map(
      (target) => composeSnippet({ target, run: { optimizer: 'muon' } }).text,
    );
    const factor = 'float(np.sqrt(np.maximum(1, rows(d) / columns(d))))';
    assert.include(inPython, `o = ${factor} * orthogonalize(d)\n`);
    assert.include(inPython, '* theta - self.lr * o');
    assert.include(inJavaScript, 'const oFactor = Math.sqrt(Math.max(1, 1 / n));\n');
    for (const helper of ['rows', 'columns', 'orthogonalize'])
      assert.lengthOf(inPython.split(`def ${helper}(u):`), 2);
  });

  test('no line of a catalogue entry is longer than 88 characters', () => {
    for (const [optimizer, { hyperparameters }] of optimizers) {
      const all = Object.fromEntries(
        hyperparameters.map((each) => [each.name, each.kind === 'flag' ? true : inRange(each, 0.123)]),
      );
      for (const values of [{}, all]) {
        for (const target of ruleTargets) {
          const { text } = composeSnippet({ target, run: { optimizer, hyperparameters: values } });
          // A name and its citation may take a line of their own.
          const code = text.split('\n').filter((line) => !/^(#|\/\/) /.test(line));
          assert.isAtMost(Math.max(...code.map((line) => line.length)), 88, text);
        }
      }
    }
  });

  for (const target of ruleTargets) {
    test(`${target}: stops are the values in the signature, in the entry’s order`, () => {
      for (const [optimizer, { hyperparameters }] of optimizers) {
        const { text, stops } = composeSnippet({
          target,
          run: { optimizer, hyperparameters: { lr: 0.123 } },
        });
        const names = hyperparameters.map(({ name }) => name);
        assert.isAbove(stops.length, 0);
        assert.deepEqual(
          stops.map(({ name }) => name),
          names.filter((name) => stops.some((stop) => stop.name === name)),
        );
        for (const { offset, length, name } of stops) {
          assert.match(text.slice(offset - 3, offset), /= ?$/, name);
          assert.isTrue(Number.isFinite(Number(text.slice(offset, offset + length))), name);
        }
        assert.equal(text.slice(stops[0].offset, stops[0].offset + stops[0].length), '0.123');
      }
    });
  }

  test('an own optimizer keeps its name as far as a class may have it, and nothing else of it', () => {
    const rule = 'theta = theta - lr*g';
    const classes: [string, string][] = [
      ['My fast SGD (v2)', 'MyFastSGDV2'],
      ['2nd', 'Optimizer2nd'],
      ['', 'CustomOptimizer'],
      ['느린', 'CustomOptimizer'],
      ['None', 'NoneOptimizer'],
      ['x\nimport os; os.system("rm")', 'XImportOsOsSystemRm'],
      ['a */ process.exit() /*', 'AProcessExit'],
      ['math', 'MathOptimizer'],
    ];
    for (const [name, className] of classes) {
      for (const target of ruleTargets) {
        const optimizers = { mine: { name, rule, hyperparameters: { lr: 0.5 } } };
        const { text } = composeSnippet({ target, run: { optimizer: 'mine' }, optimizers });
        const expected =
          target === 'javascript' && className === 'NoneOptimizer'
            ? 'None'
            : target === 'numpy' && className === 'MathOptimizer'
              ? 'Math'
              : className;
        assert.match(text, new RegExp(`^class ${expected}\\b`, 'm'));
        const comment = target === 'numpy' ? '#' : '//';
        assert.equal(text.split('\n')[0], `${comment} ${expected}: an update rule of your own`);
      }
    }
  });

  test('refuses by name what it cannot write', () => {
    const refused: [Parameters<typeof composeSnippet>[0], RegExp][] = [
      [{ target: 'numpi', run: { optimizer: 'sgd' } }, /no target “numpi”. Did you mean “numpy”/],
      [{ target: 'numpy', run: { optimizer: 'adamm' } }, /no optimizer “adamm”. Did you mean “adam”/],
      [{ target: 'numpy', run: { optimizer: 'sgd', hyperparameters: { lr: -1 } } }, /greater than 0/],
      [
        { target: 'numpy', run: { optimizer: 'sgd', hyperparameters: { rate: 1 } } },
        /no hyperparameter “rate”/,
      ],
      [{ target: 'numpy', run: { optimizer: 'custom' } }, /needs a rule/],
      [{ target: 'numpy', run: own('theta = theta - lr*', { lr: 1 }) }, /expression is missing/],
      [{ target: 'numpy', run: own('theta = theta - lr*g', {}) }, /“lr” has no value/],
      [{ target: 'numpy', run: { optimizer: 'sgd', clip: { norm: 1 } } }, /clip/i],
      [{ target: 'numpy', run: null as never }, /names its optimizer/],
      [{ target: 'numpy', run: { optimizer: 'sgd', hyperparameters: 3 as never } }, /values by name/],
    ];
    for (const [request, message] of refused) {
      assert.throws(() => composeSnippet(request), ProblemError, message);
    }
  });

  test('any name that a rule may have is a name in the code', function () {
    this.timeout(300_000);
    const names = (
      'lambda class self np yield await async None True False def return global nonlocal with pass raise try del ' +
      'assert lambda_ self_ step init_ t1 n i next sum_ loss_ gradient hessianDiagonal floorMod constructor ' +
      'arguments eval undefined NaN Infinity Math Float64Array this_ new var let const function import export ' +
      'default delete typeof void static super switch enum package private public interface prototype toString ' +
      'valueOf match case type print len float int abs_ CustomOptimizer hasOwnProperty weight_decay weightDecay'
    ).split(' ');
    const rules = names.flatMap((name) => [
      `${name}2 = ${name}*g\ntheta = theta - ${name}2`,
      `${name} = lr*g\ntheta = theta - ${name}`,
      `${name} = lr*${name} + g\ntheta = theta - lr*${name}`,
      `${name} = ${name} + norm(g)\ntheta = theta - lr*g/${name}`,
    ]);
    const compiled = rules.flatMap((source) => {
      const result = compileRule(source);
      return result.ok ? [{ source, names: result.rule.hyperparameters.map((each) => each.name) }] : [];
    });
    assert.isAbove(compiled.length, 230, 'few of them are the language’s own words');
    const runs = compiled.map(({ source, names: read }) =>
      own(source, Object.fromEntries(read.map((each) => [each, 0.5]))),
    );
    const inNode = runs.map((run) => {
      const optimizer = new (evaluateClass(composeSnippet({ target: 'javascript', run }).text))();
      const first = optimizer.step([1, 2, -3], [0.5, -1, 2]);
      return [...optimizer.step(first, [0.5, -1, 2])];
    });
    const script = `
import json, sys
def run(code):
    names = {}
    exec(code, names)
    np = __import__("numpy")
    optimizer = [each for each in names.values() if isinstance(each, type)][-1]()
    g = np.array([0.5, -1, 2])
    return optimizer.step(optimizer.step(np.array([1.0, 2, -3]), g), g).tolist()
print(json.dumps([run(code) for code in json.load(sys.stdin)]))`;
    const inPython = runPython(
      script,
      runs.map((run) => writeSnippet({ target: 'numpy', run })),
    ) as number[][];
    inPython.forEach((theta, index) => {
      theta.forEach((value, i) => assert.closeTo(value, inNode[index][i], 1e-12, compiled[index].source));
    });
  });

  test('NumPy code makes matrices nearly orthogonal, and JavaScript code rows', function () {
    this.timeout(300_000);
    const run = own('init m = orthogonalize(g)\nm = orthogonalize(g + 0*m)\ntheta = theta - m', {});
    const script = `
import json, sys
def run(code):
    names = {}
    exec(code, names)
    np = __import__("numpy")
    of = [each for each in names.values() if isinstance(each, type)][-1]
    spread = []
    for shape in [(3, 5), (5, 3), (4, 4)]:
        g = np.random.default_rng(1).normal(size=shape)
        moved = of().step(np.zeros(shape), g)
        assert moved.shape == shape
        u, _, v = np.linalg.svd(g, full_matrices=False)
        inside = np.diag(u.T @ -moved @ v.T)
        assert np.allclose(-moved, u * inside @ v)
        spread += [inside.min(), inside.max()]
    flat = of().step(np.zeros(3), np.array([3.0, 0, -4]))
    return [min(spread), max(spread), *flat.tolist(), *of().step(np.zeros(3), np.zeros(3)).tolist()]
print(json.dumps([run(code) for code in json.load(sys.stdin)]))`;
    const [[least, most, ...rows]] = runPython(script, [
      writeSnippet({ target: 'numpy', run }),
    ]) as number[][];
    assert.isAbove(least, 0.6);
    assert.isBelow(most, 1.3);
    const optimizer = evaluateClass(composeSnippet({ target: 'javascript', run }).text);
    const inNode = [
      [3, 0, -4],
      [0, 0, 0],
    ].flatMap((g) => [...new optimizer().step([0, 0, 0], g)]);
    rows.forEach((value, index) => assert.closeTo(value, inNode[index], 1e-12));
    assert.closeTo(rows[0] / rows[2], -3 / 4, 1e-12);
    let length = 1; // the only singular value of a row
    for (let k = 0; k < 5; k++) length *= 3.4445 - 4.775 * length ** 2 + 2.0315 * length ** 4;
    assert.closeTo(Math.hypot(rows[0], rows[1], rows[2]), length, 1e-12);
  });

  test('NumPy code takes arrays of any shape, and keeps their type', function () {
    this.timeout(300_000);
    const script = `
import inspect, json, sys
import numpy as np
def run(code):
    names = {}
    exec(code, names)
    of = [each for each in names.values() if isinstance(each, type)][-1]
    flat, square, numbers = of(), of(), of()
    theta, g = np.array([1.0, 2, -3, 4]), np.array([0.5, -1, 2, 1e-3])
    asked = list(inspect.signature(of.step).parameters)[2:]
    def step(optimizer, theta, g):
        given = {"g": g, "gradient": lambda u: 0.5 * u, "hessian_diagonal": np.ones_like}
        return optimizer.step(theta, *[given[name] for name in asked])
    a, b, c = theta, theta.reshape(2, 2).astype(np.float32), theta[0]
    for _ in range(8):
        a, b, c = step(flat, a, g), step(square, b, g.reshape(2, 2).astype(np.float32)), step(numbers, c, g[0])
    assert b.dtype == np.float32 and b.shape == (2, 2), code
    # Muon means matrices, and takes a row for another one.
    assert "orthogonalize" in code or np.allclose(a.reshape(2, 2), b, rtol=1e-5), code
    # Where parameters look at one another, one alone takes other steps.
    together = any(name in code for name in ["orthogonalize", "np.linalg.norm", "np.sum", "np.mean", "np.vdot"])
    assert (together or np.isclose(a[0], c)) and np.shape(c) == (), code
print(json.dumps([run(code) for code in json.load(sys.stdin)]))`;
    // Functions of numbers alone, before and beside an array
    const numbers = 'k = max(p, 0.5)^q\ns = sqrt(p)*s + g\ntheta = theta - (t > 1 ? exp(-p) : p)*k/p*s';
    const catalogue = [...optimizers].map(([optimizer, { hyperparameters: declared }]) => {
      // Prodigy's first steps are so short that single precision would lose them.
      const turned = Object.entries({ weight_decay: 0.1, d0: 0.01 });
      const hyperparameters: Values = Object.fromEntries(
        turned.filter(([each]) => declared.some(({ name }) => name === each)),
      );
      return writeSnippet({ target: 'numpy', run: { optimizer, hyperparameters } });
    });
    runPython(script, [
      ...catalogue,
      writeSnippet({ target: 'numpy', run: own(numbers, { p: 0.01, q: 0.7 }) }),
    ]);
  });
});
