import { assert } from 'chai';
import type { Locator } from 'playwright-core';
import {
  compileDataObjective,
  dataFactsOf,
  explainDataInSlices,
  findDataFix,
  fixText,
  leastSquaresInSlices,
  runExperiment,
  sentenceText,
  type DataObjectiveSpec,
  type Experiment,
  type Fix,
} from '../../src/core/index';
import { formatNumber } from '../../src/core/format';
import type { Keys } from './keys';
import type { Panel } from './panel';
import { openThreeDescents, openThreeDescentsByKeys, threeDescents } from './presets';
import { openWorkbench, type Workbench } from './workbench';

const { experiment } = threeDescents;

function drain<T>(slices: Generator<unknown, T, void>): T {
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
  }
}

/** What is to be read of a run of the preset, at a learning rate. */
function expected(run: number, lr = 0.05): string {
  const runs = experiment.runs.map((each, index) =>
    index === run ? { ...each, hyperparameters: { lr } } : each,
  );
  const changed: Experiment = { ...experiment, runs };
  const objective = compileDataObjective(experiment.objective as DataObjectiveSpec);
  const leastSquares = drain(leastSquaresInSlices(objective));
  const result = runExperiment(changed).runs[run];
  const { happens, why } = drain(explainDataInSlices(changed, result, objective, leastSquares));
  const fix = tried(changed, result, objective, leastSquares);
  const parts = [
    ['What happens.', ...happens.map(sentenceText)],
    ['Why.', ...why.map(sentenceText)],
    fix ? [fixText(fix), 'for', result.label, 'ends at', formatNumber(fix.loss)] : [],
  ];
  // The paragraphs have nothing between them.
  return parts.map((words) => words.join(' ')).join('');
}

/** The change that is offered, found by carrying out here what is to be tried. */
function tried(...found: Parameters<typeof dataFactsOf>): Fix | undefined {
  const search = findDataFix(dataFactsOf(...found)!);
  for (let next = search.next(); ;) {
    if (next.done) return next.value;
    const { experiment: others, record } = next.value;
    next = search.next(runExperiment(others, { record }).runs);
  }
}

/** Waits until the explanation of a run is as it is to be read. */
async function reads(explanation: Locator, text: string): Promise<void> {
  const shown = async () => ((await explanation.textContent()) ?? '').replace(/\s+/g, ' ').trim();
  await explanation.waitFor();
  for (const deadline = Date.now() + 10_000; (await shown()) !== text && Date.now() < deadline;)
    await explanation.page().waitForTimeout(20);
  assert.equal(await shown(), text);
}

suite('Explanation of a training', function () {
  this.timeout(120_000);
  let workbench: Workbench;
  let panel: Panel;

  suiteSetup(async () => {
    workbench = await openWorkbench({ viewport: { width: 1500, height: 1000 } });
    panel = await openThreeDescents(workbench);
  });
  suiteTeardown(() => workbench?.dispose());

  const explanation = (label: string): Locator =>
    panel.frame.getByRole('region', { name: `What ${label} did, and why` });

  test('an opened row tells of the descent on all rows, and of its curvature', async () => {
    await panel.frame.getByRole('button', { name: 'Settings of Batch', exact: true }).click();
    await reads(explanation('Batch'), expected(0));
    assert.include(await explanation('Batch').innerText(), 'It falls at every update.');
    assert.equal(await explanation('Batch').locator('sub').first().innerText(), 'min');
  });

  test('and of the one on single rows, whose batches make noise', async () => {
    await panel.frame.getByRole('button', { name: 'Settings of Stochastic', exact: true }).click();
    await reads(explanation('Stochastic'), expected(2));
    assert.include(await explanation('Stochastic').innerText(), 'an update follows its batch more');
  });

  test('follows a learning rate beyond the stability limit', async () => {
    await panel.type('Batch lr', '0.4');
    await reads(explanation('Batch'), expected(0, 0.4));
    assert.include(await explanation('Batch').innerText(), 'lr must be below 2/λmax = 0.308, and 0.4 is 1.3');
  });

  test('offers a learning rate that was tried, and a click takes it', async () => {
    const offer = explanation('Batch').getByRole('button', { name: /^Try lr = 0\.\d+ for Batch$/ });
    const [, rate] = /lr = (\S+) /.exec((await offer.textContent())!)!;
    await offer.click();
    await reads(explanation('Batch'), expected(0, Number(rate)));
    assert.equal(await panel.field('Batch lr').inputValue(), rate);
    assert.isTrue(await panel.field('Batch lr').evaluate((field) => field === document.activeElement));
  });
});

suite('Explanation of a training by the keyboard alone', function () {
  this.timeout(120_000);
  let workbench: Workbench;
  let panel: Panel;
  let keys: Keys;

  suiteSetup(async () => {
    workbench = await openWorkbench();
    ({ panel, keys } = await openThreeDescentsByKeys(workbench));
  });
  suiteTeardown(() => workbench?.dispose());

  test('is there in an opened row, and follows the learning rate', async () => {
    await keys.tabTo('Settings of Mini-batch 16');
    await keys.press('Enter');
    const explanation = panel.frame.getByRole('region', { name: 'What Mini-batch 16 did, and why' });
    await reads(explanation, expected(1));
    await keys.tabTo('Mini-batch 16 lr');
    await keys.press('Control+a');
    await keys.type('0.1');
    await reads(explanation, expected(1, 0.1));
    await keys.press('Control+a');
    await keys.type('0.0005');
    await reads(explanation, expected(1, 0.0005));
    await keys.tabTo(/^Try lr = /);
    const [, rate] = /lr = (\S+) /.exec(await keys.focused())!;
    await keys.press('Enter');
    await reads(explanation, expected(1, Number(rate)));
    await keys.waitForFocus('Mini-batch 16 lr');
  });
});
