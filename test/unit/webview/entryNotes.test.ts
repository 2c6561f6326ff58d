import { assert } from 'chai';
import { costText } from '../../../src/webview/controls/entryNotes';

const free = { operations: 2, sharedOperations: 0, memory: 0, sharedMemory: 0, evaluations: 0 };

suite('What a step costs, in words', () => {
  const cases: readonly (readonly [object, string])[] = [
    [{}, 'A step takes 2 operations for each parameter, and remembers nothing.'],
    [
      { operations: 1, memory: 1 },
      'A step takes 1 operation for each parameter, and remembers 1 number for each parameter.',
    ],
    [
      { sharedOperations: 6, memory: 2, sharedMemory: 1 },
      'A step takes 2 operations for each parameter and 6 besides, and remembers 2 numbers for each parameter and 1 besides.',
    ],
    [
      { sharedMemory: 2, evaluations: 1 },
      'A step takes 2 operations for each parameter, evaluates the loss once more, and remembers 2 numbers.',
    ],
    [
      { evaluations: 3 },
      'A step takes 2 operations for each parameter, evaluates the loss 3 times more, and remembers nothing.',
    ],
  ];
  for (const [cost, text] of cases) test(text, () => assert.equal(costText({ ...free, ...cost }), text));
});
