import { assert } from 'chai';
import fc from 'fast-check';
import { deflateRawSync } from 'node:zlib';
import { defaultExperiment, presets } from '../../../src/core/index';
import { readCode, writeCode } from '../../../src/host/documents/experimentCode';

const pack = (text: string) => `optlab1:${deflateRawSync(text).toString('base64url')}`;

async function refusal(text: string): Promise<string> {
  const read = await readCode(text);
  if (read.ok) throw new Error('it is read');
  return read.errors[0].message;
}

suite('An experiment as text', () => {
  test('is read as it was written, and short', async () => {
    for (const { experiment } of presets) {
      const code = await writeCode(experiment);
      assert.match(code, /^optlab1:[\w-]+$/);
      assert.isBelow(code.length, 400);
      assert.deepEqual<unknown>(await readCode(code), { ok: true, experiment });
    }
  });

  test('may be broken into lines, be any deflated JSON, or a file', async () => {
    const code = await writeCode(defaultExperiment);
    const expected = { ok: true, experiment: defaultExperiment };
    assert.deepEqual<unknown>(await readCode(` ${code.replaceAll(/(.{40})/g, '$1\r\n')}\n`), expected);
    assert.deepEqual<unknown>(await readCode(pack(JSON.stringify(defaultExperiment, null, 3))), expected);
    assert.deepEqual<unknown>(await readCode(`\n${JSON.stringify(defaultExperiment)}`), expected);
  });

  test('is refused in words when it is none', async () => {
    assert.match(await refusal(''), /^The clipboard has no experiment/);
    assert.match(await refusal('loss.backward()'), /^The clipboard has no experiment/);
    assert.match(await refusal('x'.repeat(5_000_000)), /^The clipboard has no experiment/);
    assert.match(await refusal('optlab2:abc'), /newer version/);
    const code = await writeCode(defaultExperiment);
    assert.match(await refusal(code.slice(0, -9)), /damaged or not complete/);
    assert.match(await refusal('optlab1:§'), /damaged/);
    assert.match(await refusal('optlab1:'), /damaged|empty/);
    assert.match(await refusal(pack('{ "version": 1 }')), /objective/);
    assert.match(await refusal(pack('nothing')), /JSON/);
  });

  test('is not unpacked beyond bounds', async () => {
    const bomb = pack(`{"a":"${'0'.repeat(50_000_000)}"}`);
    assert.isBelow(bomb.length, 100_000);
    assert.match(await refusal(bomb), /damaged/);
  });

  test('never throws', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.base64String().map((text) => `optlab1:${text}`),
        ),
        async (text) => {
          assert.isFalse((await readCode(text)).ok);
        },
      ),
      { numRuns: 200 },
    );
  });
});
