import type { Expression } from '../../core/language/tree';
import { elementSteps, newTheta, type ElementSteps, type Loop, type Single } from '../elementSteps';
import { camelCase, Names } from '../names';
import { numberLiteral } from '../numbers';
import { signature } from '../signature';
import type { Target } from '../target';
import { textWithStops, type Piece } from '../textWithStops';
import { updateRule, type RuleState, type UpdateRule } from '../updateRule';
import { asComment, eachIs, whatAre } from '../words';
import { JavaScriptPrinter } from './javascriptExpressions';
import { javascriptHelpers } from './javascriptHelpers';

/** An update rule as a JavaScript class on arrays of any length. */
export const javascript: Target = {
  id: 'javascript',
  name: 'JavaScript',
  languages: ['javascript', 'typescript', 'javascriptreact', 'typescriptreact'],
  kind: 'rule',
  indent: '  ',
  compose(run) {
    const snippet = textWithStops(new JavaScriptClass(updateRule(run, classNames)).pieces());
    return { ...snippet, imports: [] };
  },
};

/** JavaScript's reserved words, and what the class's own code calls by name. */
const words = new Set(
  (
    'arguments async await break case catch class const continue debugger default delete do else enum eval export ' +
    'extends false finally for function get if implements import in instanceof interface let new null of package ' +
    'private protected public return set static super switch this throw true try typeof undefined var void while ' +
    'with yield NaN Infinity Math Float64Array ' +
    'theta g t i n next sum gradient loss hessianDiagonal floorMod orthogonalize'
  ).split(' '),
);
/** What every object has, and so no argument may be called; and the class's own method. */
const members = new Set(
  'step constructor hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf'.split(
    ' ',
  ),
);
const classNames = new Set(['Array', 'Float64Array', 'Infinity', 'Math', 'NaN', 'Object']);

const width = 88;

class JavaScriptClass {
  private readonly names: Names;
  private readonly printer: JavaScriptPrinter;
  private readonly plan: ElementSteps;
  /** The starts of arrays, which wait for the first step; empty when all are 0. */
  private readonly starts: ElementSteps;

  constructor(private readonly rule: UpdateRule) {
    const isMember = new Set([...rule.hyperparameters, ...rule.states].map(({ name }) => name));
    this.plan = elementSteps(rule.assignments, rule);
    const lateStarts = rule.states.flatMap(({ name, init, startsAtStep }) =>
      init && startsAtStep ? [{ kind: 'init' as const, name, value: init, at: init.at }] : [],
    );
    this.starts = elementSteps(lateStarts, { ...rule, names: [...rule.names, ...this.plan.added] });
    this.names = new Names(
      [...rule.names, ...this.plan.added, ...this.starts.added],
      isMember,
      { words, members },
      camelCase,
    );
    this.printer = new JavaScriptPrinter(
      rule,
      this.names,
      new Set([...this.plan.arrays, ...this.starts.arrays]),
    );
  }

  pieces(): Piece[] {
    const { credit, className } = this.rule;
    const body = [...this.constructorPieces(), ...this.step()];
    const helpers = [...this.printer.helpers].map((name) => `${javascriptHelpers[name]}\n\n`);
    return [`${helpers.join('')}// ${credit}\nclass ${className} {\n`, ...body, '\n}'];
  }

  private constructorPieces(): Piece[] {
    const { hyperparameters, states, readsStep } = this.rule;
    const lines = [
      ...hyperparameters.map(({ name }) => `this.${this.names.of(name)} = ${this.names.of(name)};`),
      ...(readsStep ? ['this.t = 0;'] : []),
      ...states.map((state) => this.member(state)),
    ];
    if (lines.length === 0) return [];
    const parameters = hyperparameters.map(({ name, value }): Piece[] => [
      `${this.names.of(name)} = `,
      { stop: name, text: numberLiteral(value) },
    ]);
    const head =
      parameters.length === 0
        ? ['  constructor() {']
        : signature('  constructor({ ', parameters, ' } = {}) {', { width, indent: '  ' });
    return [...head, ...lines.map((line) => `\n    ${line}`), '\n  }\n\n'];
  }

  private member({ name, init, startsAtStep, meaning }: RuleState): string {
    const start = startsAtStep ? 'undefined' : init ? this.printer.text(init) : '0';
    const comment = meaning ? ` // ${asComment(meaning)}` : '';
    return `this.${this.names.of(name)} = ${start};${comment}`;
  }

  private step(): Piece[] {
    const { readsGradient, readsStep, objectiveFunctions } = this.rule;
    const functions = { loss: 'loss', grad: 'gradient', hessian_diagonal: 'hessianDiagonal' };
    const parameters = [
      'theta',
      ...(readsGradient ? ['g'] : []),
      ...objectiveFunctions.map((name) => functions[name]),
    ];
    const lines = [
      ...this.hyperparameterLine(),
      'const n = theta.length;',
      ...(readsStep ? ['const t = ++this.t;'] : []),
      ...this.stateLines(),
      ...this.stepLines(this.plan),
      'return next;',
    ];
    const described = [...(readsGradient ? ['g'] : []), ...objectiveFunctions];
    const first = 'Returns theta after one step, as a new array';
    const short = `  /** ${first}${whatAre(described, functions)}. */\n`;
    const long = [`${first}.`, ...eachIs(described, functions)].map((line) => `   * ${line}\n`);
    return [
      short.length <= width ? short : ['  /**\n', ...long, '   */\n'].join(''),
      `  step(${parameters.join(', ')}) {`,
      ...lines.map((line) => `\n    ${line}`),
      '\n  }',
    ];
  }

  private hyperparameterLine(): string[] {
    const names = this.rule.hyperparameters.map(({ name }) => this.names.of(name));
    return names.length === 0 ? [] : [`const { ${names.join(', ')} } = this;`];
  }

  /** Brings the states at hand; before the first step they are made. */
  private stateLines(): string[] {
    const arrays = this.rule.states.filter(({ shape }) => shape === 'parameters');
    const late = this.rule.states.filter(({ startsAtStep }) => startsAtStep);
    const names = arrays.map(({ name }) => this.names.of(name));
    if (late.every(({ init, shape }) => !init && shape === 'parameters')) {
      return names.map((name) => `const ${name} = (this.${name} ??= new Float64Array(n));`);
    }
    const zeros = late.filter(({ init }) => !init).map(({ name }) => this.names.of(name));
    return [
      `if (this.${this.names.of(late[0].name)} === undefined) {`,
      ...zeros.map((name) => `  this.${name} = new Float64Array(n);`),
      ...this.startLines().map((line) => `  ${line}`),
      '}',
      ...(names.length > 0 ? [`const { ${names.join(', ')} } = this;`] : []),
    ];
  }

  private startLines(): string[] {
    const states = new Map(this.rule.states.map((state) => [state.name, state]));
    this.printer.areMembersAtHand = false;
    const lines = this.starts.steps.flatMap((step) => {
      if (step.kind !== 'loop') {
        return states.has(step.name)
          ? [`this.${this.names.of(step.name)} = ${this.printer.text(step.value)};`]
          : [this.single(step)];
      }
      return step.lines.map(
        ({ name, value }) => `this.${this.names.of(name)} = ${this.printer.array(value, true)};`,
      );
    });
    this.printer.areMembersAtHand = true;
    return lines;
  }

  private stepLines({ steps, arrays }: ElementSteps): string[] {
    const declared = new Set(this.rule.states.map(({ name }) => name));
    return steps.flatMap((step) => {
      if (step.kind !== 'loop') return [this.single(step)];
      const targets = step.lines.map(({ name }) => name);
      const fresh = [...new Set(targets)].filter(
        (name) => !declared.has(name) && this.hasArray(name, arrays),
      );
      fresh.forEach((name) => declared.add(name));
      return [
        ...fresh.map((name) => `const ${this.printer.variable(name)} = new Float64Array(n);`),
        ...this.loop(step, arrays),
      ];
    });
  }

  private loop({ lines }: Loop, arrays: ReadonlySet<string>): string[] {
    const states = new Set(this.rule.states.map(({ name }) => name));
    const body = lines.map(({ name, value }) => {
      const isElement = states.has(name) || this.hasArray(name, arrays);
      const target = isElement ? `${this.printer.variable(name)}[i]` : `const ${this.names.of(name)}`;
      return `  ${target} = ${this.printer.text(value)};`;
    });
    return ['for (let i = 0; i < n; i++) {', ...body, '}'];
  }

  private single({ name, value, guard }: Single): string {
    const isState = this.rule.states.some((state) => state.name === name);
    const text = this.printer.text(value);
    const chosen = guard ? `${this.condition(guard)} ? ${text} : undefined` : text;
    return `${isState ? 'this.' : 'const '}${this.names.of(name)} = ${chosen};`;
  }

  private condition(guard: Expression): string {
    const text = this.printer.text(guard);
    return guard.kind === 'conditional' ? `(${text})` : text;
  }

  private hasArray(name: string, arrays: ReadonlySet<string>): boolean {
    return name === newTheta || arrays.has(name);
  }
}
