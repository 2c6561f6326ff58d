// npm run screenshots
// Writes a picture of every state of the panel to dist/screenshots.
import * as esbuild from 'esbuild';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { setUpBrowser } from '../vscode/browser.mjs';
import { packageExtension } from '../vscode/package.mjs';
import { root } from '../vscode/paths.mjs';

process.chdir(root);
setUpBrowser();
packageExtension();
// The workbench looks at the tests that failed; here there are none.
Object.assign(globalThis, { teardown() {} });
const outfile = 'dist/test/screenshots.mjs';
await esbuild.build({
  entryPoints: ['test/screenshots/take.ts'],
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  outfile,
});
await import(pathToFileURL(path.resolve(outfile)).href);
process.exit();
