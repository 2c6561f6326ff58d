// Serves the project's files on a loopback port: the web-worker extension host loads a web extension over HTTP,
// from another origin than the workbench's.
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { root } from './paths.mjs';

/** @type {Record<string, string>} */
const types = { '.js': 'text/javascript', '.json': 'application/json', '.css': 'text/css' };

/** @returns {Promise<{ authority: string, served: ReadonlySet<string>, dispose: () => void }>} served: the paths */
export async function serveProject() {
  /** @type {Set<string>} */
  const served = new Set();
  const server = http.createServer(async (request, response) => {
    const file = path.join(
      root,
      decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname),
    );
    response.setHeader('Access-Control-Allow-Origin', '*');
    try {
      if (!file.startsWith(root + path.sep)) throw new Error(`${file} is outside the project.`);
      const body = await readFile(file);
      served.add(path.relative(root, file));
      response.setHeader('Content-Type', types[path.extname(file)] ?? 'application/octet-stream');
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    authority: `127.0.0.1:${port}`,
    served,
    dispose() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/**
 * Has the workbench that the page will load run the project as a web extension under development.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} authority of {@link serveProject}
 * @param {string} [tests] a bundle for the extension host to run
 */
export async function developWebExtension(page, authority, tests) {
  await page.addInitScript(configureWorkbench, { authority, tests });
}

/**
 * Runs in the page. The workbench reads what it is to load from an element of its page: this changes the element
 * after it is parsed and before the workbench's deferred script reads it.
 *
 * @param {{ authority: string, tests?: string | undefined }} options
 */
function configureWorkbench({ authority, tests }) {
  document.addEventListener('readystatechange', () => {
    const element = document.getElementById('vscode-workbench-web-configuration');
    if (!element || document.readyState !== 'interactive') return;
    const served = (/** @type {string} */ path) => ({ scheme: 'http', authority, path });
    const configuration = JSON.parse(element.dataset.settings ?? '');
    configuration.developmentOptions = {
      ...configuration.developmentOptions,
      extensions: [served('/')],
      ...(tests && { extensionTestsPath: served(`/${tests}`) }),
    };
    element.dataset.settings = JSON.stringify(configuration);
  });
}
