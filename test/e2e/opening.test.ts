import { assert } from 'chai';
import type { Page } from 'playwright-core';
import { defaultExperiment, type Experiment } from '../../src/core/index';
import { writeCode } from '../../src/host/documents/experimentCode';
import { Panel } from './panel';
import { watchFrames } from './watch';
import { openWorkbench } from './workbench';

/** Where the plane was drawn. */
interface Drawing {
  /** Whether nothing but the first picture was there. */
  readonly isAhead: boolean;
  /** How many panels there were then: one takes the place of the other. */
  readonly panels: number;
  readonly place: {
    /** The canvas in its window: left, top, width, height. */
    readonly canvas: readonly number[];
    /** Its pixels. */
    readonly resolution: readonly number[];
    /** The frame in these pixels: left, top, width, height. */
    readonly frame: readonly number[];
  };
}

declare global {
  interface Window {
    planeDrawings?: Drawing[];
  }
}

/** Notes every drawing of the plane’s frame, from the first on. */
async function watchPlane(page: Page): Promise<void> {
  await watchFrames(page);
  await page.addInitScript(() => {
    const { strokeRect } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.strokeRect = function (x, y, width, height) {
      strokeRect.call(this, x, y, width, height);
      if (this.canvas.id !== 'plane') return;
      const box = this.canvas.getBoundingClientRect();
      const { a, d, e, f } = this.getTransform();
      (window.planeDrawings ??= []).push({
        isAhead: document.querySelector('.lists') === null,
        panels: document.querySelectorAll('main').length,
        place: {
          canvas: [box.left, box.top, box.width, box.height],
          resolution: [this.canvas.width, this.canvas.height],
          frame: [a * x + e, d * y + f, a * width, d * height],
        },
      });
    };
  });
}

function drawingsOf(panel: Panel): Promise<readonly Drawing[]> {
  return panel.frame.locator('body').evaluate(() => window.planeDrawings!);
}

function violationsOf(panel: Panel): Promise<readonly string[] | undefined> {
  return panel.frame.locator('body').evaluate(() => window.policyViolations);
}

suite('Opening', function () {
  this.timeout(120_000);

  for (const [width, height, ratio] of [
    [1280, 800, 1],
    [1273, 613, 1.5],
    [640, 800, 1.25],
  ]) {
    test(`the first picture is where the chart has it, in a window of ${width} × ${height} at ${ratio}`, async () => {
      const workbench = await openWorkbench({
        prepare: async (page) => {
          await watchPlane(page);
          const session = await page.context().newCDPSession(page);
          const metrics = { width, height, deviceScaleFactor: ratio, mobile: false };
          await session.send('Emulation.setDeviceMetricsOverride', metrics);
        },
      });
      try {
        const panel = await Panel.open(workbench);
        const drawings = await drawingsOf(panel);
        const [first, ...others] = drawings;
        assert.isTrue(first.isAhead, 'it does not wait for the rest');
        assert.isNotEmpty(others);
        assert.isFalse(others[0].isAhead);
        for (const { panels } of drawings) assert.equal(panels, 1);
        assert.equal(first.place.resolution[0], Math.floor(first.place.canvas[2] * ratio));
        for (const { place } of others) assert.deepEqual(place, first.place);
        assert.deepEqual(await violationsOf(panel), []);
      } finally {
        await workbench.dispose();
      }
    });
  }

  test('a panel that was hidden does not show again what it opened with', async () => {
    const workbench = await openWorkbench({ prepare: watchPlane });
    try {
      const panel = await Panel.open(workbench);
      await workbench.openFile('train_torch.py');
      await panel.plane.waitFor({ state: 'detached' });
      await workbench.tabs('Compare Optimizers').click();
      await panel.painted(0);
      const [first] = await drawingsOf(panel);
      assert.isFalse(first.isAhead);
    } finally {
      await workbench.dispose();
    }
  });

  test('what a document brings along is data, whatever it says', async () => {
    const name = '</script><script>document.title = 1</script><!--';
    const experiment: Experiment = {
      ...defaultExperiment,
      optimizers: { own: { name, rule: 'theta = theta - lr * g', hyperparameters: { lr: 0.1 } } },
      runs: [{ optimizer: 'own' }],
    };
    const code = await writeCode(experiment);
    const workbench = await openWorkbench({ prepare: watchPlane });
    try {
      await workbench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await workbench.page.evaluate((text) => navigator.clipboard.writeText(text), code);
      await workbench.runCommand('Optimizer Lab: Paste Experiment');
      const panel = new Panel(workbench);
      await panel.painted(0);
      const [first] = await drawingsOf(panel);
      assert.isTrue(first.isAhead);
      await panel.frame.getByText(name).first().waitFor();
      assert.deepEqual(await violationsOf(panel), []);
    } finally {
      await workbench.dispose();
    }
  });
});
