import { assert } from 'chai';
import fc from 'fast-check';
import { defaultExperiment, edit, parseExperiment } from '../../../src/core/index';
import { parseFromWebview } from '../../../src/protocol/parseFromWebview';

suite('Messages from the webview', () => {
  const good = [
    { type: 'ready', protocolVersion: 1, slots: [0, 2] },
    { type: 'hold', held: true },
    { type: 'command', command: 'saveAs' },
    { type: 'painted', revision: 0 },
    { type: 'cancel' },
    { type: 'change', revision: 3, change: { kind: 'steps', steps: 50 } },
    { type: 'change', revision: 3, change: { kind: 'start', start: [1, 2] } },
    { type: 'change', revision: 3, change: { kind: 'parameter', name: 'kappa', value: 30 } },
    { type: 'change', revision: 3, change: { kind: 'parameter', name: 'kappa' } },
    { type: 'change', revision: 3, change: { kind: 'hyperparameter', run: 0, name: 'lr', value: 0.1 } },
    { type: 'change', revision: 3, change: { kind: 'hyperparameter', run: 0, name: 'lr' } },
    { type: 'change', revision: 3, change: { kind: 'schedule', run: 0, schedule: { name: 'StepLR' } } },
    { type: 'change', revision: 3, change: { kind: 'schedule', run: 0 } },
    {
      type: 'change',
      revision: 3,
      change: { kind: 'schedule-parameter', run: 0, name: 'milestones', value: [10, 20] },
    },
    { type: 'change', revision: 3, change: { kind: 'schedule-parameter', run: 0, name: 'gamma' } },
    { type: 'change', revision: 3, change: { kind: 'warmup', run: 0, steps: 5 } },
    { type: 'change', revision: 3, change: { kind: 'clip', run: 0, clip: { norm: 1 } } },
    { type: 'change', revision: 3, change: { kind: 'clip', run: 0 } },
    { type: 'change', revision: 3, change: { kind: 'noise', noise: { sigma: 0.5, seed: 0 } } },
    { type: 'change', revision: 3, change: { kind: 'noise' } },
    { type: 'change', revision: 3, change: { kind: 'library', run: 0, library: 'keras' } },
    { type: 'change', revision: 3, change: { kind: 'library', run: 0 } },
    { type: 'change', revision: 3, change: { kind: 'add-run', run: { optimizer: 'adam' } } },
    {
      type: 'change',
      revision: 3,
      change: { kind: 'add-runs', runs: [{ optimizer: 'sgd' }, { optimizer: 'adam' }] },
    },
    { type: 'change', revision: 3, change: { kind: 'remove-run', run: 1 } },
    {
      type: 'change',
      revision: 3,
      change: { kind: 'objective', objective: { kind: 'landscape', id: 'beale' } },
    },
    { type: 'change', revision: 3, change: { kind: 'add-own' } },
    { type: 'change', revision: 3, change: { kind: 'add-own', own: { id: 'mine' } } },
    { type: 'change', revision: 3, change: { kind: 'copy-as-own', run: 1 } },
    { type: 'change', revision: 3, change: { kind: 'edit-rule', run: 1, rule: 'theta = theta - g' } },
    { type: 'change', revision: 3, change: { kind: 'name-own', run: 1, name: 'Mine' } },
    { type: 'keep', revision: 3, run: 1, name: 'Mine' },
    { type: 'change', revision: 3, change: { kind: 'tolerance', value: 0.1 } },
    { type: 'change', revision: 3, change: { kind: 'tolerance' } },
    { type: 'wishes', wishes: [] },
    { type: 'wishes', wishes: [{ kind: 'strip', slot: 3 }] },
    { type: 'wishes', wishes: [{ kind: 'region', view: { x: [-1, 1], y: [0, 1e-9] } }] },
    { type: 'wishes', wishes: [{ kind: 'marks', view: { x: [-1, 1], y: [0, 1] } }] },
    { type: 'wishes', wishes: [{ kind: 'explanation', slot: 0 }] },
    { type: 'wishes', wishes: [{ kind: 'numbers', slot: 3, step: 1 }] },
    { type: 'change', revision: 3, change: { kind: 'move-run', run: 0, to: 2 } },
    { type: 'change', revision: 3, change: { kind: 'label', run: 0, label: 'Mine' } },
    { type: 'change', revision: 3, change: { kind: 'label', run: 0 } },
    { type: 'wishes', wishes: [{ kind: 'measure', slot: 3, measure: 'gradientNorm' }] },
    { type: 'change', revision: 3, change: { kind: 'replace', experiment: {} } },
  ];
  for (const message of good) {
    test(`understands ${JSON.stringify(message)}`, () =>
      assert.deepEqual(parseFromWebview(message), message as never));
  }

  const bad: unknown[] = [
    { type: 'change', revision: 3, change: { kind: 'tolerance', value: '0.1' } },
    { type: 'wishes' },
    { type: 'change', revision: 3, change: { kind: 'move-run', run: 0 } },
    { type: 'change', revision: 3, change: { kind: 'label', run: 0, label: 7 } },
    { type: 'wishes', wishes: [{ kind: 'strip' }] },
    { type: 'wishes', wishes: [{ kind: 'region' }] },
    { type: 'wishes', wishes: [{ kind: 'marks', view: [0, 1] }] },
    { type: 'wishes', wishes: [{ kind: 'region', view: { x: [1, 1], y: [0, 1] } }] },
    { type: 'wishes', wishes: [{ kind: 'region', view: { x: [0, NaN], y: [0, 1] } }] },
    { type: 'wishes', wishes: [{ kind: 'region', view: { x: [0, Infinity], y: [0, 1] } }] },
    { type: 'wishes', wishes: [{ kind: 'region', view: { x: [0, 1, 2], y: [0, 1] } }] },
    { type: 'wishes', wishes: [{ kind: 'measure', slot: 3, measure: 'toString' }] },
    { type: 'wishes', wishes: [{ kind: 'measure', measure: 'loss' }] },
    { type: 'wishes', wishes: [{ kind: 'numbers', slot: 3 }] },
    { type: 'wishes', wishes: [{ kind: 'numbers', slot: 3, step: 0 }] },
    { type: 'wishes', wishes: [{ kind: 'numbers', slot: 3, step: 1.5 }] },
    { type: 'wishes', wishes: [{ kind: 'strip', slot: 1 }, { kind: 'constructor' }] },
    { type: 'wishes', wishes: Array(1001).fill({ kind: 'strip', slot: 0 }) },
    undefined,
    null,
    7,
    'ready',
    [],
    {},
    { type: 'toString' },
    { type: 'ready' },
    { type: 'ready', protocolVersion: 'one' },
    { type: 'ready', protocolVersion: 1, slots: [-1] },
    { type: 'hold' },
    { type: 'command', command: 'workbench.action.quit' },
    { type: 'command' },
    { type: 'painted', revision: -1 },
    { type: 'painted', revision: 0.5 },
    { type: 'change', change: { kind: 'steps', steps: 50 } },
    { type: 'change', revision: 3, change: { kind: 'steps', steps: '50' } },
    { type: 'change', revision: 3, change: { kind: 'steps' } },
    { type: 'change', revision: 3, change: { kind: 'eval', code: '1' } },
    { type: 'change', revision: 3, change: { kind: 'start', start: [1, 2, 3] } },
    { type: 'change', revision: 3, change: { kind: 'parameter', name: 7, value: 1 } },
    { type: 'change', revision: 3, change: { kind: 'parameter', name: 'kappa', value: '1' } },
    { type: 'change', revision: 3, change: { kind: 'hyperparameter', run: -1, name: 'lr', value: 1 } },
    { type: 'change', revision: 3, change: { kind: 'hyperparameter', run: 0, name: 'lr', value: {} } },
    { type: 'change', revision: 3, change: { kind: 'schedule', run: 0, schedule: 'StepLR' } },
    { type: 'change', revision: 3, change: { kind: 'schedule', schedule: { name: 'StepLR' } } },
    { type: 'change', revision: 3, change: { kind: 'schedule-parameter', run: 0, value: 1 } },
    { type: 'change', revision: 3, change: { kind: 'schedule-parameter', run: 0, name: 'gamma', value: {} } },
    { type: 'change', revision: 3, change: { kind: 'warmup', run: 0, steps: '5' } },
    { type: 'change', revision: 3, change: { kind: 'clip', run: 0, clip: 1 } },
    { type: 'change', revision: 3, change: { kind: 'noise', noise: [0.5, 0] } },
    { type: 'change', revision: 3, change: { kind: 'library', run: 0, library: 1 } },
    { type: 'change', revision: 3, change: { kind: 'library', library: 'keras' } },
    { type: 'change', revision: 3, change: { kind: 'add-runs', runs: ['sgd'] } },
    { type: 'change', revision: 3, change: { kind: 'add-own', own: 7 } },
    { type: 'change', revision: 3, change: { kind: 'copy-as-own' } },
    { type: 'change', revision: 3, change: { kind: 'edit-rule', run: 1, rule: 7 } },
    { type: 'change', revision: 3, change: { kind: 'name-own', run: -1, name: 'Mine' } },
    { type: 'keep', revision: 3, run: 1 },
    { type: 'change', revision: 3, change: null },
  ];
  for (const message of bad) {
    test(`drops ${JSON.stringify(message)}`, () => assert.isUndefined(parseFromWebview(message)));
  }

  test('nothing random gets through that the core would not survive', () => {
    const kind = fc.constantFrom(
      'objective',
      'start',
      'steps',
      'parameter',
      'hyperparameter',
      'schedule',
      'schedule-parameter',
      'warmup',
      'clip',
      'noise',
      'library',
      'add-run',
      'add-runs',
      'remove-run',
      'add-own',
      'copy-as-own',
      'edit-rule',
      'name-own',
      'replace',
    );
    const change = fc.tuple(
      kind,
      fc.dictionary(
        fc.constantFrom(
          'objective',
          'start',
          'steps',
          'run',
          'runs',
          'name',
          'value',
          'schedule',
          'clip',
          'noise',
          'library',
          'at',
          'own',
          'rule',
          'experiment',
        ),
        fc.anything(),
      ),
    );
    fc.assert(
      fc.property(fc.integer(), change, (revision, [name, fields]) => {
        const message = parseFromWebview({ type: 'change', revision, change: { ...fields, kind: name } });
        if (message?.type === 'change')
          assert.isTrue(parseExperiment(edit(defaultExperiment, message.change)).ok);
      }),
      { numRuns: 5000, seed: 20261123 },
    );
  });
});
