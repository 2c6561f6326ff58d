// Serves the project's files on a loopback port: the web-worker extension host loads a web extension over HTTP,
// from another origin than the workbench's.
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { root } from './paths.mjs';

/** @type {Record<string, string>} */
const types = { '.js': 'text/javascript', '.json': 'application/json', '.css': 'text/css' };

/** @returns {Promise<{ authority: string, dispose: () => void }>} */
export async function serveProject() {
  const server = http.createServer(async (request, response) => {
    const file = path.join(
      root,
      decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname),
    );
    response.setHeader('Access-Control-Allow-Origin', '*');
    try {
      if (!file.startsWith(root + path.sep)) throw new Error(`${file} is outside the project.`);
      const body = await readFile(file);
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
    dispose() {
      server.closeAllConnections();
      server.close();
    },
  };
}
