// The panel of training records as it is seen: its table, its canvases, their pixels.
import { assert } from 'chai';
import type { FrameLocator, Locator } from 'playwright-core';
import type { Workbench } from './workbench';

export const openCommand = 'Optimizer Lab: Open Training Record';

/** Descends a bowl in three parameters; the lines are what a recorder writes. */
export function recordText(steps: number, lr = 0.2, from = 0): string {
  const curvature = [1, 0.3, 0.05];
  const theta = [2, -3, 4];
  const lines =
    from === 0
      ? [
          '{"record": "optimizer-lab", "version": 1, "parameters": {"weight": [1, 2], "bias": [1]}, "every": 1}',
        ]
      : [];
  for (let step = 0; step < steps; step++) {
    const loss = theta.reduce((sum, value, i) => sum + (curvature[i] * value ** 2) / 2, 0);
    const rate = lr * 0.99 ** step;
    if (step >= from) lines.push(JSON.stringify({ step, loss, lr: rate, theta }));
    theta.forEach((value, i) => (theta[i] = value - rate * curvature[i] * value));
  }
  return lines.map((line) => `${line}\n`).join('');
}

/** Files in which everything is to be seen that the panel shows, by their names. */
export const sampleRecords: Readonly<Record<string, string>> = {
  'slow.jsonl': recordText(60, 0.05),
  'fast.jsonl': recordText(60, 0.6),
  'other.jsonl':
    '{"record": "optimizer-lab", "version": 1, "parameters": {"w": [4]}, "every": 1}\n' +
    '{"step": 0, "loss": 1, "theta": [1, 2, 3, 4]}\n{"step": 1, "loss": NaN, "theta": [1, 2, 3, 5]}\n',
  'log.csv': 'epoch,loss,val_loss\n0,0.5,0.6\n1,oops,0.5\n2,0.25,0.5\n',
};

interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

export class RecordsView {
  readonly frame: FrameLocator;

  constructor(private readonly workbench: Workbench) {
    this.frame = workbench.webview();
  }

  /** The row of a record in the table. */
  row(label: string): Locator {
    return this.frame
      .getByRole('table', { name: 'Records' })
      .getByRole('row')
      .filter({
        has: this.frame.getByRole('rowheader', { name: label, exact: true }),
      });
  }

  /** The texts of a record's row: steps, last and best loss, its step, rate, and the value at the player's step. */
  async numbers(label: string): Promise<string[]> {
    return this.row(label).locator('td:not(.remove)').allTextContents();
  }

  /** Waits until a record says of its steps and its last loss what is expected. */
  async waitFor(label: string, steps: number): Promise<string[]> {
    await this.row(label)
      .locator('td.steps', { hasText: new RegExp(`^${steps}$`) })
      .waitFor({ state: 'attached' });
    return this.numbers(label);
  }

  async plotOf(canvas: 'ways' | 'loss'): Promise<Plot> {
    const element = this.frame.locator(`canvas#${canvas}`);
    return JSON.parse((await element.getAttribute('data-plot')) ?? '') as Plot;
  }

  /** Whether the loss chart has a record's colour at a step and loss. */
  async isDrawn(label: string, step: number, loss: number): Promise<boolean> {
    const { left, right, top, bottom, x, y } = await this.plotOf('loss');
    const share = Math.log(loss / y[0]) / Math.log(y[1] / y[0]);
    const px = left + ((step - x[0]) / (x[1] - x[0])) * (right - left);
    return this.hasColour('loss', label, px, bottom - share * (bottom - top));
  }

  /** How many pixels of a canvas have a record's colour. */
  async coloured(canvas: 'ways' | 'loss', label: string): Promise<number> {
    return this.countColour(canvas, await this.colourOf(label));
  }

  private async hasColour(canvas: 'ways' | 'loss', label: string, x: number, y: number): Promise<boolean> {
    return (await this.countColour(canvas, await this.colourOf(label), [x, y])) > 0;
  }

  private async colourOf(label: string): Promise<number[]> {
    const text = (await this.row(label).locator('[data-color]').getAttribute('data-color')) ?? '';
    assert.match(text, /^#[0-9a-f]{6}$/i);
    return [1, 3, 5].map((at) => parseInt(text.slice(at, at + 2), 16));
  }

  /** Pixels near a colour, everywhere or within 4 CSS pixels of a place. */
  private countColour(id: 'ways' | 'loss', colour: number[], at?: [number, number]): Promise<number> {
    return this.frame.locator(`canvas#${id}`).evaluate(
      (element, { colour: wanted, at: place }) => {
        const canvas = element as HTMLCanvasElement;
        const scale = canvas.width / canvas.clientWidth;
        const reach = place ? 4 * scale : 0;
        const [x, y] = place ? place.map((value) => Math.round(value * scale - reach)) : [0, 0];
        const [width, height] = place ? [2 * reach, 2 * reach] : [canvas.width, canvas.height];
        const { data } = canvas.getContext('2d')!.getImageData(x, y, width, height);
        let count = 0;
        for (let i = 0; i < data.length; i += 4)
          if (wanted.every((channel, k) => Math.abs(channel - data[i + k]) <= 12)) count++;
        return count;
      },
      { colour, at },
    );
  }

  /** Opens a record by the menu of the explorer. */
  async openFromExplorer(name: string, ...also: string[]): Promise<void> {
    const { page } = this.workbench;
    const item = (of: string) => page.getByRole('treeitem', { name: of });
    for (const other of also) await item(other).click({ modifiers: ['ControlOrMeta'] });
    if (also.length > 0) await item(name).click({ modifiers: ['ControlOrMeta'] });
    await item(name).click({ button: 'right' });
    const entry = page.getByRole('menuitem', { name: 'Open Training Record' });
    await entry.hover();
    // A menu does not take the click that opened it, nor one that follows too soon.
    await page.waitForTimeout(300);
    await entry.click();
    await entry.waitFor({ state: 'detached' });
    await this.frame.getByRole('table', { name: 'Records' }).waitFor();
  }
}
