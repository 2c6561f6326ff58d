import { LanguageError } from './languageError';
import { maxDepth, maxNodes } from './limits';
import { keywords } from './functions';
import { tokenize, type Token } from './tokens';
import type { Assignment, BinaryOperator, Expression, NameExpression, Place } from './tree';
import { span } from './tree';
import { visit } from './work';

/** How tightly binary operators bind; `^` groups to the right, comparisons do not group at all. */
const binding: ReadonlyMap<string, number> = new Map([
  ['or', 1],
  ['and', 2],
  ...['==', '!=', '<', '<=', '>', '>='].map((operator): [string, number] => [operator, 4]),
  ['+', 5],
  ['-', 5],
  ['*', 6],
  ['/', 6],
  ['^', 8],
]);
const notBinding = 3;
const comparisonBinding = 4;
const minusBinding = 7; // Between * and ^: -x^2 is -(x^2).
const powerBinding = 8;

/** `plot name`. */
interface Plot {
  readonly kind: 'plot';
  readonly target: NameExpression;
}

/** A text of assignments, what its `plot` lines name, and the expressions that stand on lines of their own. */
export interface Text {
  readonly assignments: readonly Assignment[];
  readonly plots: readonly NameExpression[];
  readonly expressions: readonly Expression[];
}

/**
 * Reads a text: `name = expression`, `init name = expression`, `plot name` or an expression on each line.
 * @throws LanguageError at the first word that does not fit
 */
export function parse(source: string): Text {
  const budget = { nodes: maxNodes };
  const assignments: Assignment[] = [];
  const plots: NameExpression[] = [];
  const expressions: Expression[] = [];
  for (const tokens of tokenize(source)) {
    const statement = new LineParser(tokens, budget).statement();
    switch (statement.kind) {
      case 'assign':
      case 'init':
        assignments.push(statement);
        break;
      case 'plot':
        plots.push(statement.target);
        break;
      default:
        expressions.push(statement);
    }
  }
  return { assignments, plots, expressions };
}

/** Recursive descent by binding power (Pratt 1973) over one line. */
class LineParser {
  private index = 0;
  private depth = 0;
  /** Groups, which the tree itself does not keep: (a < b) may be compared further, a < b may not. */
  private readonly groups = new WeakSet<Expression>();

  constructor(
    private readonly tokens: readonly Token[],
    private readonly budget: { nodes: number },
  ) {}

  statement(): Assignment | Plot | Expression {
    if (this.isName('plot') && !this.isSymbol('=', 1)) return this.plot();
    const init = this.isName('init') && this.tokens[1].kind === 'name';
    if (init) this.index++;
    const target = this.next;
    const assigns = target.kind === 'name' && this.isSymbol('=', this.index + 1);
    if (!assigns) {
      if (init) throw new LanguageError('Write “init name = expression”.', target.at);
      const expression = this.expression(0);
      if (this.isSymbol('=')) throw new LanguageError('Only a name can stand left of “=”.', expression.at);
      this.expectEnd();
      return expression;
    }
    if (keywords.has(target.text)) {
      throw new LanguageError(`“${target.text}” is a word of the language; choose another name.`, target.at);
    }
    this.index += 2;
    const value = this.expression(0);
    this.expectEnd();
    return { kind: init ? 'init' : 'assign', name: target.text, at: target.at, value };
  }

  private plot(): Plot {
    this.index++;
    const target = this.next;
    if (target.kind !== 'name' || keywords.has(target.text) || this.tokens[this.index + 1].kind !== 'end')
      throw new LanguageError('Write “plot name”, with one name.', target.at);
    return { kind: 'plot', target: this.node({ kind: 'name', name: target.text, at: target.at }) };
  }

  /** Reads as far as operators bind tighter than `above`. */
  private expression(above: number): Expression {
    visit();
    if (++this.depth > maxDepth) {
      throw new LanguageError(`This is nested more than ${maxDepth} deep.`, this.next.at);
    }
    let left = this.operand();
    for (;;) {
      const operator = this.operator();
      if (operator === undefined) break;
      const power = binding.get(operator)!;
      if (power <= above) break;
      const at = this.next.at;
      this.index++;
      if (power === comparisonBinding && this.isComparison(left)) {
        throw new LanguageError('Comparisons do not chain; write “a < b and b < c”.', at);
      }
      const right = this.expression(power === powerBinding ? power - 1 : power);
      left = this.node({ kind: 'binary', operator, left, right, at: span(left.at, right.at) });
    }
    if (above === 0 && this.isSymbol('?')) left = this.conditional(left);
    this.depth--;
    return left;
  }

  private isComparison(expression: Expression): boolean {
    if (expression.kind !== 'binary' || this.groups.has(expression)) return false;
    return binding.get(expression.operator) === comparisonBinding;
  }

  private conditional(condition: Expression): Expression {
    this.index++;
    const then = this.expression(0);
    this.expect(':', 'A condition reads “c ? a : b”; here its “:” is missing.');
    const otherwise = this.expression(0);
    return this.node({
      kind: 'conditional',
      condition,
      then,
      otherwise,
      at: span(condition.at, otherwise.at),
    });
  }

  private operand(): Expression {
    const token = this.next;
    if (token.kind === 'number') {
      this.index++;
      return this.node({ kind: 'number', value: token.value, at: token.at });
    }
    if (this.isSymbol('-') || this.isName('not')) {
      this.index++;
      const minus = token.kind === 'symbol';
      const operand = this.expression(minus ? minusBinding : notBinding);
      return this.node({
        kind: 'unary',
        operator: minus ? '-' : 'not',
        operand,
        at: span(token.at, operand.at),
      });
    }
    if (this.isSymbol('+'))
      throw new LanguageError('Leave out this “+”, or write what it adds to.', token.at);
    if (this.isSymbol('(')) return this.group(token.at);
    if (token.kind === 'name' && !keywords.has(token.text)) {
      this.index++;
      if (this.isSymbol('(')) return this.call(token.text, token.at);
      return this.node({ kind: 'name', name: token.text, at: token.at });
    }
    throw new LanguageError(
      token.kind === 'end'
        ? 'Here an expression is missing.'
        : `Here an expression is missing before “${token.text}”.`,
      token.at,
    );
  }

  private group(open: Place): Expression {
    this.index++;
    const inner = this.expression(0);
    const close = this.expect(')', 'Here a “)” is missing.');
    // A call stays where its name is: that is what can be wrong with it.
    const expression = inner.kind === 'call' ? inner : { ...inner, at: span(open, close) };
    this.groups.add(expression);
    return expression;
  }

  private call(name: string, at: Place): Expression {
    this.index++;
    const args: Expression[] = [];
    if (!this.isSymbol(')')) {
      args.push(this.expression(0));
      while (this.isSymbol(',')) {
        this.index++;
        args.push(this.expression(0));
      }
    }
    const close = this.expect(')', 'Here a “)” is missing.');
    return this.node({ kind: 'call', name, args, at: span(at, close) });
  }

  private node<E extends Expression>(expression: E): E {
    if (--this.budget.nodes < 0) {
      throw new LanguageError(
        `The text has more than ${maxNodes.toLocaleString('en-US')} numbers, names and operations.`,
        expression.at,
      );
    }
    return expression;
  }

  private get next(): Token {
    return this.tokens[this.index];
  }

  private isSymbol(text: string, index = this.index): boolean {
    const token = this.tokens[index];
    return token.kind === 'symbol' && token.text === text;
  }

  private isName(text: string): boolean {
    const token = this.next;
    return token.kind === 'name' && token.text === text;
  }

  private operator(): BinaryOperator | undefined {
    const token = this.next;
    if (token.kind !== 'symbol' && token.kind !== 'name') return undefined;
    return binding.has(token.text) ? (token.text as BinaryOperator) : undefined;
  }

  private expect(symbol: string, message: string): Place {
    const { at } = this.next;
    if (!this.isSymbol(symbol)) throw new LanguageError(message, at);
    this.index++;
    return at;
  }

  private expectEnd(): void {
    const token = this.next;
    if (token.kind === 'end') return;
    if (token.kind === 'number' || token.kind === 'name' || this.isSymbol('(')) {
      throw new LanguageError('Here an operator is missing; write “*” to multiply.', token.at);
    }
    throw new LanguageError(
      this.isSymbol(')')
        ? 'This “)” closes nothing.'
        : `“${(token as { text: string }).text}” does not fit here.`,
      token.at,
    );
  }
}
