import { assert } from 'chai';
import { defaultExperiment, runExperiment, type View } from '../../src/core/index';
import { Panel } from './panel';
import { openWorkbench, type Workbench } from './workbench';

suite('Zooming the plot', () => {
  let workbench: Workbench;
  let panel: Panel;

  suiteSetup(async () => {
    workbench = await openWorkbench();
    panel = await Panel.open(workbench);
  });
  suiteTeardown(() => workbench?.dispose());
  setup(async () => {
    await crosshair().press('0');
    await isHome();
  });

  const crosshair = () => panel.frame.getByRole('application', { name: /^Crosshair, / });
  const press = (key: string) => workbench.page.keyboard.press(key);
  const isHome = async () => {
    await panel.frame.getByRole('button', { name: 'Show all', disabled: true }).waitFor();
    assert.deepEqual(await view(), { x: [-8, 4], y: [-5, 5] });
  };

  async function view(): Promise<View> {
    const { x, y } = await panel.plot();
    return { x, y };
  }

  /** Waits until the region is another one and sampled anew. */
  async function changed(from: View): Promise<View> {
    const before = JSON.stringify(from);
    for (const deadline = Date.now() + 10_000; Date.now() < deadline;) {
      const [now, crisp] = [await view(), await panel.plane.getAttribute('data-crisp')];
      if (JSON.stringify(now) !== before && crisp === 'true') return now;
      await workbench.page.waitForTimeout(20);
    }
    throw new Error('The region did not change, or was not sampled.');
  }

  /** A point of the plane in pixels of the window. */
  async function onScreen(x: number, y: number): Promise<[number, number]> {
    const [plot, box] = [await panel.plot(), (await panel.plane.boundingBox())!];
    return [
      box.x + plot.left + ((x - plot.x[0]) / (plot.x[1] - plot.x[0])) * (plot.right - plot.left),
      box.y + plot.bottom - ((y - plot.y[0]) / (plot.y[1] - plot.y[0])) * (plot.bottom - plot.top),
    ];
  }

  const width = ({ x }: View): number => x[1] - x[0];

  /** How many colours the ground has along a row of pixels without trajectories, and the lengths of their stretches. */
  async function stretches(y: number): Promise<number> {
    const [plot, pixels] = [await panel.plot(), await panel.pixels()];
    const row = Math.round((plot.top + y * (plot.bottom - plot.top)) * pixels.scale);
    let count = 0;
    let last = '';
    for (let x = Math.round((plot.left + 2) * pixels.scale); x < (plot.right - 2) * pixels.scale; x++) {
      const at = 4 * (row * pixels.width + x);
      const colour = pixels.data.slice(at, at + 3).join();
      if (colour !== last) count++;
      last = colour;
    }
    return count;
  }

  test('the wheel with Ctrl zooms at the pointer; the new picture is sampled, not stretched', async () => {
    const before = await view();
    const [x, y] = (await onScreen(-1, 0.5)).map(Math.round);
    await workbench.page.mouse.move(x, y);
    await workbench.page.keyboard.down('Control');
    await workbench.page.mouse.wheel(0, -480);
    await workbench.page.keyboard.up('Control');
    const after = await changed(before);
    assert.closeTo(width(after), 3, 1e-9);
    // The pointer is at a whole pixel, up to half a pixel beside the point: two, at four times the size.
    assert.closeTo((await onScreen(-1, 0.5))[0], x, 2.1);
    assert.closeTo((await onScreen(-1, 0.5))[1], y, 2.1);
    // The trajectories came along. A run under the pointer would dim the others.
    await workbench.page.mouse.move(...(await onScreen(-2.4, -1)));
    const { runs } = runExperiment(defaultExperiment);
    for (const fraction of (await panel.drawnFractions(runs)).slice(0, 2)) assert.isAbove(fraction, 0.9);
    await panel.frame.getByRole('button', { name: 'Show all' }).click();
    await isHome();
  });

  test('two fingers zoom between them, one pans, and a tap puts the start there', async () => {
    const { page } = workbench;
    const client = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly [number, number][]) =>
      client.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: points.map(([x, y], id) => ({ x, y, id })),
      });
    const before = await view();
    const [x, y] = await onScreen(-2, -3);
    const fingers = (apart: number): [number, number][] => [
      [x - apart, y],
      [x + apart, y],
    ];
    await touch('touchStart', fingers(30));
    for (const apart of [36, 42, 48, 54, 60]) await touch('touchMove', fingers(apart));
    await touch('touchEnd', []);
    const near = await changed(before);
    assert.closeTo(width(near), width(before) / 2, 0.05 * width(before));
    const [nx, ny] = await onScreen(-2, -3);
    assert.isBelow(Math.hypot(nx - x, ny - y), 12, 'the point between the fingers stays between them');

    await touch('touchStart', [[x, y]]);
    for (const by of [10, 20, 30, 40]) await touch('touchMove', [[x + by, y]]);
    await touch('touchEnd', []);
    const panned = await changed(near);
    assert.closeTo(width(panned), width(near), 1e-9);
    assert.isBelow(panned.x[0], near.x[0]);

    const revision = await panel.revision();
    const there = await onScreen(-1.5, -3);
    await touch('touchStart', [there]);
    await touch('touchEnd', []);
    await panel.painted(revision + 1);
    assert.closeTo(Number(await panel.field('Start x').inputValue()), -1.5, 0.05);
    await client.detach();
    await panel.frame.getByRole('button', { name: 'Undo' }).click();
    await panel.painted(revision + 2);
  });

  test('the plain wheel scrolls the panel and does not zoom', async () => {
    const before = await view();
    const [x, y] = await onScreen(0, 2);
    await workbench.page.mouse.move(x, y);
    const scrolled = () => panel.frame.locator('html').evaluate((html) => html.scrollTop);
    assert.equal(await scrolled(), 0);
    await workbench.page.mouse.wheel(0, 200);
    for (const deadline = Date.now() + 5_000; (await scrolled()) === 0 && Date.now() < deadline;)
      await workbench.page.waitForTimeout(20);
    assert.isAbove(await scrolled(), 0);
    assert.deepEqual(await view(), before);
    await workbench.page.mouse.wheel(0, -400);
    for (const deadline = Date.now() + 5_000; (await scrolled()) > 0 && Date.now() < deadline;)
      await workbench.page.waitForTimeout(20);
  });

  test('a drag on empty ground pans; the start stays where it is', async () => {
    const revision = await panel.revision();
    const before = await view();
    const [fromX, fromY] = await onScreen(2, 3);
    const [toX, toY] = await onScreen(0, 1);
    await workbench.page.mouse.move(fromX, fromY);
    await workbench.page.mouse.down();
    await workbench.page.mouse.move((fromX + toX) / 2, (fromY + toY) / 2, { steps: 3 });
    await workbench.page.mouse.move(toX, toY, { steps: 3 });
    await workbench.page.mouse.up();
    const after = await changed(before);
    assert.closeTo(after.x[0] - before.x[0], 2, 0.05);
    assert.closeTo(after.y[0] - before.y[0], 2, 0.05);
    assert.equal(await panel.revision(), revision);
    // The start is out of sight now; its handle waits at the edge and says where it is.
    const handle = panel.frame.getByRole('application', { name: 'Start, x −7, y 4' });
    assert.equal(await handle.getAttribute('data-outside'), 'true');
    await panel.frame.getByRole('button', { name: 'Show all' }).click();
    await isHome();
    assert.equal(await handle.getAttribute('data-outside'), 'false');
  });

  test('a click on empty ground puts the start there', async () => {
    const revision = await panel.revision();
    await workbench.page.mouse.click(...(await onScreen(1, -3)));
    await panel.painted(revision + 1);
    assert.closeTo(Number(await panel.field('Start x').inputValue()), 1, 0.03);
    assert.closeTo(Number(await panel.field('Start y').inputValue()), -3, 0.03);
    await panel.frame.getByRole('button', { name: 'Undo' }).click();
    await panel.painted(revision + 2);
    assert.equal(await panel.field('Start x').inputValue(), '-7');
  });

  test('the keys zoom, move the crosshair and the region, and put the start there', async () => {
    await panel.frame.getByRole('button', { name: 'Zoom in' }).focus();
    // The list of overlays and the start stand between.
    for (let times = 0; times < 3; times++) await press('Shift+Tab');
    await crosshair().and(panel.frame.locator(':focus')).waitFor();
    const before = await view();
    for (const key of ['Shift+ArrowRight', 'Shift+ArrowUp', 'ArrowUp']) await press(key);
    await crosshair()
      .and(panel.frame.getByLabel(/^Crosshair, x −0\.80, y 1\.10, loss (about )?1\.2/))
      .waitFor();
    await panel.frame
      .locator('.readout')
      .filter({ hasText: /x −0\.80.*y 1\.10.*f = 1\.2/ })
      .waitFor();
    await crosshair()
      .and(panel.frame.getByLabel(/^Crosshair, x −0\.80, y 1\.10, loss 1\.2/))
      .waitFor();
    await press('+');
    const near = await changed(before);
    assert.closeTo(width(near), 8, 1e-9);
    await press('-');
    await isHome();
    for (let i = 0; i < 5; i++) await press('Shift+ArrowRight');
    const moved = await changed(before);
    assert.closeTo(moved.x[1], -0.8 + 5 * 1.2, 0.01);
    const revision = await panel.revision();
    await press('Enter');
    await panel.painted(revision + 1);
    assert.closeTo(Number(await panel.field('Start x').inputValue()), 5.2, 0.01);
    await press('0');
    await panel.frame.getByRole('button', { name: 'Show all', disabled: true }).waitFor();
    await crosshair().and(panel.frame.locator(':focus')).waitFor();
    await panel.frame.getByRole('button', { name: 'Undo' }).click();
    await panel.painted(revision + 2);
    await isHome();
  });

  test('in to the limit and out to the limit numbers stay sane', async () => {
    const zoomTo = async (key: string) => {
      await crosshair().focus();
      let last = await view();
      for (let i = 0; i < 100; i++) await press(key);
      for (let same = 0; same < 5;) {
        const now = await view();
        same = JSON.stringify(now) === JSON.stringify(last) ? same + 1 : 0;
        last = now;
        await workbench.page.waitForTimeout(50);
      }
      await panel.frame.locator('canvas#plane[data-crisp="true"]').waitFor();
      return last;
    };
    const deep = await zoomTo('+');
    assert.closeTo(width(deep) / 12, 1e-9, 1e-10);
    assert.isBelow(await stretches(0.4), 200);
    await press('0');
    await isHome();
    const wide = await zoomTo('-');
    assert.closeTo(width(wide) / 12, 1e6, 1);
    await press('0');
    await isHome();
  });

  test('a reload keeps the region, another landscape does not', async () => {
    const before = await view();
    await panel.frame.getByRole('button', { name: 'Zoom in' }).click();
    const near = await changed(before);
    await workbench.page.waitForTimeout(500);
    await workbench.reload();
    await panel.painted(0);
    await panel.frame.locator('canvas#plane[data-crisp="true"]').waitFor();
    assert.deepEqual(await view(), near);
    await panel.field('Landscape').selectOption('rosenbrock');
    await panel.frame.getByRole('button', { name: 'Show all', disabled: true }).waitFor();
    assert.deepEqual(await view(), { x: [-2, 2], y: [-1, 3] });
  });
});
