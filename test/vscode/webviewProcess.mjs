// The server of VS Code under test serves webviews from the workbench's own origin, so that a browser runs both in one
// process. A desktop's VS Code and vscode.dev give each webview an origin of its own, and with it a process.

/**
 * Has the workbench that the page will load do the same: its webviews come from subdomains of localhost.
 *
 * @param {import('playwright-core').Page} page of {@link import('./browser.mjs').launchProfile}: elsewhere the frames of
 *   another origin keep nothing, and a webview has no service worker to bring it its files
 */
export async function separateWebviews(page) {
  await page.addInitScript(configureWorkbench);
  // What a page's policy was changed on comes from nowhere, to the browser: from there it may not call the server.
  await page.context().grantPermissions(['local-network-access']);
  // The workbench's own policy allows frames of its own origin alone.
  await page.route(
    ({ pathname }) => pathname === '/',
    async (route) => {
      const response = await route.fetch();
      const headers = response.headers();
      const policy = headers['content-security-policy']?.replace(
        'frame-src ',
        'frame-src http://*.localhost:* ',
      );
      await route.fulfill({
        response,
        headers: { ...headers, ...(policy && { 'content-security-policy': policy }) },
      });
    },
  );
}

/**
 * Runs in the page. The workbench reads where webviews come from in an element of its page: this changes the element
 * after it is parsed and before the workbench's deferred script reads it.
 */
function configureWorkbench() {
  document.addEventListener('readystatechange', () => {
    const element = document.getElementById('vscode-workbench-web-configuration');
    if (!element || document.readyState !== 'interactive') return;
    const { webviewEndpoint, ...configuration } = JSON.parse(element.dataset.settings ?? '');
    const { port, pathname } = new URL(`${webviewEndpoint}/`, document.baseURI);
    configuration.productConfiguration.webviewContentExternalBaseUrlTemplate = `http://{{uuid}}.localhost:${port}${pathname}`;
    element.dataset.settings = JSON.stringify(configuration);
  });
}
