// The workbench and the panel by the keyboard alone: nothing here points, clicks or puts the focus anywhere.
import { assert } from 'chai';
import { command, type Panel } from './panel';
import type { Workbench } from './workbench';

/** What has the focus in the panel's document. */
interface Focus {
  /** As assistive technology would call it; empty for the document itself. */
  readonly name: string;
  /** Whether it is on the screen, and looks like what has the focus. */
  readonly visible: boolean;
  readonly html: string;
}

export class Keys {
  constructor(
    private readonly workbench: Workbench,
    private readonly panel: Panel,
  ) {}

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.workbench.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.workbench.page.keyboard.type(text);
  }

  /** Runs a command from the palette. */
  async run(title: string): Promise<void> {
    await this.workbench.showInPalette(title);
    await this.take(title);
  }

  /** Opens the panel, or goes to it, and waits for its picture. */
  async openPanel(): Promise<void> {
    await this.run(command);
    await this.panel.painted(0);
    await this.waitForPanel();
  }

  /** Waits until the panel's document gets the keys. */
  async waitForPanel(): Promise<void> {
    const deadline = Date.now() + 10_000;
    while (!(await this.panel.frame.locator('body').evaluate(() => document.hasFocus()))) {
      if (Date.now() > deadline) throw new Error('The panel does not get the keys.');
      await this.workbench.page.waitForTimeout(20);
    }
  }

  /** Opens a file of the workspace by its name. */
  async openFile(name: string): Promise<void> {
    const { page } = this.workbench;
    await this.press('Control+p');
    await page.locator('.quick-input-widget input[type="text"]:focus').waitFor();
    await this.type(name);
    await this.take(name);
    await this.waitForEditor();
  }

  /** Waits until a quick pick asks this, types an answer and takes what is left. */
  async answer(question: string, text: string): Promise<void> {
    await this.workbench.page.locator(`.quick-input-widget input[placeholder="${question}"]:focus`).waitFor();
    await this.type(text);
    await this.take(text);
  }

  /** Waits until the keys go to a text editor. */
  async waitForEditor(): Promise<void> {
    await this.workbench.page.locator('.editor-instance .monaco-editor.focused').waitFor();
  }

  /** Goes on with Tab, or back with Shift+Tab, until what has that name has the focus. */
  async tabTo(name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    const passed: string[] = [];
    const isThere = () => (typeof name === 'string' ? passed.at(-1) === name : name.test(passed.at(-1)!));
    do {
      await this.press(key);
      passed.push(await this.focused());
    } while (!isThere() && passed.length < 80);
    assert.isTrue(isThere(), `${key} does not lead to “${name}”, but to ${passed.join(', ')}`);
  }

  /** Goes back with Shift+Tab. */
  backTo(name: string | RegExp): Promise<void> {
    return this.tabTo(name, 'Shift+Tab');
  }

  /** Waits until what has that name has the focus, visibly. */
  async waitForFocus(name: string): Promise<void> {
    const deadline = Date.now() + 10_000;
    while ((await this.focus()).name !== name && Date.now() < deadline)
      await this.workbench.page.waitForTimeout(20);
    assert.equal(await this.focused(), name);
  }

  /** The name of what has the focus, which is something, and seen. */
  async focused(): Promise<string> {
    const { name, visible, html } = await this.focus();
    assert.notEqual(name, '', `the focus is nowhere, at ${html}`);
    assert.isTrue(visible, `the focus is not to be seen at ${html}`);
    return name;
  }

  private focus(): Promise<Focus> {
    return this.panel.frame.locator('body').evaluate((body) => {
      const element = document.activeElement ?? body;
      const { labels } = element as Partial<HTMLInputElement>;
      const name =
        element === body ? '' : (element.getAttribute('aria-label') ?? (labels?.[0] ?? element).textContent);
      const { outlineStyle, outlineWidth, outlineColor, backgroundColor } = getComputedStyle(element);
      const isTransparent = (colour: string) => /^transparent$|, 0\)$/.test(colour);
      const isOutlined =
        outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1 && !isTransparent(outlineColor);
      // In a menu the entry that has the focus is filled, as in VS Code's own menus.
      const isFilled =
        element.matches('[role="menuitem"]') &&
        !isTransparent(backgroundColor) &&
        backgroundColor !== getComputedStyle(element.parentElement!).backgroundColor;
      const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
      const isInView = left >= -1 && top >= -1 && right <= innerWidth + 1 && bottom <= innerHeight + 1;
      return {
        name: name.trim(),
        visible: document.hasFocus() && (isOutlined || isFilled) && isInView && width > 0 && height > 0,
        html: element.outerHTML.slice(0, 200),
      };
    });
  }

  /** Takes the entry of the list that has the focus, as soon as it is the one that is meant. */
  private async take(text: string): Promise<void> {
    const { page } = this.workbench;
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: text }).waitFor();
    await this.press('Enter');
  }
}
