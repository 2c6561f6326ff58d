import { render } from 'preact';
import { App } from './app';
import { Asking } from './asking';
import { openPort } from './port';
import { nothingYet, receive } from './state';
import { observeTheme, readPalette } from './theme/palette';
import { restoreView, viewToKeep, type ViewState } from './view';

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
  if (message.type === 'snapshot' || message.type === 'picture') remember();
  if (message.type !== 'settings') asking.answered();
  schedule();
});
const asking = new Asking((change) => {
  if (painted !== undefined) port.send({ type: 'change', revision: painted, change });
});
let view: ViewState = restoreView(port.keptView);

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
  render(
    <App
      state={state}
      view={view}
      palette={palette}
      cancelled={cancelled}
      ask={(change) => asking.ask(change)}
      cancel={cancel}
      send={(message) => port.send(message)}
      look={look}
    />,
    root,
  );
  const revision = state.picture?.revision;
  if (revision !== undefined && revision !== painted) {
    painted = revision;
    port.send({ type: 'painted', revision });
  }
}

/** Changes what is the screen's own. */
function look(change: Partial<ViewState>): void {
  const keys = Object.keys(change) as (keyof ViewState)[];
  if (keys.every((key) => Object.is(view[key], change[key]))) return;
  view = { ...view, ...change };
  // While it plays, the step alone changes, many times a second; it is kept when it stands still.
  if (!view.playing) remember();
  schedule();
}

function remember(): void {
  const { picture } = state;
  if (picture === undefined) return;
  const slots = picture.runs.map(({ slot }) => slot);
  port.remember({ version: 1, experiment: picture.experiment, slots, view: viewToKeep(view) });
}

function cancel(): void {
  port.send({ type: 'cancel' });
  cancelled++;
  schedule();
}

schedule();
