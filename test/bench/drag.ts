// The start dragged by a pointer that moves every frame for five seconds, with ten runs of a thousand steps: how many
// frames behind the pointer the drawn trajectories are, and how many frames are lost to it. By turns with an empty
// loop, three times, in a webview with a process of its own, as a desktop's; after one drag that is not counted, in which the browser compiles what it runs.
import { defaultExperiment, type Experiment } from '../../src/core/index';
import { Panel } from '../e2e/panel';
import { watchFrames } from '../e2e/watch';
import { openWorkbench } from '../e2e/workbench';
import type { Comparison } from './compare';

const seconds = 5;
const turns = 3;

const experiment: Experiment = {
  ...defaultExperiment,
  steps: 1000,
  runs: [
    'sgd',
    'momentum',
    'nesterov',
    'adagrad',
    'rmsprop',
    'adam',
    'sgd',
    'momentum',
    'adam',
    'adagrad',
  ].map((optimizer, index) => ({ optimizer, hyperparameters: { lr: 0.01 * (index + 1) } })),
};

export async function dragging(): Promise<readonly Comparison[]> {
  const workbench = await openWorkbench({ prepare: watchFrames, separateWebviews: true });
  try {
    const panel = await Panel.open(workbench);
    const body = panel.frame.locator('body');
    const change = { kind: 'replace', experiment };
    await body.evaluate((_, message) => window.sendToHost!(message), { type: 'change', revision: 0, change });
    await panel.painted(1);

    const handle = panel.frame.locator('.start-handle');
    const box = (await handle.boundingBox())!;
    await workbench.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await workbench.page.mouse.down();
    await body.evaluate(dragLoop, seconds);
    const plain = { lost: 0 };
    const drag = { frames: 0, lost: 0, fresh: 0 };
    for (let turn = 0; turn < turns; turn++) {
      const { lost } = await body.evaluate(emptyLoop, seconds);
      plain.lost += lost;
      const measured = await body.evaluate(dragLoop, seconds);
      drag.frames += measured.frames;
      drag.lost += measured.lost;
      drag.fresh += measured.fresh;
    }
    await workbench.page.mouse.up();
    return [
      {
        title: `Frames (of ${drag.frames}) in which the drawn trajectories' start is at most 2 frames old, as a share`,
        ours: drag.fresh,
        theirs: drag.frames,
        atLeast: 0.95,
      },
      {
        title: 'Frames lost while dragging, against an empty loop (one added to both)',
        ours: drag.lost + 1,
        theirs: plain.lost + 1,
        limit: 1.5,
      },
    ];
  } finally {
    await workbench.dispose();
  }
}

/** Runs in the webview: counts the frames that an empty loop loses. */
async function emptyLoop(_body: Element, duration: number): Promise<{ lost: number }> {
  const times: number[] = [];
  const end = performance.now() + 1000 * duration;
  await new Promise<void>((resolve) => {
    const frame = (time: number) => {
      times.push(time);
      if (time < end) requestAnimationFrame(frame);
      else resolve();
    };
    requestAnimationFrame(frame);
  });
  const gaps = times.slice(1).map((time, index) => time - times[index]);
  const usual = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)];
  return { lost: gaps.reduce((lost, gap) => lost + Math.max(0, Math.round(gap / usual) - 1), 0) };
}

/** Runs in the webview: moves the pointer on a circle, once a frame, and looks at what is drawn at the next. */
async function dragLoop(
  body: Element,
  duration: number,
): Promise<{ frames: number; fresh: number; lost: number }> {
  const canvas = body.querySelector<HTMLCanvasElement>('canvas#plane')!;
  const handle = body.querySelector('.start-handle')!;
  const plot = JSON.parse(canvas.dataset.plot!) as Record<'left' | 'right' | 'top' | 'bottom', number> &
    Record<'x' | 'y', [number, number]>;
  const { left, top } = canvas.getBoundingClientRect();
  const centre = [(plot.left + plot.right) / 2, (plot.top + plot.bottom) / 2];
  const radius = Math.min(plot.right - plot.left, plot.bottom - plot.top) / 3;
  const asked: [number, number][] = [];
  const times: number[] = [];
  let fresh = 0;
  /** How many frames ago the pointer was where the drawn trajectories start. */
  const age = (): number => {
    const [x, y] = canvas.dataset.start!.split(' ').map(Number);
    const px = plot.left + ((x - plot.x[0]) / (plot.x[1] - plot.x[0])) * (plot.right - plot.left);
    const py = plot.bottom - ((y - plot.y[0]) / (plot.y[1] - plot.y[0])) * (plot.bottom - plot.top);
    for (let back = 0; back < Math.min(60, asked.length); back++) {
      const [ax, ay] = asked[asked.length - 1 - back];
      if (Math.hypot(ax - px, ay - py) < 1.5) return back;
    }
    return Infinity;
  };
  const end = performance.now() + 1000 * duration;
  await new Promise<void>((resolve) => {
    const frame = (time: number) => {
      // What is on the canvas now was drawn in the frame before, when the newest position was the last one asked.
      if (asked.length > 0) {
        if (age() <= 2) fresh++;
        times.push(time);
      }
      if (time >= end) {
        resolve();
        return;
      }
      const angle = 0.05 * asked.length;
      const at: [number, number] = [
        centre[0] + radius * Math.cos(angle),
        centre[1] + radius * Math.sin(angle),
      ];
      asked.push(at);
      const position = { clientX: left + at[0], clientY: top + at[1], pointerId: 1, pointerType: 'mouse' };
      handle.dispatchEvent(new PointerEvent('pointermove', { ...position, bubbles: true, buttons: 1 }));
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  const gaps = times.slice(1).map((time, index) => time - times[index]);
  const usual = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)];
  const lost = gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / usual) - 1), 0);
  return { frames: times.length, fresh, lost };
}
