import { render } from 'preact';
import { freeSlot } from '../core/experiment/slots';
import type { Change, Experiment } from '../core/index';
import type { Wish } from '../protocol/details';
import type { FromWebview, LandscapePicture } from '../protocol/messages';
import { App } from './app';
import { Asking } from './asking';
import { giveUpDrafts } from './controls/givingUp';
import { observeHolding } from './holding';
import { endOpening, isOpeningShown } from './opening/handover';
import { arrowWishes, pointWishes, regionWishes } from './plot/regionWishes';
import { openPort } from './port';
import { observeSaving } from './saving';
import { keepSelectingAll } from './selectingAll';
import { nothingYet, receive } from './state';
import { observeTheme, readPalette } from './theme/palette';
import { restoreView, viewToKeep, type ViewState } from './view';
import { wishesOf } from './wishes';

const root = document.getElementById('app') ?? document.body.appendChild(document.createElement('div'));

let state = nothingYet;
let palette = readPalette(document.documentElement, document.body);
let paletteIsStale = false;
let frame: number | undefined;
let painted: number | undefined;
/** What the host was told is painted. */
let told: number | undefined;
/** What the host was told is wished for. */
let wished: readonly Wish[] = [];
/** What was handed over to be kept. */
let remembered: { readonly experiment: Experiment | undefined; readonly screen: string } | undefined;
let cancelled = 0;
/** How long to wait for the first picture after the document was loaded, in ms, before asking for it once more. */
const patience = 250;

const port = openPort((message) => {
  const { landscape } = state;
  state = receive(state, message);
  // Where one zoomed in is nowhere on another landscape.
  if (landscape !== undefined && isElsewhere(landscape, state.landscape)) look({ region: undefined });
  // Whoever brings a file wants to see its columns.
  const file = fileOf(state.landscape);
  const isNew = landscape !== undefined || port.keptView === undefined;
  if (file !== undefined && file !== fileOf(landscape) && isNew) look({ dataOpen: true });
  if (message.type === 'snapshot') {
    painted = told = undefined;
    wished = [];
  }
  if (message.type === 'snapshot' || message.type === 'picture') remember();
  if (!['settings', 'detail', 'document', 'partial'].includes(message.type))
    asking.answered(message.type !== 'sketch');
  schedule();
});
const asking = new Asking((change) => {
  if (painted !== undefined) port.send({ type: 'change', revision: painted, change });
});
/** The same functions in every rendering, so that what has not changed need not be rendered again. */
const does = {
  ask,
  send,
  cancel,
  look,
};
let view: ViewState = restoreView(port.keptView);

observeTheme(document.documentElement, document.body, () => {
  paletteIsStale = true;
  schedule();
});

observeHolding(window, (held) => port.send({ type: 'hold', held }));
keepSelectingAll(document);
observeSaving(document, () => {
  asking.settle();
  send({ type: 'command', command: 'save' });
});

/** Whether another landscape's places are not those of one before: principal and random planes are turned anew. */
function isElsewhere(before: LandscapePicture, after: LandscapePicture | undefined): boolean {
  if (before === after) return false;
  const places = (of: LandscapePicture | undefined) =>
    of?.data && [of.name, of.data.rows.features, of.data.plane.choice, of.data.plane.axes];
  const isTurned =
    after?.data !== undefined && !after.data.plane.isWhole && after.data.plane.choice.kind === 'pca';
  return (
    isTurned ||
    before.formula !== after?.formula ||
    JSON.stringify(places(before)) !== JSON.stringify(places(after))
  );
}

function fileOf(landscape: LandscapePicture | undefined): string | undefined {
  return landscape?.data?.rows.table?.file;
}

function send(message: FromWebview): void {
  if (message.type === 'undo' || message.type === 'redo') {
    // Steps back from all that was asked for.
    asking.settle();
    giveUpDrafts();
  }
  port.send(message);
}

function ask(change: Change): void {
  // Who begins a rule wants to see and type it.
  const beginsRule = change.kind === 'copy-as-own' || (change.kind === 'add-own' && change.own === undefined);
  if (beginsRule && state.picture) {
    const slot = freeSlot(state.picture.runs.map((run) => run.slot));
    look({ open: [...view.open.filter((each) => each !== slot), slot], awaited: slot });
  }
  asking.ask(change);
}

/** Of all that arrives before the next frame only the last state is drawn; nothing runs when nothing arrives. */
function schedule(): void {
  frame ??= requestAnimationFrame(paint);
}

function paint(): void {
  if (frame !== undefined) cancelAnimationFrame(frame);
  frame = undefined;
  if (paletteIsStale) palette = readPalette(document.documentElement, document.body);
  paletteIsStale = false;
  // The document's own first picture stays until there is this one.
  if (isOpeningShown() && state.picture === undefined && state.document.problems.length === 0) return;
  endOpening();
  // Renders and, in layout effects, draws the charts before it returns.
  render(<App state={state} view={view} palette={palette} cancelled={cancelled} {...does} />, root);
  const revision = state.picture?.revision;
  painted = revision ?? painted;
  // While something is dragged, the next change tells it.
  if (painted !== told && painted !== undefined && !asking.isBusy) {
    told = painted;
    port.send({ type: 'painted', revision: painted });
  }
  wish();
}

/** Wishes for what is on the screen now, if that is something else. */
function wish(): void {
  const wishes = [
    ...wishesOf(state, view),
    ...regionWishes(state, view, wished),
    ...arrowWishes(state, view, wished),
    ...pointWishes(state, view),
  ];
  if (JSON.stringify(wishes) === JSON.stringify(wished)) return;
  wished = wishes;
  port.send({ type: 'wishes', wishes });
}

/** Changes what is the screen's own. */
function look(change: Partial<ViewState>): void {
  const keys = Object.keys(change) as (keyof ViewState)[];
  if (keys.every((key) => Object.is(view[key], change[key]))) return;
  view = { ...view, ...change };
  // While it plays or zooms, that alone changes, many times a second; it is kept when it stands still.
  if (!view.playing && !view.zooming) remember();
  schedule();
}

function remember(): void {
  const { resting } = state;
  if (resting === undefined) return;
  const slots = resting.runs.map(({ slot }) => slot);
  const experiment = state.document.kind === 'unsaved' ? resting.experiment : undefined;
  // An experiment may have megabytes of rows, and a pointer on its way changes nothing that is kept.
  const screen = JSON.stringify([slots, viewToKeep(view)]);
  if (remembered?.experiment === experiment && remembered?.screen === screen) return;
  remembered = { experiment, screen };
  port.remember({ version: 1, ...(experiment && { experiment }), slots, view: viewToKeep(view) });
}

function cancel(): void {
  port.send({ type: 'cancel' });
  cancelled++;
  schedule();
}

// The first picture is sent ahead, and lost where the document takes longer to load than VS Code waits for it.
window.addEventListener('load', () =>
  setTimeout(() => {
    if (state.picture !== undefined) return;
    port.announce();
    schedule();
  }, patience),
);
