import * as vscode from 'vscode';

/**
 * A panel's document: a strict policy, one script, one style sheet, and no data.
 * @param panel which of the panels the script starts
 */
export function panelHtml(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  title: string,
  panel: 'compare' | 'records',
): string {
  const resource = (...path: string[]) =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, ...path)).toString();
  const nonce = crypto.randomUUID().replaceAll('-', '');
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource}`;
  return `<!DOCTYPE html>
<html lang="${escape(vscode.env.language)}" data-panel="${panel}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${escape(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<link rel="stylesheet" href="${escape(resource('dist', 'webview.css'))}">
</head>
<body>
<div id="app"></div>
<script nonce="${nonce}" src="${escape(resource('dist', 'webview.js'))}"></script>
</body>
</html>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
