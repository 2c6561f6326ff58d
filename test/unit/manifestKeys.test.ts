import { assert } from 'chai';
import { visit } from 'jsonc-parser';
import { readFileSync } from 'node:fs';

suite('The manifest', () => {
  test('names nothing twice: of two lists of menu entries only the second would count', () => {
    const twice: string[] = [];
    const objects: Set<string>[] = [];
    visit(readFileSync('package.json', 'utf8'), {
      onObjectBegin: () => void objects.push(new Set()),
      onObjectEnd: () => void objects.pop(),
      onObjectProperty(name) {
        if (objects.at(-1)!.has(name)) twice.push(name);
        objects.at(-1)!.add(name);
      },
    });
    assert.deepEqual(twice, []);
  });
});
