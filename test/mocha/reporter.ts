// Reports each test as one marked line of JSON, so that the runner outside VS Code can tell the tests' lines from
// everything else that a workbench logs. Runs in Node.js and in web workers. test/collect.mjs reads it.

const mark = '[test]';

interface Runner {
  on(event: string, listener: (test: Test, error?: Error) => void): void;
}
interface Test {
  fullTitle(): string;
}

/** Mocha calls it with `new`, as it would a class. */
export function markedReporter(runner: Runner): void {
  runner.on('pass', (test) => print({ type: 'passed', title: test.fullTitle() }));
  runner.on('fail', (test, error) => {
    print({ type: 'failed', title: test.fullTitle(), error: error?.stack ?? String(error) });
  });
  // A test that is skipped looks like one that passed. There is none.
  runner.on('pending', (test) => print({ type: 'failed', title: test.fullTitle(), error: 'was skipped' }));
  runner.on('end', () => print({ type: 'finished' }));
}

/** Has the runner print a text under the tests' line, whether they pass or fail. */
export function note(text: string): void {
  print({ type: 'note', text });
}

function print(event: object): void {
  console.log(`${mark} ${JSON.stringify(event)}`);
}
