// Isolines of a sampled landscape against d3-contour's, in the browser that shows them: from the samples to paths that
// a canvas can stroke.
import * as esbuild from 'esbuild';
import { launchBrowser } from '../vscode/browser.mjs';
import { interleave, type Comparison } from './compare';

export async function contoursAgainstD3(): Promise<readonly Comparison[]> {
  const { outputFiles } = await esbuild.build({
    entryPoints: ['test/bench/contoursInBrowser.ts'],
    bundle: true,
    format: 'iife',
    globalName: 'contours',
    write: false,
  });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: outputFiles[0].text });
    const time = (side: 'ours' | 'theirs') => () =>
      page.evaluate((name) => {
        const measured = (globalThis as unknown as { contours: Record<string, () => number> }).contours;
        return measured[name]();
      }, side);
    return [
      await interleave(
        'Contours of 256 × 256 samples at 24 levels, computed and made a path, against d3-contour',
        0.2,
        time('ours'),
        time('theirs'),
      ),
    ];
  } finally {
    await browser.close();
  }
}
