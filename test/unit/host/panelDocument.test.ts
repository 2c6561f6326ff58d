import { assert } from 'chai';
import { defaultExperiment, recordChange, runExperiment, startHistory } from '../../../src/core/index';
import { PanelDocument } from '../../../src/host/panelDocument';
import type { Computed } from '../../../src/host/session';
import type { DocumentState, PanelSettings, ToWebview } from '../../../src/protocol/messages';

const settings: PanelSettings = {
  animation: 'auto',
  significantDigits: 3,
  optimizers: {},
  library: 'pytorch',
};
const catalogue = { landscapes: [], optimizers: [], schedules: [], dataSets: [], models: [] };

/** A revision with so many steps. */
function computedOf(revision: number): Computed {
  const recorded = recordChange(startHistory(defaultExperiment), { kind: 'steps', steps: 10 + revision });
  assert(recorded.ok);
  const { history } = recorded;
  return { revision, history, result: runExperiment(history.present.experiment) };
}

const broken: DocumentState = { kind: 'unsaved', problems: [{ message: 'It failed.' }], hasFailed: false };

suite('The document of a panel', () => {
  const [first, second] = [computedOf(0), computedOf(1)];
  let posted: ToWebview[];
  let state: DocumentState;
  let document: PanelDocument;

  setup(() => {
    posted = [];
    state = { kind: 'unsaved', problems: [], hasFailed: false };
    document = new PanelDocument(
      {
        post: (message) => posted.push(message),
        state: () => ({ type: 'document', document: state }),
        snapshot: ({ picture }) => ({ type: 'snapshot', catalogue, settings, picture }),
      },
      (error) => assert.fail(String(error)),
    );
  });

  /** What was posted since this was called last: types, and revisions of what is drawn. */
  function told(): string[] {
    return posted.splice(0).map((message) => {
      if (message.type === 'snapshot' || message.type === 'picture')
        return `${message.type} ${message.picture.revision}`;
      return message.type === 'sketch' ? `sketch ${message.sketch.revision}` : message.type;
    });
  }

  test('gets what is there when it asks, and then what is new', () => {
    document.loads();
    document.asks(first);
    assert.isTrue(document.isShown);
    assert.deepEqual(told(), ['document', 'snapshot 0']);
    document.show(second, false);
    assert.deepEqual(told(), ['picture 1']);
  });

  test('that asks before there is anything hears how it goes on, and gets what comes', () => {
    document.loads();
    document.asks(undefined);
    document.asks(undefined);
    assert.isFalse(document.isShown);
    document.tell({ type: 'progress', revision: 0, done: 0.5 });
    document.tell({ type: 'settings', settings });
    assert.deepEqual(told(), ['document', 'document', 'progress']);
    document.show(first, false);
    assert.deepEqual(told(), ['snapshot 0']);
  });

  test('gets its first picture ahead while it loads, once', () => {
    document.loads();
    document.show(first, false);
    assert.deepEqual(told(), ['document', 'snapshot 0']);
    document.asks(first);
    assert.isTrue(document.isShown);
    assert.deepEqual(told(), []);
    document.show(second, false);
    assert.deepEqual(told(), ['picture 1']);
  });

  test('that asks a second time has lost what was sent ahead', () => {
    document.loads();
    document.show(first, false);
    document.asks(first);
    told();
    document.asks(first);
    assert.deepEqual(told(), ['document', 'snapshot 0']);
  });

  test('gets everything when something else holds than was sent ahead', () => {
    document.loads();
    document.show(first, false);
    told();
    document.asks(second);
    assert.deepEqual(told(), ['document', 'snapshot 1']);
  });

  test('gets everything when what was sent ahead with the picture no longer holds', () => {
    for (const message of [
      { type: 'document', document: broken },
      { type: 'settings', settings: { ...settings, significantDigits: 5 } },
    ] satisfies ToWebview[]) {
      document.loads();
      document.show(first, false);
      told();
      document.tell(message);
      assert.deepEqual(told(), []);
      document.asks(first);
      assert.deepEqual(told(), ['document', 'snapshot 0'], message.type);
    }
  });

  test('of a file gets nothing before it asks', () => {
    document.waitUntilAsked();
    document.loads();
    document.show(first, false);
    assert.deepEqual(told(), []);
    document.asks(first);
    assert.deepEqual(told(), ['document', 'snapshot 0']);
  });

  test('is left alone until it has drawn what it brings along', () => {
    document.show(first, false);
    assert.isFalse(document.isLoading);
    assert.isTrue(document.painted());
    assert.isTrue(document.isLoading);
    assert.isFalse(document.painted(), 'that was the first');
    assert.deepEqual(told(), []);
    document.show(first, false);
    assert.deepEqual(told(), ['document', 'snapshot 0']);
  });

  test('may ask before it has drawn what it brings along', () => {
    document.asks(first);
    assert.deepEqual(told(), ['document', 'snapshot 0']);
    assert.isFalse(document.painted());
  });

  test('is another one after the webview was hidden, which has nothing', () => {
    document.loads();
    document.asks(first);
    told();
    document.hides();
    assert.isFalse(document.isShown);
    document.show(second, false);
    document.tell({ type: 'progress', revision: 2, done: 0.5 });
    assert.deepEqual(told(), []);
    document.asks(second);
    assert.deepEqual(told(), ['document', 'snapshot 1']);
  });

  test('that was hidden while it loaded has taken along what was sent ahead', () => {
    document.loads();
    document.show(first, false);
    told();
    document.hides();
    document.show(second, false);
    assert.deepEqual(told(), [], 'nothing is sent to a webview that is hidden');
    document.asks(second);
    assert.deepEqual(told(), ['document', 'snapshot 1']);
  });

  test('that was hidden before it drew what it brings along is followed by one that brings it too', () => {
    document.hides();
    assert.isTrue(document.painted());
  });

  test('shows sketches of what moves', () => {
    document.loads();
    document.asks(first);
    document.show(second, true);
    assert.isTrue(document.isSketched);
    document.show(second, false);
    assert.isFalse(document.isSketched);
    assert.deepEqual(told(), ['document', 'snapshot 0', 'sketch 1', 'picture 1']);
    document.show(second, true);
    document.hides();
    assert.isFalse(document.isSketched, 'the next one has none');
  });

  test('has what it wishes for answered until it is gone', async () => {
    document.loads();
    document.asks(first);
    told();
    document.wishes([{ kind: 'point', x: 1, y: 1 }]);
    while (posted.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    assert.deepEqual(told(), ['detail']);
    document.wishes([{ kind: 'point', x: 2, y: 1 }]);
    document.hides();
    await new Promise((resolve) => setTimeout(resolve, 50));
    document.asks(first);
    assert.deepEqual(told(), ['document', 'snapshot 0']);
  });
});
