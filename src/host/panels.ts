import type * as vscode from 'vscode';
import type { ComparePanel } from './comparePanel';

/** The open panels, the one that was active last first. */
export class Panels implements vscode.Disposable {
  private panels: readonly ComparePanel[] = [];

  /** All of them, the one that was active last first. */
  get all(): readonly ComparePanel[] {
    return this.panels;
  }

  get latest(): ComparePanel | undefined {
    return this.panels[0];
  }

  /** Keeps a panel for as long as it is open. */
  add(added: ComparePanel): void {
    const others = () => this.panels.filter((each) => each !== added);
    this.panels = [added, ...this.panels];
    added.panel.onDidChangeViewState(({ webviewPanel }) => {
      if (webviewPanel.active) this.panels = [added, ...others()];
    });
    added.panel.onDidDispose(() => {
      this.panels = others();
    });
  }

  dispose(): void {
    this.panels.forEach((panel) => panel.dispose());
  }
}
