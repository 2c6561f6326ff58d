import { render } from 'preact';
import type { RecordsPicture } from '../../protocol/records';
import { observeTheme, readPalette } from '../theme/palette';
import { openRecordsPort } from './port';
import { RecordsApp } from './recordsApp';
import { recordsViewToKeep, restoreRecordsView, type RecordsView } from './view';

const root = document.getElementById('app') ?? document.body.appendChild(document.createElement('div'));

let picture: RecordsPicture | undefined;
let palette = readPalette(document.documentElement, document.body);
let paletteIsStale = false;
let frame: number | undefined;
let painted: number | undefined;

const port = openRecordsPort((message) => {
  picture = message.picture;
  remember();
  schedule();
});
let view = restoreRecordsView(port.kept);

observeTheme(document.documentElement, document.body, () => {
  paletteIsStale = true;
  schedule();
});

/** Of all that arrives before the next frame only the last is drawn; nothing runs when nothing arrives. */
function schedule(): void {
  frame ??= requestAnimationFrame(paint);
}

function paint(): void {
  frame = undefined;
  if (paletteIsStale) palette = readPalette(document.documentElement, document.body);
  paletteIsStale = false;
  render(<RecordsApp picture={picture} view={view} palette={palette} look={look} send={port.send} />, root);
  if (picture === undefined || painted === picture.revision) return;
  painted = picture.revision;
  port.send({ type: 'painted', revision: painted });
}

function look(change: Partial<RecordsView>): void {
  const keys = Object.keys(change) as (keyof RecordsView)[];
  if (keys.every((key) => Object.is(view[key], change[key]))) return;
  view = { ...view, ...change };
  // While it plays that alone changes, many times a second; what is pointed at is not kept.
  if (!view.playing && !('hoveredStep' in change)) remember();
  schedule();
}

function remember(): void {
  if (picture === undefined) return;
  const records = picture.records.map(({ uri, slot }) => ({ uri, slot }));
  port.remember({ version: 1, records, view: recordsViewToKeep(view) });
}

schedule();
