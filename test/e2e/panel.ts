// The panel as it is seen: its controls, its canvas, its pixels.
import { assert } from 'chai';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import type { RunResult } from '../../src/core/index';
import type { Workbench } from './workbench';

export const command = 'Optimizer Lab: Compare Optimizers';

/** The plane's area in CSS pixels and the ranges of its axes, as the canvas tells them. */
interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

/** The pixels of a canvas: RGBA, row by row. */
interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Canvas pixels for each CSS pixel. */
  readonly scale: number;
  readonly data: Uint8Array;
}

export class Panel {
  readonly frame: FrameLocator;
  readonly plane: Locator;

  /** @param page the window of the workbench that it is in; the first if absent */
  constructor(
    private readonly workbench: Workbench,
    page?: Page,
  ) {
    this.frame = workbench.webview(page);
    this.plane = this.frame.locator('canvas#plane');
  }

  /** Runs the command from the palette and waits for the first picture. */
  static async open(workbench: Workbench): Promise<Panel> {
    await workbench.runCommand(command);
    const panel = new Panel(workbench);
    await panel.painted(0);
    return panel;
  }

  /**
   * Opens an experiment's file in an editor group where no text is, and waits for the first picture. VS Code makes its
   * service of custom editors when it is idle, which may be after it lists the extension's commands: a file that is
   * opened before opens as text.
   */
  static async openFile(workbench: Workbench, name: string): Promise<Panel> {
    const panel = new Panel(workbench);
    const asPanel = workbench.page.locator('iframe.webview');
    const asText = workbench.page.locator('.editor-instance .monaco-editor');
    for (let tries = 60; tries > 0; tries--) {
      await workbench.openFile(name);
      await asPanel.or(asText).first().waitFor();
      if (!(await asText.isVisible())) break;
      await workbench.runCommand('View: Close Editor');
      await asText.waitFor({ state: 'detached' });
    }
    await panel.painted(0);
    return panel;
  }

  /** Waits until this revision, or a later one, is on the canvas, and everything else shows it. */
  async painted(revision: number): Promise<void> {
    await this.plane.and(this.frame.locator('[data-revision]')).waitFor();
    const deadline = Date.now() + 20_000;
    while ((await this.revision()) < revision) {
      if (Date.now() > deadline) throw new Error(`Revision ${revision} was not painted.`);
      await this.workbench.page.waitForTimeout(20);
    }
    await this.atRest();
  }

  /** Waits until nothing is being dragged: only then is every row drawn and everything up to date. */
  private async atRest(): Promise<void> {
    await this.frame.locator('main[aria-busy="false"]').waitFor();
  }

  /** The revision that is on the canvas. */
  async revision(): Promise<number> {
    return Number(await this.plane.getAttribute('data-revision'));
  }

  field(label: string): Locator {
    // What a panel opens with has fields that only look like it.
    const fields = this.frame.locator('main:not([inert]) :is(input, select, textarea)');
    return fields.and(this.frame.getByLabel(label, { exact: true }));
  }

  /** Types into a field as a person would, and leaves it. */
  async type(label: string, text: string): Promise<void> {
    const field = this.field(label);
    await field.click();
    // The key would go to the workbench too, which selects all again a moment later, when something has been typed.
    await field.selectText();
    await field.pressSequentially(text);
    await field.press('Tab');
  }

  /** The text of the row of a run. */
  row(run: number): Locator {
    return this.frame.locator(`tr[data-run="${run}"]`);
  }

  async plot(): Promise<Plot> {
    return JSON.parse((await this.plane.getAttribute('data-plot')) ?? '') as Plot;
  }

  /** Where a point of the plane is in the window. */
  async onScreen(x: number, y: number): Promise<[number, number]> {
    const [plot, box] = [await this.plot(), (await this.plane.boundingBox())!];
    return [
      box.x + plot.left + ((x - plot.x[0]) / (plot.x[1] - plot.x[0])) * (plot.right - plot.left),
      box.y + plot.bottom - ((y - plot.y[0]) / (plot.y[1] - plot.y[0])) * (plot.bottom - plot.top),
    ];
  }

  /** What the plane shows at rest. */
  async pixels(): Promise<Pixels> {
    await this.atRest();
    const { width, height, scale, data } = await this.plane.evaluate((element) => {
      const canvas = element as HTMLCanvasElement;
      const { data: bytes } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      let text = '';
      for (let i = 0; i < bytes.length; i += 8192)
        text += String.fromCharCode(...bytes.subarray(i, i + 8192));
      return {
        width: canvas.width,
        height: canvas.height,
        scale: canvas.width / canvas.clientWidth,
        data: btoa(text),
      };
    });
    return { width, height, scale, data: Uint8Array.from(Buffer.from(data, 'base64')) };
  }

  /** The colour in which a run is drawn, as [r, g, b]. */
  async colour(run: number): Promise<number[]> {
    const text = (await this.row(run).locator('[data-color]').getAttribute('data-color')) ?? '';
    assert.match(text, /^#[0-9a-f]{6}$/i);
    return [1, 3, 5].map((at) => parseInt(text.slice(at, at + 2), 16));
  }

  /** The colours of a run's steps: those just taken, and the older ones, which are nearer to the background. */
  async coloursByAge(run: number): Promise<number[][]> {
    const recent = await this.colour(run);
    const ground = await this.frame.locator('body').evaluate((body) => {
      const channels = getComputedStyle(body).backgroundColor.match(/\d+/g);
      return channels!.slice(0, 3).map(Number);
    });
    return [recent, recent.map((channel, i) => ground[i] + 0.7 * (channel - ground[i]))];
  }

  /**
   * How much of each trajectory is on the canvas in its run's colour: the fraction of points along it, computed from
   * its numbers, that have a pixel of the colour within some CSS pixels. Points outside the view do not count, nor do
   * those that have none but one of a run drawn later: that lies above.
   */
  async drawnFractions(runs: readonly RunResult[], within = 4): Promise<number[]> {
    const [plot, pixels] = [await this.plot(), await this.pixels()];
    const colours = await Promise.all(runs.map(({ run }) => this.coloursByAge(run)));
    return runs.map(({ theta }, run) => {
      let [drawn, missing] = [0, 0];
      for (const [x, y] of pointsAlong(theta, plot)) {
        if (hasColour(pixels, x, y, colours[run], within)) drawn++;
        else if (!colours.slice(run + 1).some((later) => hasColour(pixels, x, y, later, within))) missing++;
      }
      return drawn < 10 ? 0 : drawn / (drawn + missing);
    });
  }
}

/** Points every 2 CSS pixels along a trajectory, inside the plot. */
function* pointsAlong(theta: Float64Array, plot: Plot): Generator<[number, number]> {
  const toX = (x: number) =>
    plot.left + ((x - plot.x[0]) / (plot.x[1] - plot.x[0])) * (plot.right - plot.left);
  const toY = (y: number) =>
    plot.bottom - ((y - plot.y[0]) / (plot.y[1] - plot.y[0])) * (plot.bottom - plot.top);
  for (let row = 1; row < theta.length / 2; row++) {
    const [x0, y0, x1, y1] = [0, 1, 2, 3].map((i) => (i % 2 === 0 ? toX : toY)(theta[2 * (row - 1) + i]));
    const pieces = Math.max(1, Math.ceil(Math.hypot(x1 - x0, y1 - y0) / 2));
    for (let piece = 0; piece < pieces; piece++) {
      const [x, y] = [x0 + ((x1 - x0) * piece) / pieces, y0 + ((y1 - y0) * piece) / pieces];
      if (x >= plot.left && x <= plot.right && y >= plot.top && y <= plot.bottom) yield [x, y];
    }
  }
}

function hasColour(
  { width, height, scale, data }: Pixels,
  x: number,
  y: number,
  colours: readonly (readonly number[])[],
  within: number,
): boolean {
  const reach = Math.ceil(within * scale);
  const [cx, cy] = [Math.round(x * scale), Math.round(y * scale)];
  for (let py = Math.max(0, cy - reach); py <= Math.min(height - 1, cy + reach); py++) {
    for (let px = Math.max(0, cx - reach); px <= Math.min(width - 1, cx + reach); px++) {
      const at = 4 * (py * width + px);
      // Close enough to tell the six hues apart, far enough for smoothed edges.
      if (colours.some((colour) => colour.every((channel, i) => Math.abs(channel - data[at + i]) <= 12)))
        return true;
    }
  }
  return false;
}
