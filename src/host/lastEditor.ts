import * as vscode from 'vscode';

/** The editor that one works in, also while the panel has the focus: then VS Code has no active text editor. */
export class LastEditor implements vscode.Disposable {
  private last = activeEditor();
  private readonly listener = vscode.window.onDidChangeActiveTextEditor(() => {
    this.last = activeEditor() ?? this.last;
  });

  /** Its document, while a tab shows it. */
  get document(): vscode.TextDocument | undefined {
    const active = activeEditor();
    if (active) return active.document;
    const document = this.last?.document;
    const isOpen = document !== undefined && tabsOf(document.uri).length > 0;
    return isOpen ? document : undefined;
  }

  /** Brings it to the front, with its selection. */
  async show(): Promise<vscode.TextEditor | undefined> {
    const editor = activeEditor();
    if (editor) return editor;
    if (this.last && vscode.window.visibleTextEditors.includes(this.last)) return this.last;
    const { document } = this;
    if (!document) return undefined;
    return vscode.window.showTextDocument(document, tabsOf(document.uri)[0].group.viewColumn);
  }

  dispose(): void {
    this.listener.dispose();
  }
}

/** The text editor that has the focus or had it last among those in front. A log in the panel area is none. */
function activeEditor(): vscode.TextEditor | undefined {
  const { activeTextEditor } = vscode.window;
  return activeTextEditor?.document.uri.scheme === 'output' ? undefined : activeTextEditor;
}

/** Whatever shows it: a text editor, a notebook's cell, one side of a comparison. */
function tabsOf(uri: vscode.Uri): vscode.Tab[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter(({ input }) => {
    if (input instanceof vscode.TabInputTextDiff) return input.modified.toString() === uri.toString();
    if (input instanceof vscode.TabInputNotebook) {
      return uri.scheme === 'vscode-notebook-cell' && input.uri.path === uri.path;
    }
    return input instanceof vscode.TabInputText && input.uri.toString() === uri.toString();
  });
}
