import { render } from 'preact';
import type { Change } from '../core/index';
import { App } from './app';
import { openPort } from './port';
import { nothingYet, receive } from './state';
import { observeTheme, readPalette } from './theme/palette';

const root = document.getElementById('app') ?? document.body.appendChild(document.createElement('div'));

let state = nothingYet;
let palette = readPalette(document.documentElement, document.body);
let paletteIsStale = false;
let frame: number | undefined;
let painted: number | undefined;
let cancelled = 0;

const port = openPort((message) => {
  state = receive(state, message);
  if (message.type === 'snapshot') painted = undefined;
  if (message.type === 'snapshot' || message.type === 'picture') port.remember(message.picture.experiment);
  schedule();
});

observeTheme(document.documentElement, document.body, () => {
  paletteIsStale = true;
  schedule();
});

/** Of all that arrives before the next frame only the last state is drawn; nothing runs when nothing arrives. */
function schedule(): void {
  frame ??= requestAnimationFrame(paint);
}

function paint(): void {
  frame = undefined;
  if (paletteIsStale) palette = readPalette(document.documentElement, document.body);
  paletteIsStale = false;
  // Renders and, in layout effects, draws the charts before it returns.
  render(<App state={state} palette={palette} cancelled={cancelled} ask={ask} cancel={cancel} />, root);
  const revision = state.picture?.revision;
  if (revision !== undefined && revision !== painted) {
    painted = revision;
    port.send({ type: 'painted', revision });
  }
}

function ask(change: Change): void {
  if (painted !== undefined) port.send({ type: 'change', revision: painted, change });
}

function cancel(): void {
  port.send({ type: 'cancel' });
  cancelled++;
  schedule();
}

schedule();
