import { assert } from 'chai';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { listZip } from './zip';

suite('The package', () => {
  const file = 'dist/optimizer-lab.vsix';

  test('holds what ships, and nothing else', () => {
    const names = listZip(readFileSync(file)).map((entry) => entry.name);
    const translations = readdirSync('.').filter((name) => /^package\.nls(\..+)?\.json$/.test(name));
    assert.sameMembers(names, [
      'extension.vsixmanifest',
      '[Content_Types].xml',
      'extension/package.json',
      ...translations.map((name) => `extension/${name}`),
      'extension/readme.md',
      'extension/changelog.md',
      'extension/LICENSE.txt',
      'extension/dist/extension.js',
      'extension/dist/extension.web.js',
      'extension/dist/worker.js',
      'extension/dist/experiment.schema.json',
      'extension/dist/third-party-notices.txt',
      'extension/dist/webview.js',
      'extension/dist/opening.js',
      'extension/dist/webview.css',
      'extension/media/icon.png',
    ]);
  });

  test('generates code in the extension host alone: the webview holds no way to', () => {
    const generates = (bundle: string) =>
      /new Function\b|\beval\(/.test(readFileSync(`dist/${bundle}`, 'utf8'));
    for (const bundle of ['webview.js', 'opening.js']) assert.isFalse(generates(bundle), bundle);
    assert.isTrue(generates('extension.js'), 'the test would find it');
  });

  test('ends no element with what stands in a panel’s document', () => {
    assert.notMatch(readFileSync('dist/opening.js', 'utf8'), /<\/script|<!--/i);
    assert.notMatch(readFileSync('dist/webview.css', 'utf8'), /<\/style/i);
  });

  test('names no address that it could call', () => {
    for (const bundle of ['extension.js', 'extension.web.js', 'worker.js', 'webview.js', 'opening.js']) {
      assert.notMatch(
        readFileSync(`dist/${bundle}`, 'utf8'),
        /\b(fetch\(|XMLHttpRequest|WebSocket\()/,
        bundle,
      );
    }
  });

  test('has no empty file', () => {
    const empty = listZip(readFileSync(file)).filter((entry) => entry.size === 0);
    assert.deepStrictEqual(empty, []);
  });

  test('is at most 700 KB', () => {
    assert.isAtMost(statSync(file).size, 700_000);
  });
});
