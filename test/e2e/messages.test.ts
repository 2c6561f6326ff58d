import { assert } from 'chai';
import fc from 'fast-check';
import { defaultExperiment, edit, type Change } from '../../src/core/index';
import { parseFromWebview } from '../../src/protocol/parseFromWebview';
import { parseToWebview } from '../../src/protocol/parseToWebview';
import { Panel } from './panel';
import { watchFrames } from './watch';
import { openWorkbench, type Workbench } from './workbench';

const count = 10_000;
const kinds = [
  'objective',
  'start',
  'steps',
  'hyperparameter',
  'add-run',
  'add-runs',
  'duplicate-run',
  'remove-run',
  'replace',
];
const fields = ['objective', 'start', 'steps', 'run', 'runs', 'name', 'value', 'at', 'experiment'];

/** Random messages of all shapes, from noise to changes that are almost right; none that would be carried out. */
function toHost(): unknown[] {
  const change = fc
    .tuple(fc.constantFrom(...kinds), fc.dictionary(fc.constantFrom(...fields), fc.jsonValue()))
    .map(([kind, rest]) => ({ ...rest, kind }));
  const message = fc.oneof(
    fc.jsonValue(),
    fc.record({ type: fc.constantFrom('ready', 'change', 'painted', 'eval'), revision: fc.jsonValue() }),
    fc.record({ type: fc.constant('change'), revision: fc.constant(0), change }),
    fc.record({ type: fc.constant('wishes'), wishes: fc.jsonValue() }),
  );
  return fc
    .sample(message, { numRuns: 2 * count, seed: 20261123 })
    .filter((each) => {
      const parsed = parseFromWebview(each);
      if (parsed === undefined) return true;
      return parsed.type === 'change' && edit(defaultExperiment, parsed.change) === defaultExperiment;
    })
    .slice(0, count);
}

function toWebview(): unknown[] {
  const message = fc.oneof(
    fc.jsonValue(),
    fc.record({
      type: fc.constantFrom('snapshot', 'picture', 'settings', 'refused', 'detail', 'progress'),
      detail: fc.jsonValue(),
      picture: fc.jsonValue(),
      catalogue: fc.jsonValue(),
      settings: fc.jsonValue(),
      problems: fc.jsonValue(),
      change: fc.jsonValue(),
    }),
  );
  return fc
    .sample(message, { numRuns: 2 * count, seed: 20261123 })
    .filter((each) => parseToWebview(each) === undefined)
    .slice(0, count);
}

suite('Ten thousand random messages', function () {
  this.timeout(180_000);
  let workbench: Workbench;
  let panel: Panel;
  let pixels: Uint8Array;

  suiteSetup(async () => {
    workbench = await openWorkbench({ prepare: watchFrames });
    panel = await Panel.open(workbench);
    ({ data: pixels } = await panel.pixels());
  });
  suiteTeardown(() => workbench?.dispose());

  /** The picture is the one from before, and the next real change is carried out as the next revision. */
  async function assertAlive(steps: number): Promise<void> {
    assert.isTrue(Buffer.from(pixels).equals(Buffer.from((await panel.pixels()).data)), 'the picture stays');
    const revision = await panel.revision();
    await panel.field('Steps').fill(String(steps));
    await panel.painted(revision + 1);
    await panel.field('Steps').fill('30');
    await panel.painted(revision + 2);
    assert.equal(await panel.revision(), revision + 2);
  }

  test('to the host change nothing', async () => {
    const messages = toHost();
    assert.lengthOf(messages, count);
    await panel.frame.locator('body').evaluate((_, all) => {
      for (const message of all) window.sendToHost!(message);
    }, messages);
    await assertAlive(31);
  });

  test('to the webview change nothing', async () => {
    const messages = toWebview();
    assert.lengthOf(messages, count);
    await panel.frame.locator('body').evaluate((_, all) => {
      for (const message of all) window.postMessage(message, '*');
    }, messages);
    await assertAlive(32);
  });

  test('a change that counts runs as they were before is refused, and says why', async () => {
    const revision = await panel.revision();
    const removal: Change = { kind: 'remove-run', run: 0 };
    await panel.frame.locator('body').evaluate(
      (_, message) => {
        window.sendToHost!(message);
        window.sendToHost!(message);
      },
      { type: 'change', revision, change: removal },
    );
    await panel.frame.getByText('The list of runs changed meanwhile').waitFor();
    await panel.painted(revision + 1);
    assert.equal(await panel.revision(), revision + 1);
    assert.equal(await panel.row(3).count(), 1);
    assert.equal(await panel.row(4).count(), 0);
  });
});
