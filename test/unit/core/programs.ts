/** Names that mean something to JavaScript or to whoever reads it, and nothing to the language. */
export const hostileNames = [
  ...[
    'constructor',
    'prototype',
    'eval',
    'arguments',
    'this',
    'return',
    'yield',
    'await',
    'Function',
    'globalThis',
  ],
  ...[
    'process',
    'require',
    'import',
    'window',
    'Math',
    'memory',
    'numbers',
    'new',
    'delete',
    'toString',
    'valueOf',
  ],
  ...[
    'hasOwnProperty',
    'v1',
    'h0',
    'q0',
    'next0',
    's0_0',
    'p0',
    'row',
    'let',
    'undefined',
    'NaN',
    'Infinity',
  ],
  'a'.repeat(40),
];

/** What has no place in a text, outside of comments. */
export const hostileFragments = [
  ...[
    '"',
    "'",
    '`',
    '${',
    '/*',
    '//',
    ';',
    '{',
    '}',
    '[0]',
    '.constructor',
    '=>',
    '\\u0061',
    '__proto__',
    '**',
    '$',
  ],
  ...[
    '\u2028',
    '\u2029',
    '\0',
    'ſ',
    'é',
    '𝒙',
    '"+alert(1)+"',
    "'];process.exit();['",
    '&&',
    '||',
    '!',
    '%',
    '@',
  ],
];

const ofAll = ['norm', 'sum', 'mean', 'loss', 'grad', 'hessian_diagonal', 'rows', 'columns'];
const numbers = ['0', '1', '2', '0.5', '3e-4', '1e-300', '1e300', '.25', '7.', '16', '17'];

/** Random texts of the language from a seed; the same seed gives the same texts. */
export class Programs {
  constructor(private seed: number) {}

  /** A whole number from 0, below `below`: mulberry32. */
  below(below: number): number {
    this.seed = (this.seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.seed ^ (this.seed >>> 15), 1 | this.seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  }

  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)];
  }

  /**
   * A rule with an init, locals, states and look-aheads, in which any name may be hostile.
   * @param flags names that decide conditions
   */
  rule(names: readonly string[], flags: readonly string[] = ['flag']): string {
    const own = this.shuffled(names).slice(0, 4);
    const [start, state, first, second] = own;
    const given = ['theta', 'g', 't', 'pi', start, ...names.filter((name) => !own.includes(name))];
    const write = (...known: string[]) => this.expression([...given, ...known], 2, true, flags);
    return [
      `init ${start} = ${this.expression(['theta', 'g'], 1, true, flags)}`,
      `${first} = ${this.below(4) === 0 ? this.pick(given) : write()}`,
      `${state} = ${state} * 0.5 + ${write(first)}`,
      `${second} = ${this.below(4) === 0 ? first : write(first, state)}`,
      `theta = theta - 0.01 * ${write(first, state, second)}`,
      ...(this.below(3) === 0 ? [`theta = ${write(first, second)}`] : []),
    ].join('\n');
  }

  /** A landscape with a parameter and definitions, in which any name may be hostile. */
  landscape(names: readonly string[]): string {
    const [parameter, first, second] = this.shuffled(names);
    const write = (...known: string[]) => this.expression(['x', 'y', 'e', parameter, ...known], 2, false);
    return [
      `${parameter} = ${this.pick(numbers)}`,
      `${first} = x*${write()}`,
      `${second} = ${write(first)}`,
      write(first, second),
    ].join('\n');
  }

  /** A text with something in it that has no place there. */
  spoilt(text: string): string {
    const at = this.below(text.length + 1);
    return text.slice(0, at) + this.pick(hostileFragments) + text.slice(at);
  }

  /** @param ofRule whether functions of rules and flags may stand in it */
  expression(
    names: readonly string[],
    depth: number,
    ofRule: boolean,
    flags: readonly string[] = [],
  ): string {
    const inner = () => this.expression(names, depth - 1, ofRule, flags);
    if (depth === 0) return this.below(3) === 0 ? this.pick(numbers) : this.pick(names);
    switch (this.below(ofRule ? 12 : 10)) {
      case 0:
      case 1:
      case 2:
      case 3:
        return `(${inner()} ${this.pick(['+', '-', '*', '/'])} ${inner()})`;
      case 4:
        return `(${inner()})^${this.pick(['0', '1', '2', '3', '-2', '2.5'])}`;
      case 5:
        return `-${inner()}`;
      case 6:
        return `${this.pick(['sqrt', 'abs', 'tanh', 'exp', 'log', 'floor', 'sign', 'cbrt', 'sin'])}(${inner()})`;
      case 7:
        return `${this.pick(['min', 'max', 'pow', 'mod'])}(${inner()}, ${inner()})`;
      case 8:
        return `(${this.condition(names, depth - 1, ofRule, flags)} ? ${inner()} : ${inner()})`;
      case 9:
        return inner();
      case 10:
        return `${this.pick(ofAll)}(${inner()})`;
      default:
        return `dot(${inner()}, ${inner()})`;
    }
  }

  private condition(
    names: readonly string[],
    depth: number,
    ofRule: boolean,
    flags: readonly string[],
  ): string {
    const again = () => this.condition(names, depth - 1, ofRule, flags);
    const kind = depth > 0 ? this.below(4) : 3;
    if (kind === 0) return `(not ${again()})`;
    if (kind === 1) return `(${again()} ${this.pick(['and', 'or'])} ${again()})`;
    if (kind === 2 && flags.length > 0) return this.pick(flags);
    const compared = () => this.expression(names, Math.max(0, depth - 1), ofRule, flags);
    return `(${compared()} ${this.pick(['==', '!=', '<', '<=', '>', '>='])} ${compared()})`;
  }

  private shuffled<T>(from: readonly T[]): T[] {
    const left = [...from];
    return from.map(() => left.splice(this.below(left.length), 1)[0]);
  }
}
