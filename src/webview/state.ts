import type {
  Catalogue,
  LandscapePicture,
  PanelSettings,
  Picture,
  RunForm,
  ToWebview,
} from '../protocol/messages';
import { refusalsByField, type FieldKey, type Refusal } from './fields';

/** Everything the panel shows: what the host sent, and nothing of its own. */
export interface PanelState {
  readonly catalogue?: Catalogue;
  readonly settings: PanelSettings;
  readonly picture?: Picture;
  /** The landscape that still holds, which is not in every picture. */
  readonly landscape?: LandscapePicture;
  /** By slot, what the runs' open rows are made of. */
  readonly forms: ReadonlyMap<number, RunForm>;
  /** By field, what was refused last. */
  readonly refusals: ReadonlyMap<FieldKey, Refusal>;
  /** A computation that goes on, and the fraction done. */
  readonly progress?: { readonly revision: number; readonly done: number };
}

export const nothingYet: PanelState = {
  settings: { animation: 'auto', significantDigits: 3 },
  forms: new Map(),
  refusals: new Map(),
};

/** The state after a message; the same object where the message changes nothing. */
export function receive(state: PanelState, message: ToWebview): PanelState {
  switch (message.type) {
    case 'snapshot': {
      const { catalogue, settings, picture } = message;
      return withPicture({ ...state, catalogue, settings, forms: new Map(), refusals: new Map() }, picture);
    }
    case 'settings':
      return { ...state, settings: message.settings };
    case 'picture':
      // One that was overtaken on its way must not replace what came after it.
      if (state.picture !== undefined && message.picture.revision < state.picture.revision) return state;
      return withPicture(state, message.picture);
    case 'refused': {
      const refused = refusalsByField(message.change, message.problems, state.picture);
      return { ...state, refusals: new Map([...state.refusals, ...refused]) };
    }
    case 'progress':
      // Of what is already on the screen there is nothing left to wait for.
      if (state.picture !== undefined && message.revision <= state.picture.revision) return state;
      return { ...state, progress: { revision: message.revision, done: message.done } };
  }
}

function withPicture(state: PanelState, picture: Picture): PanelState {
  const { progress, refusals, ...rest } = state;
  const landscape = picture.landscape ?? state.landscape;
  const kept = new Map(refusals);
  // These have no text of their own that could still be wrong.
  kept.delete('panel');
  kept.delete('landscape');
  return {
    ...rest,
    forms: withForms(state.forms, picture),
    refusals: kept,
    picture,
    ...(landscape === undefined ? {} : { landscape }),
    ...(progress !== undefined && progress.revision > picture.revision ? { progress } : {}),
  };
}

/** The forms of the runs that are there, new ones in the place of old ones. */
function withForms(forms: ReadonlyMap<number, RunForm>, { runs }: Picture): ReadonlyMap<number, RunForm> {
  if (runs.length === forms.size && runs.every(({ slot, form }) => form === undefined && forms.has(slot)))
    return forms;
  return new Map(
    runs.flatMap(({ slot, form = forms.get(slot) }): [number, RunForm][] => (form ? [[slot, form]] : [])),
  );
}
