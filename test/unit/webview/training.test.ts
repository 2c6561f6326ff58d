import { assert } from 'chai';
import type { OfferedOptimizer, RunPicture, SchedulePicture } from '../../../src/protocol/messages';
import { parseSteps } from '../../../src/webview/controls/stepsField';
import { conventions, describeRates } from '../../../src/webview/describe';
import { newRun } from '../../../src/webview/newRun';
import { refusalsByField } from '../../../src/webview/fields';

const schedule = (rates: number[], more: Partial<SchedulePicture> = {}): SchedulePicture => ({
  id: 'StepLR',
  values: {},
  given: [],
  warmup: 0,
  steps: Float64Array.from(rates.keys()),
  rates: Float64Array.from(rates),
  ...more,
});

suite('What stands around a rule', () => {
  const run = { library: 'pytorch' } as RunPicture;

  test('is said in a word each, and not at all where there is nothing', () => {
    assert.deepEqual(conventions(run, 'pytorch'), []);
    assert.deepEqual(conventions(run, 'source'), ['PyTorch']);
    const all: RunPicture = {
      ...run,
      library: 'keras',
      schedule: schedule([1], { warmup: 5 }),
      clip: { value: 0.5 },
    };
    assert.deepEqual(conventions(all, 'pytorch'), ['Keras', 'StepLR', 'warm-up 5', 'clip ±0.5']);
    assert.deepEqual(conventions({ ...run, clip: { norm: 1 } }, 'pytorch'), ['clip norm 1']);
  });

  test('the rates of a schedule are told by their ends, and what is above or below both', () => {
    assert.equal(describeRates(schedule([0.3, 0.2, 0.1])), 'lr 0.3 at step 1, 0.1 at step 3');
    assert.equal(
      describeRates(schedule([0.1, 0.5, 0.01, 0.2])),
      'lr 0.1 at step 1, highest 0.5 at step 2, lowest 0.01 at step 3, 0.2 at step 4',
    );
    assert.equal(describeRates(schedule([])), 'No step was taken.');
  });

  test('a new run follows the library that is preferred, where it has the optimizer', () => {
    const adam: OfferedOptimizer = {
      id: 'adam',
      name: 'Adam',
      library: 'pytorch',
      libraries: ['pytorch', 'keras'],
    };
    assert.deepEqual(newRun(adam, 'keras'), { optimizer: 'adam', library: 'keras' });
    assert.deepEqual(newRun(adam, 'pytorch'), { optimizer: 'adam' });
    assert.deepEqual(newRun(adam, 'optax'), { optimizer: 'adam' });
  });

  for (const [text, reading] of [
    ['10, 20', { value: [10, 20] }],
    [' 10;20  30 ', { value: [10, 20, 30] }],
    ['', { value: [] }],
    ['10, -', { kind: 'incomplete' }],
  ] as const) {
    test(`“${text}” is read as a list of steps`, () =>
      assert.deepEqual(parseSteps(text, false) as unknown, reading));
  }

  test('what is no number in a list of steps is named', () => {
    assert.deepEqual(parseSteps('10, ten', false), {
      kind: 'refused',
      message: '“ten” is not a number.',
    });
  });
});

suite('What is refused around a rule', () => {
  const asked = (change: Parameters<typeof refusalsByField>[0]['change'], path: string) => {
    const [[key, refusal]] = refusalsByField(
      { revision: 0, change, problems: [{ message: 'No.', path }] },
      undefined,
    );
    return [key, refusal.asked];
  };

  test('stands at the field that was turned', () => {
    const at = { run: 1 };
    assert.deepEqual(
      asked(
        { kind: 'schedule-parameter', ...at, name: 'gamma', value: -1 },
        'runs[1].schedule.hyperparameters.gamma',
      ),
      ['schedule.1.gamma', -1],
    );
    assert.deepEqual(asked({ kind: 'warmup', ...at, steps: 0.5 }, 'runs[1].schedule.warmup'), [
      'warmup.1',
      0.5,
    ]);
    assert.deepEqual(asked({ kind: 'clip', ...at, clip: { norm: 0 } }, 'runs[1].clip.norm'), ['clip.1', 0]);
    const noise = { sigma: -1, seed: 0.5 };
    assert.deepEqual(asked({ kind: 'noise', noise }, 'noise.sigma'), ['noise.sigma', -1]);
    assert.deepEqual(asked({ kind: 'noise', noise }, 'noise.seed'), ['noise.seed', 0.5]);
  });

  test('steps that a schedule cannot take are refused at the steps', () => {
    assert.deepEqual(asked({ kind: 'steps', steps: 50 }, 'runs[0].schedule.hyperparameters.total_steps'), [
      'steps',
      50,
    ]);
  });

  test('a value that another library refuses is told at the library', () => {
    assert.deepEqual(asked({ kind: 'library', run: 1, library: 'keras' }, 'runs[1].hyperparameters.beta1'), [
      'library.1',
      undefined,
    ]);
  });
});
