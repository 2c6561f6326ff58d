// Bundles the extension (Node and web-worker host), its worker and its webview, and reports the sizes.
// --production: minified, without source maps. --watch: builds again at every change.
import * as esbuild from 'esbuild';
import { statSync } from 'node:fs';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

const common = {
  bundle: true,
  minify: production,
  sourcemap: !production,
  logLevel: 'warning',
  target: 'es2022',
  legalComments: 'none',
};
const node = { ...common, platform: 'node', format: 'cjs', target: 'node20' };
const browser = { ...common, platform: 'browser' };

const extension = [
  { ...node, entryPoints: ['src/host/node.ts'], outfile: 'dist/extension.js', external: ['vscode'] },
  {
    ...browser,
    format: 'cjs',
    entryPoints: ['src/host/web.ts'],
    outfile: 'dist/extension.web.js',
    external: ['vscode'],
  },
  {
    ...browser,
    format: 'iife',
    entryPoints: ['src/worker/main.ts'],
    outfile: 'dist/worker.js',
  },
  {
    ...browser,
    format: 'iife',
    entryPoints: ['src/webview/main.tsx'],
    outfile: 'dist/webview.js',
    jsx: 'automatic',
    jsxImportSource: 'preact',
  },
];

if (watch) {
  const contexts = await Promise.all(
    extension.map((options) => esbuild.context({ ...options, logLevel: 'info' })),
  );
  await Promise.all(contexts.map((context) => context.watch()));
} else {
  await Promise.all(extension.map((options) => esbuild.build(options)));
  for (const { outfile } of extension) {
    console.log(`${outfile.padEnd(24)} ${(statSync(outfile).size / 1024).toFixed(1).padStart(8)} KiB`);
  }
}
