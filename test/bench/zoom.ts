// Zooming with the wheel: how many frames pass from a turn of the wheel to the picture that is sampled for what is then
// visible. In the real workbench; the host is a process of its own.
import { Panel } from '../e2e/panel';
import { openWorkbench } from '../e2e/workbench';
import type { Comparison } from './compare';

const turns = 40;

export async function zooming(): Promise<readonly Comparison[]> {
  const workbench = await openWorkbench();
  try {
    const panel = await Panel.open(workbench);
    const body = panel.frame.locator('body');
    // The first turns are not counted: the browser and the host compile what they run.
    await body.evaluate(turnWheel, 10);
    const frames = await body.evaluate(turnWheel, turns);
    const sorted = frames.toSorted((a, b) => a - b);
    return [
      {
        title: 'Frames from a turn of the wheel to the picture sampled for it: the median of 40, to one',
        ours: sorted[turns / 2],
        theirs: 1,
        limit: 6,
      },
      {
        title: 'The same: the 36th of 40, to one',
        ours: sorted[Math.floor(0.9 * turns)],
        theirs: 1,
        limit: 10,
      },
    ];
  } finally {
    await workbench.dispose();
  }
}

/** Runs in the webview: turns the wheel in and out and counts frames until what is drawn is sampled. */
async function turnWheel(body: Element, count: number): Promise<number[]> {
  const canvas = body.querySelector<HTMLCanvasElement>('canvas#plane')!;
  const { left, top, width, height } = canvas.getBoundingClientRect();
  const frames: number[] = [];
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  for (let turn = 0; turn < count; turn++) {
    const before = canvas.dataset.plot;
    const [clientX, clientY] = [left + 0.4 * width, top + 0.6 * height];
    // In for half of them, then out again.
    const deltaY = turn < count / 2 ? -60 : 60.5;
    canvas.dispatchEvent(
      new WheelEvent('wheel', { deltaY, clientX, clientY, ctrlKey: true, bubbles: true, cancelable: true }),
    );
    let passed = 0;
    do {
      await nextFrame();
      passed++;
    } while ((canvas.dataset.plot === before || canvas.dataset.crisp !== 'true') && passed < 600);
    frames.push(passed);
    // A pause, as between turns of a hand.
    for (let i = 0; i < 5; i++) await nextFrame();
  }
  return frames;
}
