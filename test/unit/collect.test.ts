import { assert } from 'chai';
import { check, collect } from '../collect.mjs';

/** What a program in JavaScript that prints these events would count as. */
function outcomeOf(events: object[], ending = '') {
  const lines = events.map(
    (event) => `console.log('noise [test] ' + ${JSON.stringify(JSON.stringify(event))});`,
  );
  return collect(['--eval', `${lines.join('')} ${ending}`]);
}

suite('Collecting test results', () => {
  const passed = { type: 'passed', title: 'adds' };
  const failed = { type: 'failed', title: 'divides', error: 'Error: NaN\n  at divide' };
  const finished = { type: 'finished' };

  test('counts the tests that passed and failed', async () => {
    const outcome = await outcomeOf([passed, failed, passed, finished], 'process.exit(1)');
    assert.deepEqual(outcome, {
      passed: 2,
      failures: [{ title: 'divides', details: 'Error: NaN\n  at divide' }],
    });
  });

  const suspicious: [string, object[], string, string][] = [
    ['a run without a test', [finished], '', 'no test ran'],
    ['a run that stopped early', [passed], '', 'the tests did not run to their end'],
    [
      'a run that crashed after its tests',
      [passed, finished],
      'process.exit(1)',
      'no test failed, but the run did',
    ],
  ];
  for (const [what, events, ending, title] of suspicious) {
    test(`takes ${what} for a failure`, async () => {
      const { failures } = await outcomeOf(events, ending);
      assert.deepEqual(
        failures.map((failure) => failure.title),
        [title],
      );
    });
  }

  test('passes on what tests note', async () => {
    const outcome = await outcomeOf([passed, { type: 'note', text: 'worst error 1e-12' }, finished]);
    assert.deepEqual(outcome, { passed: 1, failures: [], notes: ['worst error 1e-12'] });
  });

  test('shows what a program printed before it stopped', async () => {
    const { failures } = await outcomeOf([passed], `console.log('out'); throw new Error('torn')`);
    assert.include(failures[0].details, 'out');
    assert.include(failures[0].details, 'Error: torn');
  });

  test('takes a program for a test as a whole', async () => {
    assert.deepEqual(await check('types', ['--eval', '']), { passed: 1, failures: [] });
    const { failures } = await check('types', ['--eval', 'console.log("TS2322"); process.exit(2)']);
    assert.deepEqual(failures, [{ title: 'types', details: 'TS2322\n' }]);
  });
});
