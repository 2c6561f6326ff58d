import * as vscode from 'vscode';
import { openingId } from '../protocol/opening';
import type { OpeningBundle } from './openingBundle';

/** What a document draws before its script is there. */
export interface DocumentOpening extends OpeningBundle {
  /** As JSON that ends no element. */
  readonly data: string;
}

/**
 * A panel's document: a strict policy, one script and one style sheet.
 * @param panel which of the panels the script starts
 * @param opening style and script are then in the document itself: what has to be fetched comes later
 */
export function panelHtml(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  title: string,
  panel: 'compare' | 'records',
  opening?: DocumentOpening,
): string {
  const resource = (file: string) =>
    escape(webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', file)).toString());
  const nonce = crypto.randomUUID().replaceAll('-', '');
  const styles = opening ? `'nonce-${nonce}'` : webview.cspSource;
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${styles}`;
  return `<!DOCTYPE html>
<html lang="${escape(vscode.env.language)}" data-panel="${panel}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${escape(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
${
  opening
    ? `<style nonce="${nonce}">${opening.style}</style>`
    : `<link rel="stylesheet" href="${resource('webview.css')}">`
}
<script defer nonce="${nonce}" src="${resource('webview.js')}"></script>
</head>
<body>
<div id="app"></div>
${
  opening
    ? `<script type="application/json" id="${openingId}">${opening.data}</script>
<script nonce="${nonce}">${opening.script}</script>`
    : ''
}
</body>
</html>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
