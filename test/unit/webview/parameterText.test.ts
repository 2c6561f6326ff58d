import { assert } from 'chai';
import { optimizers } from '../../../src/core/index';
import type { RunPicture } from '../../../src/protocol/messages';
import { parameterText, rangeText } from '../../../src/webview/controls/parameterText';

suite('Hyperparameters in words', () => {
  const run = (defaults: RunPicture['defaults']) => ({ library: 'pytorch', defaults }) as RunPicture;

  test('say what they do, which values they take, and the library’s default', () => {
    const adam = optimizers.get('adam')!;
    const textOf = (name: string, value: number | boolean) =>
      parameterText(
        adam.hyperparameters.find((each) => each.name === name)!,
        run({ [name]: value }),
      );
    assert.equal(textOf('lr', 0.001), 'Learning rate: the size of a step. Above 0; PyTorch default 0.001.');
    assert.equal(
      textOf('beta1', 0.9),
      'Decay rate of the first moment, the mean gradient. From 0 to below 1; PyTorch default 0.9.',
    );
    assert.match(textOf('amsgrad', false), /\. PyTorch default off\.$/);
  });

  test('have their ranges in every form', () => {
    const forms = [
      [-Infinity, Infinity, undefined, 'any number'],
      [0, Infinity, undefined, 'from 0 up'],
      [0, Infinity, 'min', 'above 0'],
      [-Infinity, 1, undefined, 'up to 1'],
      [-Infinity, 1, 'max', 'below 1'],
      [0, 1, undefined, 'from 0 to 1'],
      [0, 1, 'both', 'above 0 to below 1'],
    ] as const;
    for (const [min, max, open, text] of forms) {
      const parameter = { range: [min, max] as const, ...(open && { open }) };
      assert.equal(rangeText(parameter), text);
      // As a message brings it.
      assert.equal(rangeText(JSON.parse(JSON.stringify(parameter)) as typeof parameter), text);
    }
    assert.equal(rangeText({ range: [1, Infinity], unit: 'steps' }), 'from 1 up, in steps');
  });

  test('of the whole catalogue are complete', () => {
    for (const { name, hyperparameters } of optimizers.values())
      for (const parameter of hyperparameters)
        assert.match(
          parameterText(parameter, run({ [parameter.name]: parameter.default })),
          /^[“A-Zl].+\. .*default .+\.$/,
          `${name} ${parameter.name}`,
        );
  });
});
