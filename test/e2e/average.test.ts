import { assert } from 'chai';
import { defaultExperiment, runExperiment, type Experiment } from '../../src/core/index';
import { Panel } from './panel';
import { watchFrames } from './watch';
import { openWorkbench, type Workbench } from './workbench';

/** A line that goes beside the trajectory, far enough from it to be looked for. */
const experiment: Experiment = {
  ...defaultExperiment,
  runs: [
    {
      optimizer: 'custom',
      rule: 'theta = theta - lr * g\nhalf = 0.5 * theta\nplot half',
      hyperparameters: { lr: 0.1 },
    },
  ],
};

suite('What a rule plots besides theta', function () {
  this.timeout(120_000);
  let workbench: Workbench;
  let panel: Panel;

  suiteSetup(async () => {
    workbench = await openWorkbench({ prepare: watchFrames });
    panel = await Panel.open(workbench);
    await replace(experiment, 0);
  });
  suiteTeardown(() => workbench?.dispose());

  async function replace(next: Experiment, revision: number): Promise<void> {
    const message = { type: 'change', revision, change: { kind: 'replace', experiment: next } };
    await panel.frame.locator('body').evaluate((_, text) => window.sendToHost!(text), message);
    await panel.painted(revision + 1);
  }

  test('is a thin line beside the trajectory', async () => {
    const [{ theta, extra }] = runExperiment(experiment).runs;
    const { half } = extra!;
    const [plot, pixels, colour] = [await panel.plot(), await panel.pixels(), await panel.colour(0)];
    const pixel = (x: number, y: number) => [
      plot.left + ((x - plot.x[0]) / (plot.x[1] - plot.x[0])) * (plot.right - plot.left),
      plot.bottom - ((y - plot.y[0]) / (plot.y[1] - plot.y[0])) * (plot.bottom - plot.top),
    ];
    const at = (column: Float64Array) =>
      Array.from({ length: column.length / 2 }, (_, row) => pixel(column[2 * row], column[2 * row + 1]));
    const path = at(theta);
    /** How far a point is from the trajectory's lines, in CSS pixels. */
    const away = ([x, y]: number[]) =>
      Math.min(
        ...path.slice(1).map(([bx, by], k) => {
          const [ax0, ay0] = path[k];
          const [dx, dy] = [bx - ax0, by - ay0];
          const share = Math.max(0, Math.min(1, ((x - ax0) * dx + (y - ay0) * dy) / (dx * dx + dy * dy)));
          return Math.hypot(x - ax0 - share * dx, y - ay0 - share * dy);
        }),
      );
    const isDrawn = ([x, y]: number[]) => {
      const [left, top] = [x - 2, y - 2].map((each) => Math.round(each * pixels.scale));
      for (let dy = 0; dy <= 4 * pixels.scale; dy++) {
        for (let dx = 0; dx <= 4 * pixels.scale; dx++) {
          const first = 4 * ((top + dy) * pixels.width + left + dx);
          // Thin lines are mixed with what lies beside them.
          if (pixels.data[first + 2] - pixels.data[first] > 70 && colour[2] > colour[0]) return true;
        }
      }
      return false;
    };
    const free = at(half).filter((point) => away(point) > 9);
    assert.isAbove(free.length, 5);
    const drawn = free.filter(isDrawn).length / free.length;
    assert.isAbove(drawn, 0.8);
    // Nothing else there has this colour.
    const beside = free.map(([x, y]) => [x, y - 40]).filter((point) => away(point) > 9);
    assert.isBelow(beside.filter(isDrawn).length / beside.length, 0.3);
  });

  test('is named in words, and beside the run that is pointed at', async () => {
    await panel.frame.getByRole('img', { name: /half, the thin line, ends at/ }).waitFor();
    await panel.frame.locator('tr[data-run="0"] .disclosure').focus();
    await panel.frame.locator('.run-tag', { hasText: 'thin line: half' }).waitFor();
  });

  test('is gone where it is theta itself', async () => {
    await panel.frame.getByRole('img', { name: /the thin line/ }).waitFor();
    // An average that has not begun yet.
    await replace({ ...defaultExperiment, runs: [{ optimizer: 'asgd' }] }, 1);
    await panel.frame.getByRole('img', { name: /the thin line/ }).waitFor({ state: 'detached' });
    await panel.frame.getByRole('img', { name: /ASGD ends at/ }).waitFor();
  });
});
