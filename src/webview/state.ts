import type {
  Catalogue,
  DocumentState,
  LandscapePicture,
  PanelSettings,
  Picture,
  RunForm,
  RunPicture,
  Sketch,
  ToWebview,
} from '../protocol/messages';
import { keyOf, type Detail } from '../protocol/details';
import type { PartialPicture } from '../protocol/partialPicture';
import { fillRows, type Rows } from '../protocol/thinnedRows';
import { refusalsByField, refusalsOfMovedRuns, type FieldKey, type Refusal } from './fields';

/** Everything the panel shows: what the host sent, and nothing of its own. */
export interface PanelState {
  readonly catalogue?: Catalogue;
  readonly settings: PanelSettings;
  readonly document: DocumentState;
  readonly picture?: Picture;
  /** The last picture that was not passing by while something was dragged: what is to be read shows this one. */
  readonly resting?: Picture;
  /** The landscape that still holds, which is not in every picture. */
  readonly landscape?: LandscapePicture;
  /** The revision since which it has its losses: details of older ones are of another landscape. */
  readonly landscapeRevision: number;
  /** By slot, what the runs' open rows are made of. */
  readonly forms: ReadonlyMap<number, RunForm>;
  /** By key, what was wished for. A detail of a revision that is gone holds until the next one arrives. */
  readonly details: ReadonlyMap<string, { readonly revision: number; readonly detail: Detail }>;
  /** By field, what was refused last. */
  readonly refusals: ReadonlyMap<FieldKey, Refusal>;
  /** What is beside the plane: while something is dragged, it follows in larger steps. */
  readonly following?: Following;
  /** A computation that goes on, and the fraction done. */
  readonly progress?: { readonly revision: number; readonly done: number };
  /** What there is already of the revision that is trained. */
  readonly partial?: PartialPicture;
}

/** The pictures that the loss chart and the toolbar show, never taking a new one in the same frame. */
export interface Following {
  readonly curves: Picture;
  readonly fields: Picture;
}

/** How many revisions what follows may be behind: about a tenth of a second. */
const followingStep = 6;

export const nothingYet: PanelState = {
  settings: { animation: 'auto', significantDigits: 3, optimizers: {}, library: 'pytorch' },
  document: { kind: 'unsaved', problems: [], hasFailed: false },
  forms: new Map(),
  details: new Map(),
  refusals: new Map(),
  landscapeRevision: 0,
};

/** The state after a message; the same object where the message changes nothing. */
export function receive(state: PanelState, message: ToWebview): PanelState {
  switch (message.type) {
    case 'snapshot': {
      const { catalogue, settings, picture } = message;
      const nothing = { forms: new Map(), details: new Map(), refusals: new Map() };
      return withPicture({ ...state, catalogue, settings, ...nothing }, picture);
    }
    case 'settings':
      return { ...state, settings: message.settings };
    case 'document':
      return { ...state, document: message.document };
    case 'picture':
      return isOvertaken(state, message.picture) ? state : withPicture(state, message.picture);
    case 'sketch':
      return isOvertaken(state, message.sketch) ? state : withSketch(state, message.sketch);
    case 'refused': {
      const refused = refusalsByField(message, state.picture);
      return { ...state, refusals: new Map([...state.refusals, ...refused]) };
    }
    case 'detail': {
      const { revision, detail } = message;
      return { ...state, details: new Map([...state.details, [keyOf(detail), { revision, detail }]]) };
    }
    case 'progress':
      if (isOld(state, message)) return state;
      return { ...state, progress: { revision: message.revision, done: message.done } };
    case 'partial':
      return isOld(state, message.partial) ? state : { ...state, partial: message.partial };
  }
}

/** Whether there is a step back, or forward again. A file's own history says neither. */
export function canStep({ document, picture }: PanelState, kind: 'undo' | 'redo'): boolean {
  if (document.kind === 'file') return true;
  return (kind === 'undo' ? picture?.canUndo : picture?.canRedo) === true;
}

/** Of what is already on the screen there is nothing left to wait for. */
function isOld({ picture }: PanelState, { revision }: { readonly revision: number }): boolean {
  return picture !== undefined && revision <= picture.revision;
}

/** One that was overtaken on its way must not replace what came after it. */
function isOvertaken({ picture }: PanelState, { revision }: { readonly revision: number }): boolean {
  return picture !== undefined && revision < picture.revision;
}

function withSketch(state: PanelState, { tolerance, runs, ...rest }: Sketch): PanelState {
  const before = new Map(state.picture?.runs.map((run) => [run.slot, run]));
  const picture = {
    ...rest,
    runs: runs.flatMap(({ rows, ...run }) => {
      const known = before.get(run.slot);
      if (known === undefined) return [];
      const { training } = known;
      const fits = training?.batchLoss.length === rows.count;
      return [Object.assign(fillRows(rows, tolerance), stillOf(known), run, fits && { training })];
    }),
  };
  const next = withPicture(state, picture);
  const { resting, following } = state;
  if (resting === undefined || following === undefined) return next;
  return { ...next, resting: passedBy(resting, picture), following: followed(following, picture) };
}

/** What a sketch leaves as it is; what is plotted besides theta follows when it rests. */
type Still = Omit<RunPicture, keyof Rows | 'extra' | 'training'>;

const renewed: ReadonlySet<string> = new Set<Exclude<keyof RunPicture, keyof Still>>([
  'steps',
  'thinned',
  'theta',
  'loss',
  'extra',
  'training',
]);

/** What of a run stays as it is. Columns are not even read: that would fill them. */
function stillOf(run: RunPicture): Still {
  const keys = Object.keys(run) as (keyof RunPicture)[];
  return Object.fromEntries(
    keys.filter((key) => !renewed.has(key)).map((key) => [key, run[key]]),
  ) as unknown as Still;
}

function followed({ curves, fields }: Following, picture: Picture): Following {
  const isFarBehind = ({ revision }: Picture) => picture.revision - revision >= followingStep;
  if (isFarBehind(curves)) return { curves: picture, fields };
  return isFarBehind(fields) ? { curves, fields: picture } : { curves, fields };
}

/** What is at rest, with the runs whose settings are what is being dragged. */
function passedBy(resting: Picture, picture: Picture): Picture {
  const turned = resting.runs.map(
    (run, i) => i in picture.runs && settingsOf(run) !== settingsOf(picture.runs[i]),
  );
  if (!turned.includes(true)) return resting;
  return { ...resting, runs: resting.runs.map((run, i) => (turned[i] ? picture.runs[i] : run)) };
}

/** What a run was given, as a text to compare. What a schedule leaves to its defaults may follow the run. */
function settingsOf({ values, schedule, clip }: RunPicture): string {
  const given = schedule?.given.map((name) => schedule.values[name]);
  return JSON.stringify([values, given, schedule?.warmup, clip]);
}

function withPicture(state: PanelState, picture: Picture): PanelState {
  const { progress, partial, refusals, ...rest } = state;
  const landscape = picture.landscape ?? state.landscape;
  return {
    ...rest,
    forms: withForms(state.forms, picture),
    refusals: refusalsOfMovedRuns(
      withoutAnswered(refusals, picture.revision),
      slotsOf(state.picture),
      slotsOf(picture),
    ),
    picture,
    resting: picture,
    following: { curves: picture, fields: picture },
    ...(landscape === undefined ? {} : { landscape }),
    ...(hasOtherLosses(landscape, state.landscape) && { landscapeRevision: picture.revision }),
    ...(progress !== undefined && progress.revision > picture.revision ? { progress } : {}),
    ...(partial !== undefined && partial.revision > picture.revision ? { partial } : {}),
  };
}

function slotsOf(picture: Picture | undefined): readonly number[] {
  return picture?.runs.map(({ slot }) => slot) ?? [];
}

/** Whether two landscapes, but for their views, are not the same. One of data is sent only when it is another one. */
function hasOtherLosses(after: LandscapePicture | undefined, before: LandscapePicture | undefined): boolean {
  if (after?.data !== undefined || before?.data !== undefined) return after !== before;
  return lossesOf(after) !== lossesOf(before);
}

/** What a formula's losses follow from, as a text to compare. */
function lossesOf(landscape: LandscapePicture | undefined): string {
  return JSON.stringify([landscape?.formula, landscape?.parameters.map(({ value }) => value)]);
}

/**
 * Without the refusals that a later change has made up for. A text of one's own may still be wrong; and a picture that
 * was on its way when something was refused answers nothing.
 */
function withoutAnswered(refusals: PanelState['refusals'], revision: number): PanelState['refusals'] {
  const remaining = [...refusals].filter(
    ([, refusal]) => refusal.asked !== undefined || refusal.revision >= revision,
  );
  return remaining.length === refusals.size ? refusals : new Map(remaining);
}

/** The forms of the runs that are there, new ones in the place of old ones. */
function withForms(forms: ReadonlyMap<number, RunForm>, { runs }: Picture): ReadonlyMap<number, RunForm> {
  if (runs.length === forms.size && runs.every(({ slot, form }) => form === undefined && forms.has(slot)))
    return forms;
  return new Map(
    runs.flatMap(({ slot, form = forms.get(slot) }): [number, RunForm][] => (form ? [[slot, form]] : [])),
  );
}
