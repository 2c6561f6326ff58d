// Printed update rules, run by their real interpreters.
import vm from 'node:vm';
import { compileLandscape, landscapes, type Experiment, type RunSpec } from '../../../src/core/index';
import { composeSnippet } from '../../../src/snippets/index';
import { runPython } from './python';

/** A run on a landscape of the catalogue. */
export interface Case {
  readonly title: string;
  readonly run: RunSpec;
  readonly landscape: string;
  readonly start: readonly [number, number];
  readonly steps: number;
  readonly optimizers?: Experiment['optimizers'];
}

export interface Retraced {
  /** One point a step, the start first. */
  readonly points: readonly (readonly [number, number])[];
  readonly warnings: readonly string[];
}

const classOf = (text: string) => /^class (\w+)/m.exec(text)![1];

/** The landscape's own loss, gradient and Hessian, in Python. Those of the core, written out by hand. */
const python = `
import inspect, json, sys, warnings
import numpy as np

class Anisotropic:
    def loss(self, u):
        return u[0] ** 2 / 20 + u[1] ** 2
    def gradient(self, u):
        return np.array([u[0] / 10, 2 * u[1]])
    def hessian_diagonal(self, u):
        return np.array([0.1, 2.0])

class Rosenbrock:
    def loss(self, u):
        return (1 - u[0]) ** 2 + 100 * (u[1] - u[0] * u[0]) ** 2
    def gradient(self, u):
        x, y = u
        return np.array([-2 * (1 - x) - 400 * (y - x * x) * x, 200 * (y - x * x)])
    def hessian_diagonal(self, u):
        x, y = u
        return np.array([2 - 400 * (y - x * x) + 800 * x * x, 200.0])

def retrace(case):
    landscape = {"anisotropic": Anisotropic, "rosenbrock": Rosenbrock}[case["landscape"]]()
    names = {}
    exec(compile(case["code"], case["title"], "exec"), names)
    optimizer = names[case["className"]]()
    theta = np.array(case["start"])
    points = [theta.tolist()]
    arguments = list(inspect.signature(optimizer.step).parameters)[1:]
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        for step in range(case["steps"]):
            with np.errstate(all="ignore"):
                g = landscape.gradient(theta)
            given = {"g": g, **{name: getattr(landscape, name) for name in dir(landscape)}}
            before, slope = theta.copy(), g.copy()
            next = optimizer.step(theta, *[given[name] for name in arguments])
            assert isinstance(next, np.ndarray) and next.shape == theta.shape, case["title"]
            assert next is not theta and not np.shares_memory(next, theta), case["title"]
            assert np.array_equal(theta, before, equal_nan=True), case["title"]
            assert np.array_equal(g, slope, equal_nan=True), case["title"]
            # What the caller does to what it holds must not reach what the optimizer remembers.
            theta[:] = 1e9
            g[:] = 1e9
            theta = next.copy()
            next[:] = -1e9
            points.append(theta.tolist())
    return {"points": [[repr(x) for x in point] for point in points], "warnings": [str(w.message) for w in caught]}

def attempt(case):
    try:
        return retrace(case)
    except Exception as error:
        return {"error": type(error).__name__ + ": " + str(error)}

print(json.dumps([attempt(case) for case in json.load(sys.stdin)]))
`;

/** All cases in one process. */
export function retraceInPython(cases: readonly Case[]): Retraced[] {
  const input = cases.map(({ run, optimizers, ...rest }) => {
    const { text, imports } = composeSnippet({ target: 'numpy', run, optimizers });
    return { ...rest, code: [...imports, text].join('\n'), className: classOf(text) };
  });
  type Output = { points: string[][]; warnings: string[] } | { error: string };
  const outputs = runPython(python, input) as Output[];
  return outputs.map((output, index) => {
    if ('error' in output) throw new Error(`${cases[index].title}: ${output.error}\n${input[index].code}`);
    const read = (text: string) => Number(text.replace('inf', 'Infinity').replace('nan', 'NaN'));
    return { ...output, points: output.points.map(([x, y]) => [read(x), read(y)] as const) };
  });
}

interface Optimizer {
  step(theta: ArrayLike<number>, ...args: unknown[]): Float64Array;
}

/** A class that was printed, as Node.js has it. */
export function evaluateClass(code: string): new () => Optimizer {
  return vm.runInThisContext(`'use strict';(() => {\n${code}\nreturn ${classOf(code)};\n})()`) as never;
}

export function retraceInNode({ run, landscape: id, start, steps, optimizers }: Case): Retraced {
  const compiled = compileLandscape(landscapes.get(id)!.formula);
  if (!compiled.ok) throw new Error('no landscape');
  const { landscape } = compiled;
  const { text } = composeSnippet({ target: 'javascript', run, optimizers });
  const given: Record<string, unknown> = {
    loss: ([x, y]: number[]) => landscape.value(x, y),
    gradient: ([x, y]: number[]) => Float64Array.from(landscape.gradient(x, y)),
    hessianDiagonal: ([x, y]: number[]) => {
      const [fxx, , fyy] = landscape.hessian(x, y);
      return Float64Array.of(fxx, fyy);
    },
  };
  const args = /^ {2}step\(([^)]*)\)/m.exec(text)![1].split(', ').slice(1);
  const optimizer = new (evaluateClass(text))();
  let theta = Float64Array.from(start);
  const points: [number, number][] = [[start[0], start[1]]];
  for (let step = 0; step < steps; step++) {
    const g = Float64Array.from(landscape.gradient(theta[0], theta[1]));
    const [before, slope] = [theta.slice(), g.slice()];
    const next = optimizer.step(theta, ...args.map((name) => (name === 'g' ? g : given[name])));
    if (next === theta || !same(theta, before) || !same(g, slope)) throw new Error('changed its arguments');
    theta.fill(1e9);
    g.fill(1e9);
    theta = next.slice();
    next.fill(-1e9);
    points.push([theta[0], theta[1]]);
  }
  return { points, warnings: [] };
}

function same(a: Float64Array, b: Float64Array): boolean {
  return a.every((value, index) => Object.is(value, b[index]));
}
