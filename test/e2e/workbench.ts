// The workbench in a browser, with the packaged extension installed, used as a person would.
import type { Browser, BrowserContext, FrameLocator, Locator, Page } from 'playwright-core';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { launchBrowser, launchProfile } from '../vscode/browser.mjs';
import { copySample, makeDataDir, removeDataDir, writeSettings } from '../vscode/dataDir.mjs';
import { root, vsix } from '../vscode/paths.mjs';
import { installExtension, startServer, type Server } from '../vscode/server.mjs';
import { quiet, restricted, trusting } from '../vscode/settings.mjs';
import { setUpVSCode } from '../vscode/setup.mjs';
import { exitOnSignal } from '../vscode/signals.mjs';
import { developWebExtension, serveProject } from '../vscode/webFiles.mjs';
import { separateWebviews } from '../vscode/webviewProcess.mjs';
import { note } from '../mocha/reporter';
import { cpuSeconds } from './cpu';

export interface WorkbenchOptions {
  /** Which VS Code; the newest if absent. */
  readonly release?: 'oldest' | 'newest';
  /** Which extension host runs the extension: packaged and installed in Node.js (if absent), or served to the web's. */
  readonly host?: 'node' | 'web';
  /** User settings, beside those that keep the workbench quiet. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The name of a colour theme, as in settings: 'Default Dark Modern'. */
  readonly theme?: string;
  /** Whether the workspace is trusted; Restricted Mode otherwise. */
  readonly trusted?: boolean;
  /** Texts of files that the workspace has besides, by name. */
  readonly files?: Readonly<Record<string, string>>;
  /** Called with the page before it loads anything. */
  readonly prepare?: (page: Page) => Promise<void>;
  /** Whether a webview has a process of its own, as on a desktop; it shares the workbench's if absent. */
  readonly separateWebviews?: boolean;
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** Resolves when the workbench shows the sample workspace. */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const { settings, theme, trusted = true, viewport = { width: 1280, height: 800 } } = options;
  const vscode = setUpVSCode(options.release ?? 'newest');
  const dataDir = makeDataDir();
  const trust = trusted ? trusting : restricted;
  writeSettings(dataDir, {
    ...quiet,
    ...trust,
    ...(theme && { 'workbench.colorTheme': theme }),
    ...settings,
  });
  const files = options.host === 'web' ? await serveProject() : undefined;
  if (!files) installExtension(vscode, dataDir, vsix);
  const folder = copySample(dataDir);
  for (const [name, text] of Object.entries(options.files ?? {}))
    writeFileSync(path.join(folder, name), text);
  const server = await startServer(vscode, dataDir, { trustAll: trusted });
  // The workbench's own policy allows no origin but its server's.
  const context = { viewport, bypassCSP: files !== undefined };
  const browser = options.separateWebviews
    ? await launchProfile(path.join(dataDir, 'profile'), context)
    : await launchBrowser();
  const page = await ('newContext' in browser ? browser.newPage(context) : browser.newPage());
  page.setDefaultTimeout(30_000);
  if (files) await developWebExtension(page, files.authority);
  if (options.separateWebviews) await separateWebviews(page);
  await options.prepare?.(page);
  const workbench = new Workbench(page, folder, browser, server, dataDir, files);
  try {
    await workbench.open();
  } catch (error) {
    await workbench.dispose();
    throw error;
  }
  return workbench;
}

export class Workbench {
  /** What the page's console was told. */
  private readonly errors: string[] = [];

  constructor(
    readonly page: Page,
    /** The copy of the sample workspace that is open. */
    readonly folder: string,
    private readonly browser: Browser | BrowserContext,
    private readonly server: Server,
    private readonly dataDir: string,
    private readonly files: Awaited<ReturnType<typeof serveProject>> | undefined,
  ) {
    all.add(this);
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text().slice(0, 300));
    });
  }

  /** Loads the workbench; again, it is a reload. */
  async open(): Promise<void> {
    const url = new URL(this.server.url);
    url.searchParams.set('folder', this.folder);
    await this.page.goto(url.href);
    await this.ready();
  }

  /** Loads a window without a folder, and with nothing open. */
  async openEmptyWindow(): Promise<void> {
    const url = new URL(this.server.url);
    url.searchParams.set('ew', 'true');
    await this.page.goto(url.href);
    await this.page.locator('.monaco-workbench').waitFor();
  }

  private async ready(): Promise<void> {
    await this.page.locator('.monaco-workbench').waitFor();
    await this.page.getByRole('treeitem', { name: 'train_torch.py' }).waitFor();
  }

  /**
   * Reloads the window as a person would, so that VS Code writes down first what it keeps.
   * @param run runs a command from the palette
   */
  async reload(run = (title: string) => this.runCommand(title)): Promise<void> {
    const loaded = this.page.waitForEvent('load');
    await run('Developer: Reload Window');
    await loaded;
    await this.ready();
  }

  /** Waits until VS Code knows what the extension contributes: until then its files open as text. */
  async waitForExtension(): Promise<void> {
    await this.showInPalette('Optimizer Lab: Compare Optimizers');
    await this.page.keyboard.press('Escape');
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** Opens a file of the workspace's top folder in an editor, to stay. */
  async openFile(name: string): Promise<void> {
    await this.page.getByRole('treeitem', { name }).dblclick();
    await this.page.getByRole('tab', { name }).waitFor();
  }

  /** Runs a command from the palette, by its title there: 'Optimizer Lab: Compare Optimizers'. */
  async runCommand(title: string): Promise<void> {
    await this.showInPalette(title);
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().click();
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /**
   * Opens the palette and types the title. It may take two: the palette lists what was registered when it opened, and
   * it closes again when a webview whose tab was clicked just before takes the focus late.
   */
  async showInPalette(title: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget input[type="text"]:focus');
    const row = this.page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first();
    for (let tries = 20; tries > 0; tries--) {
      await this.page.keyboard.press('F1');
      if (await appears(input, 3_000)) {
        await this.page.keyboard.insertText(title);
        if (await appears(row, 1_000)) return;
      }
      await this.page.keyboard.press('Escape');
    }
    throw new Error(`The palette does not list “${title}”.`);
  }

  /** The document of the webview that is in front, in a window of the workbench. VS Code nests it in two frames. */
  webview(page = this.page): FrameLocator {
    return page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }

  /** The tabs of all editor groups with that title. */
  tabs(title: string): Locator {
    return this.page.getByRole('tab', { name: title });
  }

  /** The share of one processor that the server and its extension hosts use, for half a second. */
  async load(): Promise<number> {
    const { pid } = this.server;
    const [cpu, time] = [cpuSeconds(pid), performance.now()];
    await this.page.waitForTimeout(500);
    return (cpuSeconds(pid) - cpu) / ((performance.now() - time) / 1000);
  }

  /** Writes dist/screenshots/NAME.png. */
  async screenshot(name: string): Promise<string> {
    const folder = path.join(root, 'dist/screenshots');
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, `${name.replaceAll(/[^\w-]+/g, '-')}.png`);
    await this.page.screenshot({ path: file });
    return file;
  }

  /** What a person would tell of the window: its tabs, its messages, the text of its webview and the last errors. */
  async seen(): Promise<string> {
    const texts = async (locator: Locator): Promise<string[]> => {
      const each = await locator.allInnerTexts().catch(() => []);
      return each.map((text) => text.replaceAll(/\s+/g, ' ').slice(0, 600));
    };
    return JSON.stringify({
      tabs: await texts(this.page.getByRole('tab')),
      messages: await texts(this.page.locator('.notification-list-item-message')),
      webviews: await this.page.locator('iframe.webview').count(),
      text: await texts(this.webview().locator('body')),
      errors: this.errors.slice(-10),
    });
  }

  /** The extension host that loaded the extension: only the web's reads it from the server of files. */
  get host(): 'node' | 'web' {
    return this.files?.served.has('dist/extension.web.js') ? 'web' : 'node';
  }

  /** Ends everything. */
  async dispose(): Promise<void> {
    all.delete(this);
    await this.browser.close();
    this.files?.dispose();
    await this.server.dispose();
    removeDataDir(this.dataDir);
  }
}

/** Whether it is there within so many ms. */
function appears(locator: Locator, timeout: number): Promise<boolean> {
  return locator.waitFor({ timeout }).then(
    () => true,
    () => false,
  );
}

const all = new Set<Workbench>();
exitOnSignal();

// What the screen showed when a test, or what goes before it, failed.
teardown(async function () {
  if (this.currentTest?.state === 'passed') return;
  for (const workbench of all) {
    const file = await workbench.screenshot(`failed-${this.currentTest?.fullTitle()}`);
    note(`${path.relative(root, file)}: ${await workbench.seen()}`);
  }
});
