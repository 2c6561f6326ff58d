import * as vscode from 'vscode';
import { experimentView, startsOf } from '../core/index';
import type { Opening } from '../protocol/opening';
import { thinRows } from '../protocol/thinnedRows';
import { catalogue } from './catalogue';
import { firstOfEach } from './data/shownData';
import { formulaPicture } from './picture';
import type { Computed } from './session';
import { toleranceOf } from './tolerance';

/** What a document needs to draw its first picture by itself. */
export interface OpeningBundle {
  readonly style: string;
  readonly script: string;
}

let bundle: Promise<OpeningBundle> | undefined;

/**
 * Reads what a document brings along for its first picture, once.
 * @throws vscode.FileSystemError where the extension's files cannot be read
 */
export function openingBundle(extensionUri: vscode.Uri): Promise<OpeningBundle> {
  const read = async (file: string): Promise<string> =>
    new TextDecoder().decode(
      await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'dist', file)),
    );
  bundle ??= Promise.all([read('webview.css'), read('opening.js')]).then(([style, script]) => ({
    style,
    script,
  }));
  return bundle;
}

/** Characters of text that a first picture may be: a longer one would keep the document waiting. */
const longest = 50_000;

/** The first picture of runs on a landscape as text; undefined where it would be too long. */
export function openingOf({ revision, history, result }: Computed): string | undefined {
  const { experiment, slots } = history.present;
  const [x, y] = startsOf(experiment)[0];
  const runs = firstOfEach(result.runs);
  const tolerance = toleranceOf(experiment, experimentView(experiment), runs);
  const opening: Opening = {
    revision,
    experiment,
    start: [x, y],
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    catalogue: { landscapes: catalogue.landscapes, dataSets: catalogue.dataSets },
    landscape: formulaPicture(experiment),
    runs: runs.map(({ run, label, stop, lastFiniteStep, ...rows }) => {
      const { count, every, last, kept, theta } = thinRows(rows, tolerance);
      const drawn = { count, every, last, kept: [...kept], theta: [...theta] };
      return { slot: slots[run], label, stop, lastFiniteStep, rows: drawn };
    }),
    tolerance,
  };
  const text = JSON.stringify(opening);
  return text.length > longest ? undefined : text;
}
