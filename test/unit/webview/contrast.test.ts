import { assert } from 'chai';
import { mix, over, parseColour, toHex } from '../../../src/webview/theme/colours';
import { contrast, legible } from '../../../src/webview/theme/contrast';

const white = { r: 255, g: 255, b: 255 };
const black = { r: 0, g: 0, b: 0 };

suite('Colours', () => {
  const written: readonly (readonly [string, string, number])[] = [
    ['#1a85ff', '#1a85ff', 1],
    [' #FFF ', '#ffffff', 1],
    ['#0008', '#000000', 8 / 15],
    ['#11223380', '#112233', 128 / 255],
    ['rgb(1, 2, 3)', '#010203', 1],
    ['rgba(255, 255, 255, 0.7)', '#ffffff', 0.7],
    ['rgb(100% 0% 0% / 50%)', '#ff0000', 0.5],
  ];
  for (const [text, hex, alpha] of written) {
    test(`${text} is read`, () => {
      const colour = parseColour(text)!;
      assert.equal(toHex(colour), hex);
      assert.approximately(colour.a, alpha, 1e-9);
    });
  }

  test('that are none are not', () => {
    for (const text of ['', 'red', '#12345', '#zzz', 'rgb(1, 2)', 'var(--x)'])
      assert.isUndefined(parseColour(text));
  });

  test('mix and cover', () => {
    assert.equal(toHex(mix(black, white, 0.2)), '#333333');
    assert.equal(toHex(over({ ...white, a: 0.4 }, black)), '#666666');
  });
});

suite('Contrast', () => {
  test('goes from 1 to 21', () => {
    assert.approximately(contrast(white, black), 21, 1e-9);
    assert.equal(contrast(white, white), 1);
    // #767676 is the lightest grey with 4.5:1 on white.
    assert.approximately(contrast(parseColour('#767676')!, white), 4.54, 0.005);
  });

  test('of a hue that has enough stays as it is', () => {
    const blue = parseColour('#005fb8')!;
    assert.equal(toHex(legible(blue, black, white, 3)), '#005fb8');
  });

  test('of a pale hue grows as little as it takes', () => {
    const foreground = parseColour('#3b3b3b')!;
    for (const ratio of [3, 4.5]) {
      const orange = legible(parseColour('#d18616')!, foreground, white, ratio);
      assert.isAtLeast(contrast(orange, white), ratio);
      assert.isBelow(contrast(orange, white), ratio + 0.25);
    }
  });

  test('that even the foreground lacks is the foreground’s', () => {
    const grey = parseColour('#999999')!;
    assert.equal(toHex(legible(parseColour('#ffff00')!, grey, white, 4.5)), '#999999');
  });
});
