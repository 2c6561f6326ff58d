import { assert } from 'chai';
import { defaultExperiment, edit, runExperiment } from '../../src/core/index';
import { pace } from '../../src/webview/player/pace';
import { Panel } from './panel';
import { watchFrames } from './watch';
import { openWorkbench, type Workbench } from './workbench';

suite('Player', function () {
  this.timeout(180_000);
  let workbench: Workbench;
  let panel: Panel;

  suiteSetup(async () => {
    workbench = await openWorkbench({ prepare: watchFrames });
    panel = await Panel.open(workbench);
  });
  suiteTeardown(() => workbench?.dispose());

  const loss = () => panel.frame.locator('canvas#loss');
  const handle = () => panel.frame.getByRole('application', { name: /^Start, / });
  const steps = async () => [
    await panel.plane.getAttribute('data-step'),
    await loss().getAttribute('data-step'),
    await panel.field('Step').inputValue(),
    await panel.frame.getByLabel('Position', { exact: true }).inputValue(),
  ];

  /** Waits until charts, field and scrubber stand at a step. */
  async function standsAt(step: number): Promise<void> {
    const wanted = Array<string>(4).fill(String(step));
    const deadline = Date.now() + 10_000;
    while (String(await steps()) !== String(wanted)) {
      if (Date.now() > deadline) assert.deepEqual(await steps(), wanted);
      await workbench.page.waitForTimeout(20);
    }
  }

  /** A point of the plane in pixels of the window. */
  const onScreen = (x: number, y: number) => panel.onScreen(x, y);

  test('stands at the last step at first', () => standsAt(30));

  test('steps with the keys, and both charts follow', async () => {
    const { data: before } = await panel.pixels();
    await panel.frame.getByRole('button', { name: 'Step back' }).focus();
    await workbench.page.keyboard.press('ArrowLeft');
    await standsAt(29);
    assert.notDeepEqual((await panel.pixels()).data, before);
    await workbench.page.keyboard.press('PageUp');
    await standsAt(19);
    await workbench.page.keyboard.press('Home');
    await standsAt(0);
    await workbench.page.keyboard.press('ArrowRight');
    await standsAt(1);
    await workbench.page.keyboard.press('PageDown');
    await standsAt(11);
    await workbench.page.keyboard.press('End');
    await standsAt(30);
    assert.isTrue(Buffer.from(before).equals(Buffer.from((await panel.pixels()).data)));
  });

  test('leaves the keys to the fields that need them', async () => {
    await panel.field('Start x').focus();
    for (const key of ['ArrowLeft', 'Home', 'PageUp']) await workbench.page.keyboard.press(key);
    await standsAt(30);
  });

  test('plays from the beginning to the end, pauses and goes on', async () => {
    await panel.field('Speed').selectOption('0.25');
    await panel.frame.getByLabel('Position', { exact: true }).focus();
    await workbench.page.keyboard.press('Space');
    await panel.frame.getByRole('button', { name: 'Pause' }).waitFor();
    // A slow machine skips steps.
    await panel.frame.locator('canvas#plane:not([data-step="0"], [data-step="30"])').waitFor();
    await workbench.page.keyboard.press('Space');
    await panel.frame.getByRole('button', { name: 'Play' }).waitFor();
    const [paused] = await steps();
    assert.isAbove(Number(paused), 0);
    assert.isBelow(Number(paused), 30);
    await standsAt(Number(paused));
    await panel.field('Speed').selectOption('4');
    await panel.frame.getByRole('button', { name: 'Play' }).click();
    await standsAt(30);
    await panel.frame.getByRole('button', { name: 'Play' }).waitFor();
  });

  test('takes a typed step; the thumb stands over the cursor', async () => {
    await panel.field('Step').fill('17');
    await standsAt(17);
    const box = (await panel.frame.getByLabel('Position', { exact: true }).boundingBox())!;
    const canvas = (await loss().boundingBox())!;
    const plot = JSON.parse((await loss().getAttribute('data-plot')) ?? '') as Record<string, number>;
    const thumb = box.x + 6 + (17 / 30) * (box.width - 12);
    const cursor = canvas.x + plot['left'] + (17 / 30) * (plot['right'] - plot['left']);
    assert.closeTo(thumb, cursor, 1);
  });

  test('moves the start by keys', async () => {
    const before = await panel.revision();
    await handle().focus();
    await workbench.page.keyboard.press('ArrowRight');
    await workbench.page.keyboard.press('Shift+ArrowDown');
    await handle()
      .and(panel.frame.getByLabel('Start, x −6.88, y 3', { exact: true }))
      .waitFor();
    await panel.painted(before + 2);
    assert.equal(await panel.field('Start x').inputValue(), '-6.88');
    assert.equal(await panel.field('Start y').inputValue(), '3');
    await standsAt(17);
  });

  test('moves the start by dragging; Escape takes it back', async () => {
    const { mouse, keyboard } = workbench.page;
    await panel.field('Step').fill('30');
    await mouse.move(...(await onScreen(-6.88, 3)));
    await mouse.down();
    await mouse.move(...(await onScreen(-3, -2)), { steps: 8 });
    await handle()
      .and(panel.frame.getByLabel(/^Start, x −[23]/))
      .waitFor();
    await mouse.up();
    const text = (await handle().getAttribute('aria-label')) ?? '';
    const [x, y] = text
      .replaceAll('−', '-')
      .match(/-?\d+(\.\d+)?/g)!
      .map(Number);
    assert.closeTo(x, -3, 0.1);
    assert.closeTo(y, -2, 0.1);
    const deadline = Date.now() + 10_000;
    const experiment = edit(defaultExperiment, { kind: 'start', start: [x, y] });
    const { runs } = runExperiment(experiment);
    let least: number;
    do least = Math.min(...(await panel.drawnFractions(runs)));
    while (least < 0.8 && Date.now() < deadline);
    assert.isAbove(least, 0.8, 'the trajectories begin at the new start');

    await mouse.move(...(await onScreen(x, y)));
    await mouse.down();
    await mouse.move(...(await onScreen(2, 2)), { steps: 4 });
    await keyboard.press('Escape');
    await mouse.up();
    await handle()
      .and(panel.frame.getByLabel(text, { exact: true }))
      .waitFor();
  });

  test('moves the start by a click, and never out of the view', async () => {
    const { mouse } = workbench.page;
    await mouse.click(...(await onScreen(1, 3)));
    await handle()
      .and(panel.frame.getByLabel(/^Start, x (1|1\.0\d|0\.9\d), y (3|3\.0\d|2\.9\d)$/))
      .waitFor();
    const before = await panel.plot();
    await mouse.move(...(await onScreen(1, 3)));
    await mouse.down();
    await mouse.move(...(await onScreen(before.x[1] + 1, before.y[1] + 1)), { steps: 4 });
    await mouse.up();
    await handle()
      .and(panel.frame.getByLabel(`Start, x ${before.x[1]}, y ${before.y[1]}`, { exact: true }))
      .waitFor();
    assert.deepEqual(await panel.plot(), before);
  });

  test('says what is under the pointer', async () => {
    await workbench.page.mouse.move(...(await onScreen(2, -4)));
    await panel.frame.locator('.readout', { hasText: /f ≈ [\d.].*∇f ≈ \(/ }).waitFor();
    // Where it rests, the host says it exactly.
    await panel.frame.locator('.readout', { hasText: /f = [\d.].*∇f = \(/ }).waitFor();
  });

  test('says which step of which run is under the pointer', async () => {
    const start = (await panel.plane.getAttribute('data-start'))!.split(' ').map(Number);
    const { runs } = runExperiment(edit(defaultExperiment, { kind: 'start', start }));
    const [x, y] = runs[3].theta.slice(10, 12);
    await workbench.page.mouse.move(...(await onScreen(x, y)));
    await panel.frame.locator('.run-tag', { hasText: /^RMSprop\s+step [456] at \(.+\)\s+\d/ }).waitFor();
  });

  test('keeps its step after the window is reloaded', async () => {
    await panel.field('Step').fill('12');
    await standsAt(12);
    await workbench.reload();
    await panel.painted(0);
    await standsAt(12);
  });

  /**
   * The steps that were played from one frame to another, and the seconds between them. The player moves on by a quarter
   * of a second at most, however long a frame takes: so the seconds are counted here.
   * @param until ends when the player has got there
   */
  async function played(speed: string, until: number): Promise<{ steps: number; seconds: number }> {
    await panel.field('Speed').selectOption(speed);
    const progress = panel.frame.locator('body').evaluate((_, until) => {
      const plane = document.getElementById('plane')!;
      const first = plane.dataset['step'];
      const start = { step: 0, time: 0 };
      let [seconds, time] = [0, 0];
      return new Promise<{ steps: number; seconds: number }>((resolve) => {
        const look = (now: number): void => {
          const step = Number(plane.dataset['step']);
          if (start.time > 0) seconds += Math.min(0.25, (now - time) / 1000);
          else if (plane.dataset['step'] !== first) Object.assign(start, { step, time: now });
          time = now;
          if (start.time > 0 && step >= until) resolve({ steps: step - start.step, seconds });
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      });
    }, until);
    await panel.frame.getByRole('button', { name: 'Play' }).click();
    return progress;
  }

  test('a million steps are played as fast as the speed promises', async () => {
    await panel.field('Steps').fill('1000000');
    await panel.frame.getByText('same 1,000,000 steps').waitFor();
    await panel.frame.getByRole('button', { name: 'Last step' }).click();
    await standsAt(1e6);
    const whole = await played('4', 1e6);
    await standsAt(1e6);
    assert.approximately(whole.steps / whole.seconds / pace(1e6, 4), 1, 0.3);
    const part = await played('1', 2e5);
    await panel.frame.getByRole('button', { name: 'Pause' }).click();
    assert.approximately(part.steps / part.seconds / pace(1e6, 1), 1, 0.3);
  });

  test('of a million steps every 101st is kept: the player steps by them', async () => {
    await panel.field('Step').fill('1000');
    await standsAt(1000);
    await panel.frame.getByRole('button', { name: 'Step forward' }).click();
    await standsAt(1010);
    await panel.frame.getByRole('button', { name: 'Step forward' }).click();
    await standsAt(1111);
    await panel.frame.getByRole('button', { name: 'Step back' }).click();
    await standsAt(1010);
    await workbench.page.keyboard.press('ArrowLeft');
    await standsAt(909);
    await workbench.page.keyboard.press('End');
    await standsAt(1e6);
    await workbench.page.keyboard.press('ArrowLeft');
    await standsAt(999_900);
    await workbench.page.keyboard.press('ArrowRight');
    await standsAt(1e6);
  });
});
