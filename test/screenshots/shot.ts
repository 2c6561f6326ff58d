import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { command, Panel } from '../e2e/panel';
import { RecordsView } from '../e2e/records';
import { openWorkbench, type Workbench } from '../e2e/workbench';
import type { Picture } from './picture';

const fileName = 'valley.optlab.json';

/**
 * Takes a picture, in a workbench of its own.
 * @returns where it is
 */
export async function take(
  name: string,
  theme: string,
  { width, height, beside, file, prepare, records, isOpening }: Picture,
): Promise<string> {
  const files = records ?? (file && { [fileName]: file.text });
  // The explorer has to be there when records are opened.
  const viewport = { width: records ? Math.max(width, 900) : width, height };
  const workbench = await openWorkbench({
    theme,
    viewport,
    ...(files && { files }),
    ...(isOpening && { prepare: keepOpening }),
  });
  try {
    if (records) {
      await openRecords(workbench, Object.keys(records));
      await workbench.page.setViewportSize({ width, height });
      await workbench.page.waitForTimeout(1_000);
      return await workbench.screenshot(name);
    }
    if (isOpening) {
      await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
      await workbench.runCommand(command);
      await new Panel(workbench).frame.locator('main[inert] canvas#plane').waitFor();
      await workbench.page.waitForTimeout(1_000);
      return await workbench.screenshot(name);
    }
    const panel = file ? await openFile(workbench, file) : await open(workbench, beside ?? false);
    await prepare?.(panel);
    await settle(panel);
    return await workbench.screenshot(name);
  } finally {
    await workbench.dispose();
  }
}

/** Lets no message reach a panel, which then stays as it opened. */
async function keepOpening(page: Page): Promise<void> {
  await page.addInitScript(() => {
    let acquire: unknown;
    Object.defineProperty(window, 'acquireVsCodeApi', {
      configurable: true,
      // VS Code defines it at the head of the document that it writes.
      set(original: unknown) {
        acquire = original;
        window.addEventListener('message', (event) => event.stopImmediatePropagation(), { capture: true });
      },
      get: () => acquire,
    });
  });
}

async function openFile(workbench: Workbench, { changed }: NonNullable<Picture['file']>): Promise<Panel> {
  await workbench.waitForExtension();
  const panel = await Panel.openFile(workbench, fileName);
  await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
  if (changed === undefined) return panel;
  writeFileSync(path.join(workbench.folder, fileName), changed);
  await panel.frame.locator('#document-problem').waitFor();
  return panel;
}

async function open(workbench: Workbench, beside: boolean): Promise<Panel> {
  if (beside) await workbench.openFile('train_torch.py');
  const panel = await Panel.open(workbench);
  if (!beside) await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
  return panel;
}

/** With the pointer nowhere, and nothing about that it left behind. */
async function openRecords(workbench: Workbench, names: readonly string[]): Promise<void> {
  const view = new RecordsView(workbench);
  await workbench.waitForExtension();
  await view.openFromExplorer(...(names as [string, ...string[]]));
  await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
  await view.frame.locator('canvas#loss[data-plot]').waitFor();
}

/** Until two frames in a row show the same: the workbench has finished what it animates. */
async function settle(panel: Panel): Promise<void> {
  let before = '';
  for (let tries = 0; tries < 50; tries++) {
    const { data } = await panel.pixels();
    const now = Buffer.from(data).toString('latin1');
    if (now === before) return;
    before = now;
  }
}
