import { assert } from 'chai';
import { compileRule } from '../../../src/core/index';
import { elementwise, ruleFunctions } from '../../../src/core/language/functions';
import { vocabulary } from '../../../src/core/language/vocabulary';
import { highlight, type Piece } from '../../../src/webview/ruleEditor/highlight';
import { completion, suggest } from '../../../src/webview/ruleEditor/suggest';

const names = { states: ['m'], hyperparameters: ['lr', 'beta'] };

suite('Colours of a rule', () => {
  const told = (line: readonly Piece[]) =>
    line
      .filter(({ text }) => text.trim() !== '')
      .map(({ text, kind, wrong }) => `${text}:${kind}${wrong ? '!' : ''}`)
      .join(' ');

  const lines: [line: string, colours: string][] = [
    ['m = beta*m', 'm:state =:plain beta:hyperparameter *:plain m:state'],
    ['sqrt(g)^2.5e-3', 'sqrt:function (:plain g:given ):plain ^:plain 2.5e-3:number'],
    ['init m = pi', 'init:keyword m:state =:plain pi:constant'],
    ['a # lr * m', 'a:plain # lr * m:comment'],
    ['lr2 é', 'lr2:plain é:plain'],
  ];
  for (const [line, colours] of lines)
    test(line, () => assert.equal(told(highlight(line, names)[0]), colours));

  test('lose no character, in whatever text', () => {
    for (const text of ['', ' \t\n\n m', 'm=’“\u{1F600}²..1.2.3e', '((((', '# a\r\nb'])
      assert.equal(
        highlight(text, names)
          .map((line) => line.map((piece) => piece.text).join(''))
          .join('\n'),
        text,
      );
  });

  test('mark what is wrong at its very place', () => {
    const text = 'm = g\ntheta = theta - lr*sqr(m)';
    const compiled = compileRule(text);
    assert.isFalse(compiled.ok);
    if (compiled.ok) return;
    const [first, second] = highlight(text, names, compiled.errors[0]);
    assert.notInclude(told(first), '!');
    assert.equal(
      told(second),
      'theta:given =:plain theta:given -:plain lr:hyperparameter *:plain sqr:plain! (:plain m:state ):plain',
    );
  });

  test('cut a word of which only a part is wrong', () => {
    const [line] = highlight('theta', names, { message: '', line: 1, column: 3, length: 2 });
    assert.equal(told(line), 'th:given et:given! a:given');
  });

  test('mark what is missing behind the line', () => {
    const [line] = highlight('m = ', names, { message: '', line: 1, column: 5, length: 1 });
    assert.deepEqual(line.at(-1), { text: ' ', kind: 'plain', wrong: true });
  });
});

suite('Names offered in a rule', () => {
  const lr = {
    kind: 'number',
    name: 'lr',
    default: 1,
    range: [0, 1],
    scale: 'log',
    meaning: 'Learning rate',
  } as const;
  const known = { states: ['m'], hyperparameters: [lr] };
  /** @param text with a bar where the caret is */
  const offered = (text: string, asked = false) => {
    const found = suggest(text.replace('|', ''), text.indexOf('|'), known, asked);
    return found?.all.map(({ name }) => name);
  };

  test('begin with the word, those of the rule first', () => {
    assert.deepEqual(offered('m = g\nmomentum = m\ntheta = theta - m|'), [
      'm',
      'momentum',
      'mod',
      'min',
      'max',
      'mean',
    ]);
    assert.deepEqual(offered('theta = SQ|'), ['sqrt']);
    assert.deepEqual(offered('theta = th|'), ['theta']);
  });

  test('hold it, when they were asked for', () => {
    assert.isUndefined(offered('theta = qrt|'));
    assert.deepEqual(offered('theta = qrt|', true), ['sqrt']);
    assert.deepEqual(offered('theta = sin|', true), ['sin', 'sinh', 'asin']);
  });

  test('are all, when they were asked for before the first letter', () => {
    assert.deepEqual(offered('m = lr*|', true), ['m', 'lr', ...vocabulary.map(({ name }) => name)]);
    assert.isUndefined(offered('m = lr*|'));
  });

  for (const text of ['m = g # th|', 'm = 1e|', 'm = 2|', 'theta = nothing_like_it|', 'theta = sqrt|']) {
    test(`are none in ${text}`, () => assert.isUndefined(offered(text)));
  }

  test('are not those of a comment, nor the word itself', () => {
    assert.isUndefined(offered('m = g # walked\ntheta = wal|'));
    assert.deepEqual(offered('lr2 = g\ntheta = l|'), ['lr2', 'log', 'loss']);
  });

  test('take the place of the whole word', () => {
    const found = suggest('theta = sqt(g)', 10, known, false);
    assert.deepInclude(found, { from: 8, to: 11 });
  });

  test('tell what they mean', () => {
    const found = suggest('m = lr\ntheta = l', 16, known, false);
    assert.deepEqual(found?.all[0], {
      name: 'lr',
      kind: 'hyperparameter',
      usage: 'lr',
      meaning: 'Learning rate',
    });
    for (const { name, meaning } of vocabulary) assert.notEqual(meaning, '', name);
    assert.includeMembers(
      vocabulary.map(({ name }) => name),
      [...elementwise.keys(), ...ruleFunctions.keys()],
    );
  });

  test('functions bring their parentheses, with the caret between them', () => {
    const [sqrt] = suggest('sq', 2, known, false)!.all;
    assert.deepEqual(completion(sqrt, ''), { text: 'sqrt()', back: 1 });
    assert.deepEqual(completion(sqrt, '(g)'), { text: 'sqrt', back: 0 });
    const [theta] = suggest('the', 3, known, false)!.all;
    assert.deepEqual(completion(theta, ''), { text: 'theta', back: 0 });
  });
});
