// node test/vscode/inHost.mjs oldest|newest node|web [BUNDLE]
// Runs a bundle of tests (test/host's own, unless one is named) inside a VS Code, in its Node.js or in its web-worker
// extension host. A browser opens the
// workbench, which reports back through two functions on `window`, as in VS Code's own integration tests.
// Prints what the tests report (test/mocha/reporter.ts), for test/collect.mjs, and the end of VS Code’s log.
import { EventEmitter } from 'node:events';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { mark } from '../collect.mjs';
import { launchBrowser } from './browser.mjs';
import { copySample, makeDataDir, removeDataDir, writeSettings } from './dataDir.mjs';
import { root } from './paths.mjs';
import { startServer } from './server.mjs';
import { quiet, trusting } from './settings.mjs';
import { oldestSupported, setUpVSCode } from './setup.mjs';
import { exitOnSignal } from './signals.mjs';
import { developWebExtension, serveProject } from './webFiles.mjs';

const release = process.argv[2] === 'oldest' ? 'oldest' : 'newest';
const kind = process.argv[3] === 'web' ? 'web' : 'node';
const tests = process.argv[4] ?? `dist/test/host/${kind}.js`;
const timeLimit = 180_000;

const vscode = setUpVSCode(release);
if (release === 'oldest' && !vscode.version.startsWith(`${oldestSupported()}.`)) {
  throw new Error(`package.json promises VS Code ${oldestSupported()}, but ${vscode.version} is under test.`);
}
exitOnSignal();

const dataDir = makeDataDir();
writeSettings(dataDir, { ...quiet, ...trusting });
const server = await startServer(vscode, dataDir);
const files = kind === 'web' ? await serveProject() : undefined;
const browser = await launchBrowser();
/** @type {string[]} */
const log = [];
const reports = new EventEmitter();
try {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    bypassCSP: kind === 'web', // the workbench's own policy allows no origin but its server's
  });
  const end = new Promise((resolve, reject) => {
    reports.once('finished', resolve);
    reports.once('exit', resolve); // before they finished, which collect.mjs will not miss
    page.on('crash', () => reject(new Error('The page crashed.')));
    setTimeout(() => reject(new Error(`The tests did not end within ${timeLimit} ms.`)), timeLimit).unref();
  });
  await page.exposeFunction('codeAutomationExit', () => reports.emit('exit'));
  await page.exposeFunction('codeAutomationLog', record);

  const url = new URL(server.url);
  url.searchParams.set('folder', copySample(dataDir));
  if (files === undefined) {
    const remote = (/** @type {string} */ file) =>
      `vscode-remote://${url.host}${pathToFileURL(path.join(root, file)).pathname}`;
    const payload = [
      ['extensionDevelopmentPath', remote('.')],
      ['extensionTestsPath', remote(tests)],
      ['skipWelcome', 'true'],
    ];
    url.searchParams.set('payload', JSON.stringify(payload));
  } else {
    await developWebExtension(page, files.authority, tests);
  }
  await page.goto(url.href);
  await end;
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await browser.close();
  files?.dispose();
  await server.dispose();
  removeDataDir(dataDir);
}
if (log.length > 0) console.error(`The end of VS Code’s log:\n${log.slice(-60).join('\n')}`);
process.exit();

/**
 * All that the workbench logs arrives here. The tests’ own lines carry a mark.
 *
 * @param {string} type
 * @param {unknown[]} args
 */
function record(type, args) {
  for (const line of args.join(' ').split('\n')) {
    const at = line.indexOf(mark);
    if (at < 0) {
      log.push(`${type}: ${line}`);
      continue;
    }
    console.log(line.slice(at));
    if (line.includes('"type":"finished"')) reports.emit('finished');
  }
}
