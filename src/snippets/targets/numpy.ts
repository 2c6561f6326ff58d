import type { Shape } from '../../core/language/shapes';
import type { Assignment, Expression } from '../../core/language/tree';
import { withoutCostlyNumbers } from '../elementSteps';
import { textWithStops, type Piece } from '../textWithStops';
import type { Target } from '../target';
import { updateRule, type RuleState, type UpdateRule } from '../updateRule';
import { Names } from '../names';
import { asComment, eachIs, whatAre } from '../words';
import { numberLiteral } from '../numbers';
import { signature } from '../signature';
import { NumpyPrinter } from './numpyExpressions';
import { numpyHelpers } from './numpyHelpers';

/** An update rule as a Python class on NumPy arrays of any shape. */
export const numpy: Target = {
  id: 'numpy',
  name: 'NumPy',
  languages: ['python'],
  kind: 'rule',
  indent: '    ',
  compose(run) {
    const rule = updateRule(run, classNames);
    const snippet = textWithStops(new NumpyClass(rule).pieces());
    return { ...snippet, imports: snippet.text.includes('np.') ? ['import numpy as np'] : [] };
  },
};

/** Python's keywords, and what the class's own code calls by name. */
const words = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from ' +
    'global if import in is lambda nonlocal not or pass raise return try while with yield ' +
    'self theta g t np float gradient loss hessian_diagonal orthogonalize rows columns'
  ).split(' '),
);
const classNames = new Set(['None', 'True', 'False']);

/** What PEP 8 and Black allow on a line. */
const width = 88;

class NumpyClass {
  private readonly names: Names;
  private readonly printer: NumpyPrinter;

  constructor(private readonly rule: UpdateRule) {
    const members = new Set([...rule.hyperparameters, ...rule.states].map(({ name }) => name));
    this.names = new Names(rule.names, members, { words, members: new Set(['step']) });
    this.printer = new NumpyPrinter(rule, this.names, members);
  }

  pieces(): Piece[] {
    const { credit, className } = this.rule;
    const body = [...this.constructorPieces(), ...this.step()];
    const helpers = [...this.printer.helpers].map((name) => `${numpyHelpers[name]}\n\n\n`);
    return [`${helpers.join('')}# ${credit}\nclass ${className}:\n`, ...body];
  }

  private constructorPieces(): Piece[] {
    const { hyperparameters, states, readsStep } = this.rule;
    if (hyperparameters.length + states.length === 0 && !readsStep) return [];
    const parameters = hyperparameters.map(({ name, value }): Piece[] => [
      `${this.names.of(name)}=`,
      { stop: name, text: numberLiteral(value) },
    ]);
    const lines = [
      ...hyperparameters.map(({ name }) => `self.${this.names.of(name)} = ${this.names.of(name)}`),
      ...(readsStep ? ['self.t = 0'] : []),
      ...states.map((state) => this.member(state)),
    ];
    return [
      ...signature('    def __init__(', [['self'], ...parameters], '):', { width, indent: '    ' }),
      '\n',
      ...lines.map((line) => `        ${line}\n`),
      '\n',
    ];
  }

  private member({ name, init, startsAtStep, meaning }: RuleState): string {
    const start = startsAtStep ? 'None' : floatLiteral(init ? this.printer.text(init) : '0');
    const comment = meaning ? `  # ${asComment(meaning)}` : '';
    return `self.${this.names.of(name)} = ${start}${comment}`;
  }

  private step(): Piece[] {
    const { readsGradient, readsStep, objectiveFunctions } = this.rule;
    const functions = { loss: 'loss', grad: 'gradient', hessian_diagonal: 'hessian_diagonal' };
    const parameters = [
      'self',
      'theta',
      ...(readsGradient ? ['g'] : []),
      ...objectiveFunctions.map((name) => functions[name]),
    ];
    const lines = [...(readsStep ? ['self.t += 1'] : []), ...this.starts(), ...this.lines()];
    const body = lines.map((line) => `\n        ${line}`).join('');
    const described = [...(readsGradient ? ['g'] : []), ...objectiveFunctions];
    const short = `"""Return theta after one step${whatAre(described, functions)}."""`;
    const long = ['"""Return theta after one step.', '', ...eachIs(described, functions), '"""'];
    const docstring = short.length + 8 <= width ? [short] : long;
    return [
      ...signature(
        '    def step(',
        parameters.map((name) => [name]),
        '):',
        { width, indent: '    ' },
      ),
      docstring.map((line) => (line === '' ? '\n' : `\n        ${line}`)).join(''),
      body,
    ];
  }

  /** The states whose starts were not known before the first step. */
  private starts(): string[] {
    const states = this.rule.states.filter(({ startsAtStep }) => startsAtStep);
    if (states.length === 0) return [];
    const lines = states.map(({ name, shape, init }) => {
      const start = init ? this.printer.ownValue(init, shape) : 'np.zeros_like(theta)';
      return `    self.${this.names.of(name)} = ${start}`;
    });
    return [`if self.${this.names.of(states[0].name)} is None:`, ...lines];
  }

  private lines(): string[] {
    const { assignments } = this.rule;
    const lines = assignments.flatMap((line, index) =>
      this.shortened(line, index === assignments.length - 1),
    );
    return assignments.at(-1)?.name === 'theta' ? lines : [...lines, 'return theta'];
  }

  /** A line, or what it takes where it would be too long: a branch each, or a number before it. */
  private shortened(line: Assignment, isLast: boolean): string[] {
    const whole = this.line(line, isLast);
    if (whole.every((text) => text.length + 8 <= width)) return whole;
    const { value } = line;
    if (value.kind === 'conditional' && this.rule.shapeOf(value.condition) === 'number') {
      const branch = (part: Expression) =>
        this.line({ ...line, value: part }, isLast).map((text) => `    ${text}`);
      return [
        `if ${this.printer.text(value.condition)}:`,
        ...branch(value.then),
        'else:',
        ...branch(value.otherwise),
      ];
    }
    if (this.shapeOf(line) === 'number') return whole;
    const { numbers, rest } = withoutCostlyNumbers(line, this.rule);
    return [
      ...numbers.map(({ name, value }) => `${this.printer.variable(name)} = ${this.printer.text(value)}`),
      ...this.line(rest, isLast),
    ];
  }

  private shapeOf({ name, at }: Assignment): Shape {
    return this.rule.shapeOf({ kind: 'name', name, at });
  }

  private line(assignment: Assignment, isLast: boolean): string[] {
    const { name, value } = assignment;
    const isState = this.rule.states.some((state) => state.name === name);
    const shape = this.shapeOf(assignment);
    const text =
      name === 'theta' || isState
        ? this.printer.ownValue(value, shape)
        : shape === 'parameters'
          ? this.printer.wide(value)
          : this.printer.text(value);
    const line = name === 'theta' && isLast ? `return ${text}` : `${this.printer.variable(name)} = ${text}`;
    return this.printer.mayWarn(value)
      ? ['with np.errstate(divide="ignore", invalid="ignore"):', `    ${line}`]
      : [line];
  }
}

/** Python has no −0 among its whole numbers. */
function floatLiteral(text: string): string {
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}
