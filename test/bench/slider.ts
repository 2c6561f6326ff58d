// From an input event of a learning rate's slider to the picture of that revision, in frames: in the real workbench,
// with the experiment the panel opens with.
import { Panel } from '../e2e/panel';
import { openWorkbench } from '../e2e/workbench';
import type { Comparison } from './compare';

const events = 60;

export async function sliderToPaint(): Promise<readonly Comparison[]> {
  const workbench = await openWorkbench();
  try {
    const panel = await Panel.open(workbench);
    const slider = panel.frame.getByRole('slider', { name: 'Adam lr' });
    await slider.evaluate(turn, { events: 10 });
    const { waits, frame } = await slider.evaluate(turn, { events });
    const sorted = waits.toSorted((a, b) => a - b);
    const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))];
    return [
      {
        title: `From a slider's input event to its picture, in frames: the median of ${events}`,
        ours: at(0.5),
        theirs: frame,
        limit: 2,
      },
      { title: '… what 9 of 10 keep to', ours: at(0.9), theirs: frame, limit: 3 },
    ];
  } finally {
    await workbench.dispose();
  }
}

/**
 * Runs in the webview: moves the slider by steps, each when the one before has come to rest.
 * @returns how long each waited for its picture, and a usual frame, in ms
 */
async function turn(
  element: Element,
  { events: count }: { readonly events: number },
): Promise<{ waits: number[]; frame: number }> {
  const input = element as HTMLInputElement;
  const canvas = document.querySelector<HTMLCanvasElement>('canvas#plane')!;
  const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const frames: number[] = [];
  for (let last = await nextFrame(), k = 0; k < 60; k++) {
    const now = await nextFrame();
    frames.push(now - last);
    last = now;
  }
  const [low, high] = [Number(input.min), Number(input.max)];
  const waits: number[] = [];
  for (let k = 0; k < count; k++) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    const before = canvas.dataset.revision;
    const painted = new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        if (canvas.dataset.revision === before) return;
        observer.disconnect();
        resolve();
      });
      observer.observe(canvas, { attributes: true, attributeFilter: ['data-revision'] });
    });
    // Somewhere in a frame, as a hand's events are.
    await nextFrame();
    await new Promise((resolve) => setTimeout(resolve, (k % 8) * 2));
    const begin = performance.now();
    input.value = String(low + (high - low) * (0.3 + 0.4 * (((k * 7) % count) / count)));
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await painted;
    waits.push(performance.now() - begin);
  }
  return { waits, frame: frames.toSorted((a, b) => a - b)[Math.floor(frames.length / 2)] };
}
