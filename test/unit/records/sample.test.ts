import { assert } from 'chai';
import { readFileSync } from 'node:fs';
import { areComparable, recordVersion } from '../../../src/records/format';
import { RecordReader } from '../../../src/records/recordReader';

suite('Records: those of the sample workspace, which every later version opens', () => {
  test('are of one network, trained for 150 steps', () => {
    assert.equal(recordVersion, 1, 'another version needs records of its own besides');
    const [sgd, adam] = ['sgd', 'adam'].map((name) => {
      const reader = new RecordReader();
      for (const _ of reader.update(readFileSync(`test/workspace/records/${name}.jsonl`)));
      assert.deepEqual([reader.problems, reader.notes], [[], []]);
      return reader.record!;
    });
    for (const { steps, lr, theta } of [sgd, adam]) {
      assert.equal(steps.at(-1), 149);
      assert.isDefined(lr);
      assert.equal(theta!.length, 150 * 13);
    }
    assert.isTrue(areComparable(sgd.header!, adam.header!));
    assert.equal(sgd.loss.at(-1), 0.011831799522042274);
    assert.equal(adam.loss.at(-1), 0.04299257695674896);
  });
});
