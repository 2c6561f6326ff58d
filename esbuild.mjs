// Bundles the extension (Node and web-worker host), its worker and its webview, and reports the sizes.
// --production: minified, without source maps. --watch: builds again at every change.
import * as esbuild from 'esbuild';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

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
const node = { ...common, platform: 'node', format: 'cjs', target: 'node20', mainFields: ['module', 'main'] };
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
    entryPoints: ['src/webview/start.ts'],
    outfile: 'dist/webview.js',
    jsx: 'automatic',
    jsxImportSource: 'preact',
  },
  {
    ...browser,
    format: 'iife',
    entryPoints: ['src/webview/opening/start.tsx'],
    outfile: 'dist/opening.js',
    jsx: 'automatic',
    jsxImportSource: 'preact',
  },
  { ...browser, entryPoints: ['src/webview/panel.css'], outfile: 'dist/webview.css' },
];

await writeSchema();

if (watch) {
  const contexts = await Promise.all(
    extension.map((options) => esbuild.context({ ...options, logLevel: 'info' })),
  );
  await Promise.all(contexts.map((context) => context.watch()));
} else {
  const results = await Promise.all(
    extension.map((options) => esbuild.build({ ...options, metafile: true })),
  );
  writeFileSync('dist/third-party-notices.txt', thirdPartyNotices(results.map(({ metafile }) => metafile)));
  for (const { outfile } of extension) {
    console.log(`${outfile.padEnd(24)} ${(statSync(outfile).size / 1024).toFixed(1).padStart(8)} KiB`);
  }
}

/**
 * The licences of the packages that the bundles contain, which go where the bundles go.
 *
 * @param {esbuild.Metafile[]} metafiles
 */
function thirdPartyNotices(metafiles) {
  const inputs = metafiles.flatMap(({ inputs }) => Object.keys(inputs));
  const packages = inputs.flatMap((input) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1] ?? []);
  const notices = [...new Set(packages)].sort().map((name) => {
    const folder = path.join('node_modules', name);
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    if (!file) throw new Error(`${name} has no licence file to ship.`);
    const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    return `${name} ${version}\n\n${readFileSync(path.join(folder, file), 'utf8').trim()}\n`;
  });
  return ['Optimizer Lab contains these packages.', ...notices].join(
    '\n----------------------------------------\n\n',
  );
}

/** The schema of experiments' files, from the catalogue. */
async function writeSchema() {
  const { outputFiles } = await esbuild.build({
    bundle: true,
    write: false,
    format: 'esm',
    target: 'node20',
    entryPoints: ['src/core/experiment/schema.ts'],
  });
  const { experimentSchema } = await import(
    `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
  );
  mkdirSync('dist', { recursive: true });
  writeFileSync('dist/experiment.schema.json', JSON.stringify(experimentSchema()));
}
