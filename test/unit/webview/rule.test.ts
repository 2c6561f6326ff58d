import { assert } from 'chai';
import type { VNode } from 'preact';
import { compileRule, optimizers } from '../../../src/core/index';
import { assignmentText } from '../../../src/webview/rule/expressionText';
import { setName } from '../../../src/webview/rule/names';
import { lineMath } from '../../../src/webview/rule/ruleMath';

/** The elements of a virtual tree as text, without attributes. */
function markup(node: unknown): string {
  if (Array.isArray(node)) return node.map(markup).join('');
  if (typeof node === 'string' || typeof node === 'number') return String(node);
  if (typeof node !== 'object' || node === null) return '';
  const { type, props } = node as VNode<{ children?: unknown }>;
  return `<${String(type)}>${markup(props.children)}</${String(type)}>`;
}

function lines(source: string) {
  const compiled = compileRule(source);
  if (!compiled.ok) throw new Error(compiled.errors[0].message);
  return compiled.rule.assignments;
}

/** What stands right of the arrow in `theta = …`, as MathML without the rows that only group. */
function set(expression: string): string {
  const text = markup(lineMath(lines(`theta = ${expression}`).at(-1)!)).replaceAll(/<\/?mrow>/g, '');
  return /<mo>←<\/mo>(.*)<\/mtd><\/mtr>$/.exec(text)![1];
}

const open = '<mo>(</mo>';
const close = '<mo>)</mo>';
const [theta, g] = ['<mi>θ</mi>', '<mi>g</mi>'];

suite('A typeset rule', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['theta - lr * g', `${theta}<mo>−</mo><mi>lr</mi><mo>·</mo>${g}`],
    ['theta - (lr + g)', `${theta}<mo>−</mo>${open}<mi>lr</mi><mo>+</mo>${g}${close}`],
    ['theta - (lr - g)', `${theta}<mo>−</mo>${open}<mi>lr</mi><mo>−</mo>${g}${close}`],
    ['theta + (lr + g)', `${theta}<mo>+</mo><mi>lr</mi><mo>+</mo>${g}`],
    ['(theta + 1) * g', `${open}${theta}<mo>+</mo><mn>1</mn>${close}<mo>·</mo>${g}`],
    ['theta * -g', `${theta}<mo>·</mo>${open}<mo>−</mo>${g}${close}`],
    ['-(theta * g)', `<mo>−</mo>${theta}<mo>·</mo>${g}`],
    ['-(theta + g)', `<mo>−</mo>${open}${theta}<mo>+</mo>${g}${close}`],
    ['(theta + 1) / (g + 1)', `<mfrac>${theta}<mo>+</mo><mn>1</mn>${g}<mo>+</mo><mn>1</mn></mfrac>`],
    ['(-g)^2 + theta', `<msup>${open}<mo>−</mo>${g}${close}<mn>2</mn></msup><mo>+</mo>${theta}`],
    ['-g^2 + theta', `<mo>−</mo><msup>${g}<mn>2</mn></msup><mo>+</mo>${theta}`],
    ['theta^(1 + g)', `<msup>${theta}<mn>1</mn><mo>+</mo>${g}</msup>`],
    ['(theta / g)^2', `<msup>${open}<mfrac>${theta}${g}</mfrac>${close}<mn>2</mn></msup>`],
    ['sqrt(theta) + cbrt(g)', `<msqrt>${theta}</msqrt><mo>+</mo><mroot>${g}<mn>3</mn></mroot>`],
    ['max(theta, g)', `<mi>max</mi>${open}${theta}<mo>,</mo>${g}${close}`],
    ['orthogonalize(g)', `<mi>orthogonalize</mi>${open}${g}${close}`],
    [
      'sqrt(rows(g) / columns(g))',
      `<msqrt><mfrac><mi>rows</mi>${open}${g}${close}<mi>columns</mi>${open}${g}${close}</mfrac></msqrt>`,
    ],
    ['abs(theta)', `<mo>|</mo>${theta}<mo>|</mo>`],
  ];
  for (const [source, expected] of cases) test(source, () => assert.equal(set(source), expected));

  test('a conditional stands in cases, which need no parentheses', () => {
    const text = set('theta - (t == 1 ? g : 2 * g)');
    assert.include(text, '<mo>−</mo><mtable>');
    assert.include(text, `<mtd>${g}</mtd><mtd><mtext>if</mtext><mi>t</mi><mo>=</mo><mn>1</mn></mtd>`);
    assert.include(text, '<mtext>otherwise</mtext>');
  });

  test('names are set as in papers', () => {
    assert.deepEqual(setName('beta1'), { base: 'β', subscript: '1' });
    assert.deepEqual(setName('m_hat'), { base: 'm', accent: '^' });
    assert.deepEqual(setName('v_max'), { base: 'v', subscript: 'max' });
    assert.deepEqual(setName('eps'), { base: 'ε' });
    for (const name of ['lr', 'weight_decay', 'lr_decay', 'constructor']) {
      assert.deepEqual(setName(name), { base: name });
    }
  });

  test('a state’s start is what it is at step 0', () => {
    const [line] = lines('s = s + g\ntheta = theta - s');
    const first = { ...line, kind: 'init' } as const;
    assert.include(markup(lineMath(first)), '<msub><mi>s</mi><mn>0</mn></msub>');
    assert.equal(assignmentText(first), 'first s ← s + g');
  });

  test('every optimizer has one, and the same in words', () => {
    for (const { rule } of optimizers.values()) {
      for (const line of lines(rule)) {
        assert.notMatch(markup(lineMath(line)) + assignmentText(line), /undefined|theta|beta/);
      }
    }
    const adam = lines(optimizers.get('adam')!.rule).map(assignmentText);
    assert.equal(adam.at(-1), 'θ ← θ − lr · m hat / (sqrt(v hat) + ε)');
    assert.equal(adam[1], 'm ← β1 · m + (1 − β1) · d');
  });
});
