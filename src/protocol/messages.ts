// The messages between the extension host and the webview. The host owns the experiment and its results; the
// webview is a projection of them, and asks for changes. Every message names its type in words.
import type {
  Assignment,
  Change,
  Experiment,
  Hyperparameter,
  Library,
  Problem,
  RunMetrics,
  RunSpec,
  ScheduleDefinition,
  ScheduleValues,
  Values,
  View,
  Kin,
  RuleCost,
} from '../core/index';
import type { DataPicture, OfferedDataSet, OfferedModel, TrainingPicture } from './data';
import type { Detail, Wish } from './details';
import type { PartialPicture } from './partialPicture';
import type { Rows, ThinnedRows, Tolerance } from './thinnedRows';

/** Raised when a message changes its meaning, so that a webview restored from another version is told apart. */
export const protocolVersion = 1;

/** What the webview sends. */
export type FromWebview =
  /**
   * The bundle runs and listens: the host answers with where the experiment is kept and one `snapshot`. The slots are
   * those that the runs had in the document before, if there was one.
   */
  | { readonly type: 'ready'; readonly protocolVersion: number; readonly slots: readonly number[] }
  /** A wish; `revision` is that of the picture on the canvas, on which it was made, so that a stale one is recognised. */
  | { readonly type: 'change'; readonly revision: number; readonly change: Change }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  /** Put a run's code into the user's file. */
  | { readonly type: 'insert'; readonly revision: number; readonly run: number }
  /** Name a run's own rule, as the change `name-own` does, and keep it in the user's settings. */
  | { readonly type: 'keep'; readonly revision: number; readonly run: number; readonly name: string }
  /** All that the screen shows beside the picture; the host answers each with a `detail`, for as long as it is wished. */
  | { readonly type: 'wishes'; readonly wishes: readonly Wish[] }
  /** This revision's trajectories are on the canvas. */
  | { readonly type: 'painted'; readonly revision: number }
  /** The user no longer waits for the revision being computed. */
  | { readonly type: 'cancel' }
  /** Whether a pointer or a key is held: a gesture goes on for as long. */
  | { readonly type: 'hold'; readonly held: boolean }
  /** Something to do with the panel as a whole. */
  | { readonly type: 'command'; readonly command: PanelCommand };

/** What the panel has done for it: a name for each of the extension's commands that its menu and its keys offer. */
export const panelCommands = [
  'save',
  'newComparison',
  'presets',
  'open',
  'openData',
  'saveAs',
  'openAsText',
  'copyAsText',
  'paste',
  'manageOptimizers',
] as const;
export type PanelCommand = (typeof panelCommands)[number];

/** What the host sends. */
export type ToWebview =
  /** Everything, after `ready` and whenever the panel becomes visible again. */
  | {
      readonly type: 'snapshot';
      readonly catalogue: Catalogue;
      readonly settings: PanelSettings;
      readonly picture: Picture;
    }
  /** The user changed the settings. */
  | { readonly type: 'settings'; readonly settings: PanelSettings }
  /** The experiment after a change that was carried out. */
  | { readonly type: 'picture'; readonly picture: Picture }
  /**
   * The same while something is dragged, with what the pixels can show of the trajectories. The picture with all of
   * them follows when it rests.
   */
  | { readonly type: 'sketch'; readonly sketch: Sketch }
  | Refused
  /** What was wished for, computed for this revision; it holds until another with the same key follows. */
  | { readonly type: 'detail'; readonly revision: number; readonly detail: Detail }
  /** Comes before the first snapshot too, which a text that is no experiment does not have. */
  | { readonly type: 'document'; readonly document: DocumentState }
  /** A long computation goes on: the fraction done, from 0 to 1. The picture follows. */
  | { readonly type: 'progress'; readonly revision: number; readonly done: number }
  /** A long training goes on: what there is of it already. The picture follows, and takes its place. */
  | { readonly type: 'partial'; readonly partial: PartialPicture };

/** A change that was not carried out, and why; what is on the screen stays. */
export interface Refused {
  readonly type: 'refused';
  /** The newest one when it was refused; its picture may still be on its way. */
  readonly revision: number;
  readonly change: Change;
  readonly problems: readonly Problem[];
}

/** Where the experiment is kept. */
export interface DocumentState {
  /** `unsaved`: in the panel alone. `read-only`: in a file that is shown, and in the panel what was changed since. */
  readonly kind: 'unsaved' | 'file' | 'read-only';
  /**
   * Why the text is no experiment that can be computed, with lines and columns; what is shown is what it last said, if
   * anything. Without a text: why there is nothing to show.
   */
  readonly problems: readonly Problem[];
  /** What is shown could not be written to the file. */
  readonly hasFailed: boolean;
}

/** What can be chosen. */
export interface Catalogue {
  readonly landscapes: readonly { readonly id: string; readonly name: string; readonly formula: string }[];
  readonly optimizers: readonly OfferedOptimizer[];
  readonly schedules: readonly OfferedSchedule[];
  readonly dataSets: readonly OfferedDataSet[];
  readonly models: readonly OfferedModel[];
}

export interface OfferedOptimizer {
  readonly id: string;
  readonly name: string;
  /** Whose conventions a run of it follows that names no library, and whose it may follow. */
  readonly library: Library;
  readonly libraries: readonly Library[];
}

export type OfferedSchedule = Pick<ScheduleDefinition, 'id' | 'name' | 'citation' | 'parameters'>;

/** What the user's settings say about the panel. */
export interface PanelSettings {
  /** Whether the player moves smoothly; `auto` follows the system's wish for reduced motion. */
  readonly animation: 'auto' | 'on' | 'off';
  /** Of every number that was computed, 2 to 15. */
  readonly significantDigits: number;
  /** Own optimizers that are kept there, by id. */
  readonly optimizers: NonNullable<Experiment['optimizers']>;
  /** Whose conventions a new run follows, where that library has its optimizer. */
  readonly library: Library;
}

/** One revision of the experiment, ready to draw. */
export interface Picture {
  readonly revision: number;
  readonly experiment: Experiment;
  /** Absent: the landscape of the picture before still holds. */
  readonly landscape?: LandscapePicture;
  readonly start: readonly [number, number];
  readonly runs: readonly RunPicture[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** The loss at which a run counts as converged, where a minimum is known. */
  readonly target?: number;
}

/** A picture whose trajectories are thinned. */
export interface Sketch extends Omit<Picture, 'runs'> {
  readonly runs: readonly SketchedRun[];
  /** Of all runs. */
  readonly tolerance: Tolerance;
}

/** Of a run what a gesture changes; all else is as in the picture before. */
export interface SketchedRun extends Pick<
  RunPicture,
  'slot' | 'values' | 'schedule' | 'clip' | 'stop' | 'lastFiniteStep' | 'metrics'
> {
  readonly rows: ThinnedRows;
}

/** A parameter of a landscape's formula. */
export interface ParameterPicture {
  readonly name: string;
  readonly value: number;
  /** The number that stands in the formula. */
  readonly default: number;
  readonly slider: readonly [number, number];
  readonly scale: 'linear' | 'log';
  /** Empty for a formula of the user's own. */
  readonly meaning: string;
}

/** A landscape's losses on a regular grid. */
export interface Ground {
  readonly view: View;
  readonly columns: number;
  readonly rows: number;
  /** What is to be added to each of the values. */
  readonly base: number;
  /** rows × columns, row-major, from view.y[0] upwards; the first and last column and row lie on the view's edges. */
  readonly values: Float32Array;
}

/**
 * A landscape, sampled in the view that it is first shown in. That of a loss on data is a plane through the space of
 * the model's parameters, with few samples, of which some or all may still be NaN: finer ones are wished for.
 */
export interface LandscapePicture extends Ground {
  readonly name: string;
  /** Of a loss on data its name: there is no formula in x and y. */
  readonly formula: string;
  /** Of a loss on data. Each picture that brings a landscape of one brings another plane or other losses. */
  readonly data?: DataPicture;
  /** What the formula names and gives a number, with the number that holds. */
  readonly parameters: readonly ParameterPicture[];
  /** Known minima as [x, y, f]. */
  readonly minima: readonly (readonly [number, number, number])[];
}

/**
 * One run's trajectory in columns, with what its row in the list shows. On data `theta` holds the coordinates on the
 * plane, and the loss, which is that on all training rows, is NaN where it was not evaluated.
 */
export interface RunPicture extends Rows {
  /** Stays with the run while others come and go: tells its colour, and keeps its row open. */
  readonly slot: number;
  readonly label: string;
  /** The optimizer's name and the library whose conventions it follows. */
  readonly optimizer: string;
  readonly library: Library | 'own';
  /** Every hyperparameter's value in this run, defaults included. */
  readonly values: Values;
  /** The library's own defaults. */
  readonly defaults: Values;
  /** The rate recommended for this landscape, where one was measured by these conventions. */
  readonly recommendedLearningRate?: number;
  readonly schedule?: SchedulePicture;
  readonly clip?: NonNullable<RunSpec['clip']>;
  readonly stop: 'completed' | 'diverged' | 'cancelled';
  readonly lastFiniteStep: number;
  readonly metrics: RunMetrics;
  /** What the rule plots besides theta, shaped as it, where that is not theta itself: an average, by its name. */
  readonly extra?: Readonly<Record<string, Float64Array>>;
  /** Of a run on data. While something is dragged it stays as it was, unless its columns have other lengths. */
  readonly training?: TrainingPicture;
  /** Absent: the form that the run of this slot had before still holds. */
  readonly form?: RunForm;
}

/** What a run's open row is made of. */
export interface RunForm {
  /** The optimizer's catalogue id. */
  readonly id: string;
  readonly citation: string;
  /** Where two parameters mislead about the optimizer: in which way. */
  readonly caution?: string;
  /** In the order of the library's arguments. */
  readonly hyperparameters: readonly Hyperparameter[];
  /** What states start from, where that is not 0. */
  readonly inits: readonly Assignment[];
  /** The lines of the update rule with what is switched off left out. */
  readonly rule: readonly Assignment[];
  /** What a step of these lines takes. */
  readonly cost: RuleCost;
  /** Absent for what grew out of nothing else. */
  readonly kin?: Kin;
  /** Of the libraries that have the optimizer, the run's own among them. None for a rule of the user's own. */
  readonly libraries: readonly LibraryPicture[];
  /** Of a rule of the user's own. */
  readonly own?: OwnForm;
}

/** What the editor of an own rule shows besides. */
export interface OwnForm {
  /** The rule as it was typed. */
  readonly source: string;
  /** The name under which the experiment has it. */
  readonly name?: string;
  readonly states: readonly string[];
  /** How many lines it has, those of `init` included. */
  readonly equations: number;
}

/** A run's schedule and the learning rates that came of it. */
export interface SchedulePicture {
  /** Of the catalogue's. */
  readonly id: string;
  /** Every parameter's value. */
  readonly values: ScheduleValues;
  /** The parameters that do not have their defaults, which may follow the run. */
  readonly given: readonly string[];
  readonly warmup: number;
  /** As many steps as a small curve can show, with the learning rate of each. */
  readonly steps: Float64Array;
  readonly rates: Float64Array;
}

/** A library's conventions beside those that a run follows. */
export interface LibraryPicture {
  readonly library: Library;
  /** The hyperparameters that it has. */
  readonly hyperparameters: readonly string[];
  /** Its defaults where the run's library has others, or none. */
  readonly defaults: Values;
  /** The lines that the rules do not share, with what is switched off left out. Absent: they share all. */
  readonly lines?: { readonly here: readonly Assignment[]; readonly there: readonly Assignment[] };
  /** The difference to the optimizer's own conventions in words. */
  readonly note?: string;
}
