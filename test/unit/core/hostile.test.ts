import { assert } from 'chai';
import { kernelSource } from '../../../src/core/compile/kernel';
import { compileLandscapeProgram, landscapeSource } from '../../../src/core/compile/landscapeFunctions';
import { landscapeGraph } from '../../../src/core/compile/landscapeGraph';
import { operations } from '../../../src/core/language/operations';
import { LanguageError } from '../../../src/core/language/languageError';
import { checkRule } from '../../../src/core/language/rule';
import { simplifyRule } from '../../../src/core/language/simplify';

// What reaches `new Function` is made of the compiler's own words, whatever was typed.

/** The words of the templates into which the emitter writes. */
const ownWords = new Set(
  (
    'return const let for if start position plotted advance value gradient hessian sample NaN Infinity Math ' +
    'memory numbers theta loss row count rates noise extra end bad first k t x y lr limit n0 n1 ' +
    'q out columns rows x0 x1 y0 y1 dx dy column'
  ).split(' '),
);
/** Numbered by the compiler: values, hyperparameters, parameters, powers, plots, what is next, states, locals. */
const slot = /^(?:(?:v|h|q|p|e|next)\d+|[sl]\d+_[01])$/;
const mathMembers = new Set(
  [...operations.values()].flatMap(({ javascript }) =>
    [...javascript('a', 'b', 'c').matchAll(/Math\.(\w+)/g)].map(([, member]) => member),
  ),
).add('abs');
const token =
  /\s*(?:(\d+\.?\d*(?:e[+-]?\d+)?|\.\d+)|([A-Za-z_$][\w$]*)|(\.)|(===|!==|<=|>=|&&|\|\||\+\+|[-+*]=|\/(?![/*])|[-+*%<>=!?:;,()[\]{}]))/y;

/** The first piece of a source that is none of the compiler's words; undefined when there is none. */
function foreign(source: string): string | undefined {
  let [before, last] = ['', ''];
  token.lastIndex = 0;
  const end = source.trimEnd().length;
  while (token.lastIndex < end) {
    const from = token.lastIndex;
    const match = token.exec(source);
    if (!match) return source.slice(from, from + 40);
    const [, , word, dot, sign] = match;
    const isOwn =
      word === undefined
        ? dot === undefined || last === 'Math'
        : last === '.'
          ? before === 'Math' && mathMembers.has(word)
          : ownWords.has(word) || slot.test(word);
    if (!isOwn || (last === 'Math' && dot === undefined)) return match[0];
    [before, last] = [last, word ?? dot ?? sign ?? ''];
  }
  return undefined;
}

/** Numbers below `size`, the same in every run of the test (Lehmer's generator, 16807 modulo 2^31 − 1). */
function stream(seed: number): (size: number) => number {
  let state = seed;
  return (size) => {
    state = (state * 16_807) % 2_147_483_647;
    return state % size;
  };
}

const hostileNames = (
  'constructor prototype eval arguments this return Function globalThis process require import toString ' +
  'valueOf hasOwnProperty memory numbers rates noise h0 v1 s0_0 l0_1 next0 window async await yield class Math ' +
  'NaN Infinity undefined null new delete in of k row end bad true false super isPrototypeOf self module'
).split(' ');
const fragments = [
  '__proto__',
  '"',
  "'",
  '`',
  '${x}',
  '${',
  '\\',
  '//',
  '/*',
  '*/',
  '<!--',
  '-->',
  '#',
  '\u2028',
  '\u2029',
  '\u00a0',
  'ａ',
  'é',
  'x\u200d',
  '😀',
  '\0',
  ';',
  '{',
  '}',
  '[',
  ']',
  '=>',
  '.constructor',
  '(x)',
  ', y',
  '@',
  '\\u0061',
  '"); process.exit(1); ("',
  '`+eval(1)+`',
  '*/ eval(1) /*',
  '0x10',
  '1n',
  '08',
  '?.',
  '??',
  '...',
  '\n',
];

/** A random text with places for names: “§” and a digit stand for one. */
class Texts {
  constructor(private readonly pick: (size: number) => number) {}

  of<T>(list: readonly T[]): T {
    return list[this.pick(list.length)];
  }

  expression(depth: number, leaves: readonly string[]): string {
    if (depth === 0 || this.pick(5) === 0) return this.of(leaves);
    const part = () => this.expression(depth - 1, leaves);
    switch (this.pick(6)) {
      case 0:
        return `-(${part()})`;
      case 1:
        return `${this.of(['sqrt', 'exp', 'tanh', 'abs', 'sign', 'cbrt'])}(${part()})`;
      case 2:
        return `${this.of(['min', 'max', 'mod', 'atan2'])}(${part()}, ${part()})`;
      case 3:
        return `(${part()} ${this.of(['<', '==', '>='])} ${part()} ? ${part()} : ${part()})`;
      case 4:
        return `(${part()})^${this.of(['2', '3', '-1', '0.5'])}`;
      default:
        return `(${part()} ${this.of(['+', '-', '*', '/'])} ${part()})`;
    }
  }

  landscape(): string {
    const leaves = ['x', 'y', '2', '0.3', '§0', '§1'];
    return `§0 = 1.5\n§1 = ${this.expression(2, leaves.slice(0, 5))}\n${this.expression(3, leaves)}`;
  }

  rule(): string {
    const leaves = ['theta', 'g', 't', '2', '1e-3', '§0', '§1', '§2'];
    const reduced = this.of(['norm', 'sum', 'loss', 'grad', 'orthogonalize', 'columns', 'hessian_diagonal']);
    return [
      `init §0 = ${this.expression(1, ['theta', 'g', '2', '§2'])}`,
      `§0 = ${this.expression(2, leaves.slice(0, 6))} + 0.5 * §0`,
      `§1 = §2 * ${this.expression(2, leaves.slice(0, 6))} + g`,
      `theta = theta - ${reduced}(§1) * (§3 ? 0.9^t : ${this.expression(2, leaves)})`,
      'plot §1',
    ].join('\n');
  }

  /** Four names, no two alike. */
  names(): string[] {
    const from = this.pick(hostileNames.length);
    const stride = 1 + this.pick(9);
    return [0, 1, 2, 3].map((index) => hostileNames[(from + index * stride) % hostileNames.length]);
  }

  /** The text with something in it that no text should have. */
  broken(text: string): string {
    const at = this.pick(text.length + 1);
    return text.slice(0, at) + this.of(fragments) + text.slice(at);
  }
}

const named = (text: string, names: readonly string[]) => text.replace(/§(\d)/g, (_, index) => names[index]);

/** The JavaScript of a text, with all flags on or off; undefined when it is refused. */
function sourceOf(kind: 'rule' | 'landscape', text: string, areOn: boolean): string | undefined {
  try {
    if (kind === 'landscape') return landscapeSource(landscapeGraph(text));
    const rule = checkRule(text);
    const flags = rule.hyperparameters.filter((each) => each.kind === 'flag').map(({ name }) => name);
    const decided = simplifyRule(rule, Object.fromEntries(flags.map((name) => [name, areOn])));
    return kernelSource(decided, bowl).source;
  } catch (error) {
    if (error instanceof LanguageError) return undefined;
    throw error;
  }
}

const compiled = compileLandscapeProgram('x^2/20 + y^2');
if (!compiled.ok) throw new Error('no landscape');
const bowl = compiled.program;

suite('What becomes code', () => {
  test('the check itself finds what does not belong', () => {
    for (const text of [
      'eval(1)',
      'x.constructor',
      'Math.random()',
      'Math',
      '"x"',
      '`x`',
      '// x',
      'v1.abs',
      'é',
      '__proto__',
    ])
      assert.isDefined(foreign(`return ${text};`), text);
    assert.isUndefined(foreign('return (v1 + Math.pow(h0, 1e-7));'));
  });

  test('consists of numbers, own words and Math, on 100,000 random programs with hostile names', () => {
    const texts = new Texts(stream(20_261_124));
    const neutral = ['aa', 'bb', 'cc', 'dd'];
    const accepted = { rule: 0, landscape: 0, broken: 0 };
    for (let count = 0; count < 100_000; count++) {
      const kind = count % 4 === 0 ? 'rule' : 'landscape';
      const template = texts[kind]();
      const names = texts.names();
      const isBroken = count % 5 === 0;
      const text = named(isBroken ? texts.broken(template) : template, names);
      const areOn = count % 3 === 0;
      const source = sourceOf(kind, text, areOn);
      if (source === undefined) continue;
      accepted[isBroken ? 'broken' : kind]++;
      const wrong = foreign(source);
      if (wrong !== undefined) assert.fail(`“${wrong}” came from:\n${text}`);
      // The same program with other names is the same code: no name is part of it.
      if (!isBroken && count % 10 === 4)
        assert.equal(source, sourceOf(kind, named(template, neutral), areOn), text);
    }
    assert.isAbove(accepted.rule, 10_000);
    assert.isAbove(accepted.landscape, 30_000);
    assert.isAbove(accepted.broken, 500);
  }).timeout(300_000);
});
