import { assert } from 'chai';
import { Panel } from './panel';
import { longTraining as long } from './presets';
import { until } from './until';
import { openWorkbench, type Workbench } from './workbench';

const name = 'long.optlab.json';

for (const host of ['node', 'web'] as const) {
  suite(`A long training (${host})`, function () {
    this.timeout(120_000);
    let workbench: Workbench;
    let panel: Panel;

    suiteSetup(async () => {
      workbench = await openWorkbench({ host, files: { [name]: JSON.stringify(long) } });
      await workbench.waitForExtension();
    });
    suiteTeardown(() => workbench?.dispose());
    teardown(() => workbench.runCommand('View: Close All Editors'));

    const loss = () => panel.frame.locator('canvas#loss[data-plot]');
    const training = () => panel.frame.getByRole('img', { name: /^Training loss .* still trained/ });
    const progress = () => panel.frame.getByRole('progressbar', { name: 'Computing' });

    suite('in a file', () => {
      setup(async () => {
        panel = await Panel.openFile(workbench, name);
        await training().waitFor();
      });

      test('is there as it begins, grows, and keeps its first updates when it is cancelled', async () => {
        const status = () => panel.row(0).locator('.status-text').innerText();
        assert.match(await status(), /^at update \d+$/);
        assert.equal(await panel.field('Updates').inputValue(), '1000000');
        await panel.frame.getByText('Of the first of 3 seeds; the median of all follows.').waitFor();
        assert.isAbove((await inkOfPlane(2))[0], 0, 'the first trajectory is on the plane');
        const reached = await reach();
        await until('the curve is longer', async () => (await reach()) > reached + 0.01);
        assert.equal(await panel.frame.locator('[aria-live]').innerText(), '');
        await panel.frame.getByRole('button', { name: 'Cancel' }).click();
        await progress().waitFor({ state: 'detached' });
        await until('it says so', async () => /^cancelled at \d+$/.test(await status()));
        await training().waitFor({ state: 'detached' });
        assert.isFalse(await workbench.page.locator('.tab.dirty').isVisible());
      });

      test('makes way for a change', async () => {
        await panel.field('Updates').fill('40');
        await panel.field('Updates').press('Enter');
        await progress().waitFor({ state: 'detached' });
        await panel.frame.getByRole('img', { name: /^Training loss/ }).waitFor();
        await training().waitFor({ state: 'detached' });
        assert.notMatch(await panel.row(0).locator('.status-text').innerText(), /update/);
        await workbench.runCommand('View: Revert and Close Editor');
        await panel.plane.waitFor({ state: 'detached' });
      });
    });

    suite('that a change asks for', () => {
      setup(async () => {
        panel = await Panel.open(workbench);
        await panel.field('Landscape').selectOption({ label: 'Two moons' });
        await panel.painted(1);
        await loss().waitFor();
      });

      test('draws its curves and trajectories as they grow', async () => {
        const ended = await panel.plane.getAttribute('data-revision');
        const ways = await inkOfPlane();
        await train();
        await training().waitFor();
        const reached = await reach();
        await until('the curve is longer', async () => (await reach()) > reached + 0.02);
        const now = await inkOfPlane();
        assert.isAbove(now[0], 0, 'the first trajectory is on the plane');
        assert.notDeepEqual(now, ways, 'as far as it is');
        assert.isBelow(await reach(), 0.9, 'and it is not at its end');
        assert.equal(await progress().count(), 1);
        assert.equal(await panel.plane.getAttribute('data-revision'), ended, 'the picture is the one before');
        assert.match((await panel.row(0).locator('.loss').innerText()) ?? '', /^\d/);
      });

      test('when it is cancelled by the keyboard, gives back what was there before', async () => {
        const before = await settled();
        await train();
        await training().waitFor();
        const revision = await panel.revision();
        await panel.frame.getByRole('button', { name: 'Cancel' }).press('Enter');
        await progress().waitFor({ state: 'detached' });
        await panel.painted(revision + 2);
        assert.equal(await panel.field('Updates').inputValue(), '200');
        await until('the old picture is back', async () => (await drawn()) === before);
        await training().waitFor({ state: 'detached' });
      });

      test('when another change overtakes it, leaves nothing behind', async () => {
        await train();
        await training().waitFor();
        await panel.field('Updates').fill('150');
        await panel.field('Updates').press('Enter');
        await progress().waitFor({ state: 'detached' });
        await panel.frame.getByRole('img', { name: /^Training loss/ }).waitFor();
        await training().waitFor({ state: 'detached' });
        assert.equal(await panel.field('Updates').inputValue(), '150');
      });

      test('when its panel is closed, ends, and the next one knows nothing of it', async () => {
        await train();
        await training().waitFor();
        await workbench.runCommand('View: Close Editor');
        await panel.plane.waitFor({ state: 'detached' });
        panel = await Panel.open(workbench);
        await panel.row(4).filter({ hasText: '0.446' }).waitFor();
        const received = await panel.frame.locator('body').evaluate(() => window.received ?? []);
        assert.notInclude(received, 'partial');
      });
    });

    /** Longer than any test waits. */
    async function train(): Promise<void> {
      await panel.field('Updates').fill('1000000');
      await panel.field('Updates').press('Enter');
      await progress().waitFor();
    }

    /** How much of the chart's width the curve of the first run takes. */
    async function reach(): Promise<number> {
      const colour = await panel.colour(0);
      return loss().evaluate((element, wanted) => {
        const canvas = element as HTMLCanvasElement;
        const scale = canvas.width / canvas.clientWidth;
        const box = JSON.parse(canvas.dataset['plot']!) as Record<
          'left' | 'right' | 'top' | 'bottom',
          number
        >;
        const [left, right, top, bottom] = [box.left, box.right, box.top, box.bottom].map((edge) =>
          Math.round(edge * scale),
        );
        const { data, width } = canvas.getContext('2d')!.getImageData(left, top, right - left, bottom - top);
        let furthest = 0;
        for (let at = 0; at < data.length; at += 4)
          if (wanted.every((channel, i) => Math.abs(channel - data[at + i]) <= 12))
            furthest = Math.max(furthest, (at / 4) % width);
        return furthest / (right - left);
      }, colour);
    }

    /** How many pixels of the plane have a colour of each run. */
    async function inkOfPlane(runs = 5): Promise<number[]> {
      const colours = await Promise.all(Array.from({ length: runs }, (_, run) => panel.coloursByAge(run)));
      return panel.plane.evaluate((element, wanted) => {
        const canvas = element as HTMLCanvasElement;
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
        return wanted.map((colours) => {
          let count = 0;
          for (let at = 0; at < data.length; at += 4)
            if (colours.some((colour) => colour.every((each, i) => Math.abs(each - data[at + i]) <= 12)))
              count++;
          return count;
        });
      }, colours);
    }

    /** What is drawn when the finest samples of the plane are there: nothing changes for a second. */
    async function settled(): Promise<string> {
      for (let last = await drawn(), same = 0; ;) {
        await workbench.page.waitForTimeout(100);
        const next = await drawn();
        same = next === last ? same + 1 : 0;
        if (same === 10) return next;
        last = next;
      }
    }

    /** All that is drawn of the runs. */
    function drawn(): Promise<string> {
      return panel.frame
        .locator('body')
        .evaluate(() =>
          ['plane', 'loss']
            .map((id) => (document.getElementById(id) as HTMLCanvasElement).toDataURL())
            .join(' '),
        );
    }
  });
}
