import { assert } from 'chai';
import { ESLint } from 'eslint';

/** What each folder must not import, one for each rule that holds it. */
const forbidden: [string, string[]][] = [
  [
    'src/core/x.ts',
    ['vscode', 'chart.js', 'node:fs', '../host/session', '../protocol/messages', '../webview/format'],
  ],
  ['src/snippets/x.ts', ['vscode', 'node:fs', '../host/session', '../webview/format']],
  ['src/tables/x.ts', ['vscode', 'papaparse', 'node:fs', '../host/session', '../webview/format']],
  ['src/records/x.ts', ['vscode', 'node:fs', '../host/session', '../webview/format']],
  ['src/protocol/x.ts', ['vscode', 'preact', '../host/session', '../webview/format']],
  ['src/worker/x.ts', ['vscode', 'chart.js', '../host/session', '../webview/format']],
  ['src/webview/x.ts', ['vscode', 'node:fs', '../host/session', '../worker/port']],
  ['src/host/x.ts', ['chart.js', 'preact', 'node:fs', 'node:worker_threads', '../webview/format']],
  ['src/host/node.ts', ['node:fs', '../webview/format']],
  ['src/core/x.ts', ['../../test/reference/defaultExperiment']],
  ['test/unit/x.ts', ['vscode']],
  ['test/e2e/x.ts', ['vscode']],
];
const allowed: [string, string[]][] = [
  ['src/core/x.ts', ['./problem']],
  ['src/snippets/x.ts', ['../core/index']],
  ['src/tables/x.ts', ['../core/index']],
  ['src/records/x.ts', ['../core/index']],
  ['src/protocol/x.ts', ['../core/index']],
  ['src/worker/x.ts', ['../core/index', '../tables/index', '../protocol/workerMessages']],
  ['src/webview/x.ts', ['../core/index', '../protocol/messages', 'chart.js', 'preact', 'preact/hooks']],
  ['src/host/x.ts', ['vscode', '../core/index', '../protocol/messages', '../records/format']],
  ['src/host/node.ts', ['node:os', 'node:worker_threads', 'vscode']],
  ['test/host/x.ts', ['vscode', '../../src/core/index']],
];

suite('Import directions', () => {
  const eslint = new ESLint();
  const complaints = async (filePath: string, source: string) => {
    const [{ messages }] = await eslint.lintText(source, { filePath });
    return messages.map(({ ruleId }) => ruleId);
  };

  for (const [file, modules] of forbidden) {
    for (const module of modules) {
      test(`${file} may not import ${module}`, async () => {
        assert.include(await complaints(file, `import '${module}';\n`), 'no-restricted-imports');
      }).timeout(20_000);
    }
  }
  for (const [file, modules] of allowed) {
    for (const module of modules) {
      test(`${file} may import ${module}`, async () => {
        assert.deepEqual(await complaints(file, `import '${module}';\n`), []);
      }).timeout(20_000);
    }
  }

  test('only the compiler may generate code', async () => {
    const source = `new Function('return 1')();\n`;
    for (const file of ['src/core/language/x.ts', 'src/webview/x.ts', 'src/host/x.ts']) {
      assert.include(await complaints(file, source), 'no-new-func');
    }
  }).timeout(20_000);

  test('the core reads no clock and draws no lots', async () => {
    assert.include(await complaints('src/core/x.ts', 'Date.now();\n'), 'no-restricted-globals');
    assert.include(await complaints('src/core/x.ts', 'Math.random();\n'), 'no-restricted-properties');
  }).timeout(20_000);
});
