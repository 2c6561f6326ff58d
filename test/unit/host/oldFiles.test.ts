import Ajv from 'ajv';
import { assert } from 'chai';
import { readFileSync, readdirSync } from 'node:fs';
import { edit, runExperiment } from '../../../src/core/index';
import { experimentSchema } from '../../../src/core/experiment/schema';
import { editsTowards, readExperimentText } from '../../../src/host/documents/experimentText';
import { withEdits } from '../../../src/host/documents/textEdits';

const folder = 'test/fixtures';

suite('Files of this and earlier versions', () => {
  for (const name of readdirSync(folder)) {
    const text = readFileSync(`${folder}/${name}`, 'utf8');

    test(`${name} opens, runs and satisfies the schema`, () => {
      const read = readExperimentText(text);
      if (!read.ok) throw new Error(read.errors[0].message);
      const { runs } = runExperiment(read.experiment);
      assert.isTrue(runs.every(({ stop }) => stop === 'completed'));
      const validate = new Ajv({ strict: false, logger: false }).compile(experimentSchema());
      assert.isTrue(validate(read.experiment), JSON.stringify(validate.errors));
    });

    test(`${name} keeps what this version does not know when it is changed`, () => {
      const read = readExperimentText(text);
      if (!read.ok) throw new Error(read.errors[0].message);
      const changed = edit(read.experiment, { kind: 'hyperparameter', run: 2, name: 'beta', value: 0.75 });
      const after = withEdits(text, editsTowards(text, changed));
      assert.equal(after, text.replace('"beta": 0.7 }', '"beta": 0.75 }'));
    });
  }
});
