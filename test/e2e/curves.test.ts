import { assert } from 'chai';
import { defaultExperiment, measureRun, measures, runExperiment } from '../../src/core/index';
import { drawnPart } from './curvePixels';
import { Panel } from './panel';
import { openWorkbench, type Workbench } from './workbench';

suite('The curves below the player', function () {
  this.timeout(120_000);
  let workbench: Workbench;
  let panel: Panel;

  suiteSetup(async () => {
    workbench = await openWorkbench();
    panel = await Panel.open(workbench);
  });
  suiteTeardown(() => workbench?.dispose());

  const chart = () => panel.frame.locator('canvas#loss');
  const showing = (name: RegExp) => panel.frame.getByRole('img', { name });

  function columns(id: string, run: number): readonly Float64Array[] {
    const slices = measureRun(
      defaultExperiment,
      runExperiment(defaultExperiment).runs[run],
      measures.get(id)!,
    );
    for (;;) {
      const { done, value } = slices.next();
      if (done) return value;
    }
  }

  /** Which part of a curve's points have a pixel of the run's colour beside them, on the chart as it is now. */
  async function drawn(values: Float64Array, run: number): Promise<number> {
    const points = [...values].map((value, step) => [step, value] as const);
    return drawnPart(chart(), points, await panel.colour(run));
  }

  test('show the loss at first', async () => {
    await showing(/^Loss at each step/).waitFor();
    assert.isAbove(await drawn(runExperiment(defaultExperiment).runs[2].loss, 2), 0.9);
  });

  test('show another measure that is chosen by keyboard', async () => {
    const choice = panel.field('Curves');
    await choice.focus();
    for (const name of [/^Distance to the nearest minimum/, /^Gradient norm/]) {
      await workbench.page.keyboard.press('ArrowDown');
      await showing(name).waitFor();
    }
    await showing(/^Gradient norm .*Adagrad goes from 8\.03 to /).waitFor();
    const [norm] = columns('gradientNorm', 2);
    assert.isAbove(await drawn(norm, 2), 0.9);
    assert.isBelow(await drawn(runExperiment(defaultExperiment).runs[2].loss, 2), 0.6);
  });

  test('show two curves for each run where there is one for each axis, chosen by mouse', async () => {
    await panel.field('Curves').selectOption('effectiveLearningRate');
    await showing(/^Effective learning rate .*Adagrad x goes .*Adagrad y goes /).waitFor();
    const axes = columns('effectiveLearningRate', 2);
    for (const values of axes) assert.isAbove(await drawn(values, 2), 0.9);
    await panel.frame.getByText('The thicker line is x, the thinner y.').waitFor();
  });

  test('follow a change of the experiment, and the player', async () => {
    const before = await chart().getAttribute('aria-label');
    await panel.type('Adagrad lr', '0.5');
    await panel.frame.locator(`canvas#loss:not([aria-label="${before!}"])`).waitFor();
    await panel.frame.getByRole('button', { name: 'Step back' }).press('ArrowLeft');
    await panel.frame.locator('canvas#loss[data-step="29"]').waitFor();
    await panel.type('Adagrad lr', '1.5');
  });

  test('emphasise the run under the pointer everywhere', async () => {
    const [x] = columns('effectiveLearningRate', 0);
    await chart().scrollIntoViewIfNeeded();
    const box = (await chart().boundingBox())!;
    const plot = JSON.parse((await chart().getAttribute('data-plot'))!) as Record<string, number> & {
      y: [number, number];
    };
    const [low, high] = plot.y.map(Math.log10);
    const y = plot['bottom'] - ((Math.log10(x[15]) - low) / (high - low)) * (plot['bottom'] - plot['top']);
    await workbench.page.mouse.move(box.x + (plot['left'] + plot['right']) / 2, box.y + y);
    await panel.frame.locator('tr[data-run="0"].pointed').waitFor();
  });

  test('are those of the loss where no minimum is known, and the choice says why', async () => {
    await panel.field('Curves').selectOption('distance');
    await showing(/^Distance/).waitFor();
    await panel.type('f(x, y) =', 'x^2 + y^2');
    await showing(/^Loss at each step/).waitFor();
    const option = panel.field('Curves').locator('option[value="distance"]');
    assert.isTrue(await option.isDisabled());
    assert.include(await option.textContent(), 'none is known');
  });
});
