import type { View } from '../experiment/types';
import { Rate, type Value } from '../language/graph';
import { collectProblems } from '../language/languageError';
import { withinLimits } from '../language/work';
import type { Problem } from '../problem';
import { remember } from './cache';
import { Emitter } from './emitter';
import { generateFunction } from './generated';
import { landscapeGraph, type LandscapeGraph } from './landscapeGraph';

/** A loss of two parameters with its exact derivatives. */
export interface Landscape {
  /** f(x, y); NaN or ±Infinity where the formula has no finite value. */
  value(x: number, y: number): number;
  /** [∂f/∂x, ∂f/∂y] */
  gradient(x: number, y: number): [number, number];
  /** [∂²f/∂x², ∂²f/∂x∂y, ∂²f/∂y²] */
  hessian(x: number, y: number): [number, number, number];
  /** Plain numbers that the text gives a name (`a = 5`), with the value it gives them. */
  readonly parameters: readonly { readonly name: string; readonly default: number }[];
  /**
   * f on a regular grid whose outermost columns and rows lie on the view's edges.
   * @returns rows × columns, row-major, the row of the smallest y first
   */
  sampleGrid(view: View, columns: number, rows: number): Float64Array;
}

/** A checked landscape, which values for its parameters turn into functions. */
export interface LandscapeProgram {
  readonly source: string;
  readonly graph: LandscapeGraph;
  /** @param parameters by name; what is left out has the value that the text gives it */
  bind(parameters?: Readonly<Record<string, number>>): Landscape;
}

/**
 * Reads, checks, differentiates and compiles a landscape: one expression in x and y, with definitions on the lines
 * above it. Never throws; errors carry line, column and length.
 * @param parameters values for parameters of the text, by name; what is left out has the number that stands there
 */
export function compileLandscape(
  source: string,
  parameters?: Readonly<Record<string, number>>,
): { readonly ok: true; readonly landscape: Landscape } | { readonly ok: false; readonly errors: Problem[] } {
  const compiled = compileLandscapeProgram(source);
  return compiled.ok ? { ok: true, landscape: compiled.program.bind(parameters) } : compiled;
}

/** As {@link compileLandscape}, with the parameters still open. The same text is compiled once. */
export const compileLandscapeProgram = remember(64, (source: string) =>
  collectProblems('program', (): LandscapeProgram => {
    const { graph, code } = withinLimits(source.length, () => {
      const graph = landscapeGraph(source);
      return { graph, code: landscapeSource(graph) };
    });
    let functions: Functions | undefined;
    return {
      source,
      graph,
      bind: (parameters) =>
        bind((functions ??= generateFunction<() => Functions>([], code)()), graph, parameters),
    };
  }),
);

interface Functions {
  value(x: number, y: number, q: Float64Array): number;
  gradient(x: number, y: number, q: Float64Array): [number, number];
  hessian(x: number, y: number, q: Float64Array): [number, number, number];
  sample(
    out: Float64Array,
    q: Float64Array,
    columns: number,
    rows: number,
    x0: number,
    x1: number,
    y0: number,
    y1: number,
  ): void;
}

/** The numbers of a landscape's parameters, in order. */
export function parameterNumbers(
  graph: LandscapeGraph,
  values: Readonly<Record<string, number>> = {},
): Float64Array {
  return Float64Array.from(graph.text.parameters, ({ name, default: number }) =>
    Object.hasOwn(values, name) ? values[name] : number,
  );
}

function bind(
  functions: Functions,
  graph: LandscapeGraph,
  values?: Readonly<Record<string, number>>,
): Landscape {
  const q = parameterNumbers(graph, values);
  return {
    value: (x, y) => functions.value(x, y, q),
    gradient: (x, y) => functions.gradient(x, y, q),
    hessian: (x, y) => functions.hessian(x, y, q),
    parameters: graph.text.parameters,
    sampleGrid(view, columns, rows) {
      const out = new Float64Array(columns * rows);
      functions.sample(out, q, columns, rows, view.x[0], view.x[1], view.y[0], view.y[1]);
      return out;
    },
  };
}

/** The JavaScript of a landscape: the body of a function that returns its functions. */
export function landscapeSource(landscape: LandscapeGraph): string {
  const { graph, value, gradient, hessian } = landscape;
  const parameters = landscape.parameters.map((_, index) => `const q${index} = q[${index}];`).join('\n');
  const at = (roots: readonly Value[], result: (texts: string[]) => string) => {
    const emitter = new Emitter(graph, roots);
    const sections = [Rate.never, Rate.step, Rate.parameters].map((rate) => emitter.section(rate)).join('\n');
    return `(x, y, q) {\n${parameters}\n${sections}\nreturn ${result(roots.map((root) => emitter.text(root)))};\n}`;
  };
  const grid = new Emitter(graph, [value]);
  // The last column and row are the view's edges themselves, not edge minus rounding.
  const sample = `(out, q, columns, rows, x0, x1, y0, y1) {
${parameters}
${grid.section(Rate.never)}
const dx = columns > 1 ? (x1 - x0) / (columns - 1) : 0, dy = rows > 1 ? (y1 - y0) / (rows - 1) : 0;
for (let row = 0, k = 0; row < rows; row++) {
const y = row > 0 && row === rows - 1 ? y1 : y0 + row * dy;
${grid.section(Rate.step)}
for (let column = 0; column < columns; column++, k++) {
const x = column > 0 && column === columns - 1 ? x1 : x0 + column * dx;
${grid.section(Rate.parameters)}
out[k] = ${grid.text(value)};
}
}
}`;
  const list = (texts: string[]) => `[${texts.join(', ')}]`;
  return `return {
value${at([value], ([text]) => text)},
gradient${at(gradient, list)},
hessian${at(hessian, list)},
sample${sample},
};`;
}
