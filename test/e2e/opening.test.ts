import { assert } from 'chai';
import type { Page } from 'playwright-core';
import { Panel } from './panel';
import { watchFrames } from './watch';
import { openWorkbench } from './workbench';

/** Where the plane was drawn. */
interface Drawing {
  /** Whether nothing but the first picture was there. */
  readonly isAhead: boolean;
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
        place: {
          canvas: [box.left, box.top, box.width, box.height],
          resolution: [this.canvas.width, this.canvas.height],
          frame: [a * x + e, d * y + f, a * width, d * height],
        },
      });
    };
  });
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
        const drawings = await panel.frame.locator('body').evaluate(() => window.planeDrawings!);
        const [first, ...others] = drawings;
        assert.isTrue(first.isAhead, 'it does not wait for the rest');
        assert.isNotEmpty(others);
        assert.equal(first.place.resolution[0], Math.floor(first.place.canvas[2] * ratio));
        for (const { place } of others) assert.deepEqual(place, first.place);
        assert.deepEqual(await panel.frame.locator('body').evaluate(() => window.policyViolations), []);
      } finally {
        await workbench.dispose();
      }
    });
  }
});
