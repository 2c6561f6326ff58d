import { assert } from 'chai';
import { decades, decadeText } from '../../../src/webview/plot/axes';
import {
  formatExact,
  formatNumber,
  formatPoint,
  formatShort,
  formatWithin,
} from '../../../src/webview/format';
import { parseNumber } from '../../../src/webview/parseNumber';

suite('Numbers', () => {
  const shown: readonly (readonly [number, string])[] = [
    [0, '0'],
    [-0, '0'],
    [0.0349, '0.0349'],
    [0.044, '0.0440'],
    [0.526715, '0.527'],
    [18.45, '18.4'],
    [-3.14159, '−3.14'],
    [999.4, '999'],
    [999.6, '1000'],
    [1234.5, '1230'],
    [9999, '10000'],
    [10_001, '1.00e4'],
    [7.2212e-4, '7.22e−4'],
    [-1.5e-12, '−1.50e−12'],
    [-5.5441e23, '−5.54e23'],
    [Infinity, '∞'],
    [-Infinity, '−∞'],
    [NaN, '–'],
  ];
  for (const [value, text] of shown) {
    test(`${value} is shown as ${text}`, () => assert.equal(formatNumber(value), text));
  }

  test('have as many digits as the settings say', () => {
    const values = [0.0349, 0.526715, 123.456, 9999.9, 7.2212e-4];
    assert.deepEqual(
      values.map((value) => formatNumber(value, 2)),
      ['0.035', '0.53', '120', '10000', '7.2e−4'],
    );
    assert.deepEqual(
      values.map((value) => formatNumber(value, 6)),
      ['0.0349000', '0.526715', '123.456', '9999.90', '7.22120e−4'],
    );
  });

  test('in a sentence lose zeros that say nothing', () => {
    const values = [0.3, 1e-3, 100, 4, -78.332331];
    assert.deepEqual(
      values.map((value) => formatShort(value)),
      ['0.3', '1e−3', '100', '4', '−78.3'],
    );
    assert.equal(formatPoint(-7, 4), '(−7, 4)');
  });

  test('that were chosen keep all their digits', () => {
    assert.deepEqual([0.001, 1e-8, 0.1 + 0.2, -0.25, 1e21].map(formatExact), [
      '0.001',
      '1e−8',
      '0.3',
      '−0.25',
      '1e21',
    ]);
  });

  test('on a logarithmic axis are powers of ten, not too many', () => {
    assert.deepEqual([1e4, 1e3, 100, 1, 0.1, 0.01, 1e-3].map(decadeText), [
      '1e4',
      '1000',
      '100',
      '1',
      '0.1',
      '0.01',
      '1e−3',
    ]);
    assert.deepEqual(decades(1e-4, 30, 9), [1e-4, 1e-3, 0.01, 0.1, 1, 10]);
    assert.deepEqual(decades(1e-4, 30, 3), [1e-3, 0.1, 10]);
    assert.deepEqual(decades(2, 7, 9), []);
  });
});

suite('A number in little room', () => {
  for (const [value, digits, text] of [
    [5.2109e-218, 3, '5.2e−218'],
    [-5.2109e-218, 3, '−5e−218'],
    [0.034912345678, 12, '0.034912'],
    [7.2212e-4, 3, '7.22e−4'],
    [Infinity, 3, '∞'],
  ] as const) {
    test(`${value} to ${digits} digits is shown as ${text}`, () =>
      assert.equal(formatWithin(value, digits, 8), text));
  }
});

suite('A typed number', () => {
  test('may be one that was shown', () => {
    for (const value of [-7, 1e-8, -2.5e-3, 7.22e-4, 1e21]) {
      assert.deepEqual(parseNumber(formatExact(value)), { kind: 'number', value });
      assert.deepEqual(parseNumber(formatNumber(value)), { kind: 'number', value });
    }
  });

  const numbers: readonly (readonly [string, number])[] = [
    ['0.95', 0.95],
    [' 3e-4 ', 3e-4],
    ['−7', -7],
    ['1e−8', 1e-8],
    ['−2.5e−3', -2.5e-3],
    ['.5', 0.5],
    ['5.', 5],
    ['+2', 2],
    ['1e308', 1e308],
    ['-1', -1],
    ['0', 0],
    ['0,95', 0.95],
    ['-4,5', -4.5],
    ['3,', 3],
    ['0,125', 0.125],
    ['1000,5', 1000.5],
    ['０．９５', 0.95],
    ['０，９５', 0.95],
    ['＋3', 3],
    ['－２', -2],
    ['１ｅ－３', 1e-3],
    ['　７　', 7],
  ];
  for (const [text, value] of numbers) {
    test(`“${text}” is read`, () => assert.deepEqual(parseNumber(text), { kind: 'number', value }));
  }

  for (const text of [
    'abc',
    '4,5,',
    '1,2.5',
    '1e5x',
    '0x10',
    'NaN',
    'Infinity',
    '1 2',
    '--1',
    '10²',
    '٣',
    '1e999',
  ]) {
    test(`“${text}” is refused at once`, () => {
      const parsed = parseNumber(text);
      assert.equal(parsed.kind, 'refused');
      assert.include(parsed.kind === 'refused' ? parsed.message : '', `“${text}”`);
    });
  }

  const groups: readonly (readonly [string, string])[] = [
    ['1 000', 'Write 1000.'],
    ['1\u202f000\u00a0000', 'Write 1000000.'],
    ['12’000,5', 'Write 12000,5.'],
    ['1,000', 'Write 1.000 or 1000.'],
    ['1,000,000', 'Write 1000000.'],
    ['1,234.5', 'Write 1234.5.'],
  ];
  for (const [text, advice] of groups) {
    test(`“${text}” is refused with what to write instead`, () => {
      const parsed = parseNumber(text);
      assert.include(parsed.kind === 'refused' ? parsed.message : parsed.kind, advice);
    });
  }

  for (const text of ['', '-', '.', '1e', '1e-', '−']) {
    test(`“${text}” may become one, until the field is left`, () => {
      assert.equal(parseNumber(text).kind, 'incomplete');
      assert.equal(parseNumber(text, true).kind, 'refused');
    });
  }
});
