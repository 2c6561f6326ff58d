// What belongs to the screen and not to the experiment: where the player stands, what is open, hidden, pointed at.
import type { View } from '../core/index';
import { isFiniteView } from '../protocol/shapes';
import { overlays as allOverlays, type Overlay } from './plot/overlays';
import { isLossKind } from './loss/lossKinds';
import { clocks, type Clock } from './player/clock';
import { measures } from '../core/measures/catalogue';
import { dataMeasures } from '../core/measures/data/catalogue';
import { loss } from '../core/measures/loss';

/** The panel's own state. Kept for a reload, except what is pointed at, awaited or going on. */
export interface ViewState {
  /** The player's step; undefined is the last one, whatever the number of steps. */
  readonly step: number | undefined;
  /** How much of the way to the next step has passed, from 0 to 1: only while it plays smoothly. */
  readonly between: number;
  readonly playing: boolean;
  /** Of the player, as a factor. */
  readonly speed: number;
  /** By slot: runs that are not drawn. */
  readonly hidden: readonly number[];
  /** By slot: runs whose rows are open. */
  readonly open: readonly number[];
  /** What is visible of the plane; undefined is the landscape's own view. */
  readonly region: View | undefined;
  /** What is laid over the plane. */
  readonly overlays: readonly Overlay[];
  /** Whether the region is being zoomed or moved. */
  readonly zooming: boolean;
  /** What the player and the curves count, on data; undefined is epochs where the runs are given epochs, else updates. */
  readonly clock: Clock | undefined;
  /** What the chart below the player shows: the id of a measure, or a kind of loss on data. */
  readonly measure: string;
  /** On data the parameter whose numbers are put into rules; undefined is one that the host chooses. */
  readonly parameter: number | undefined;
  /** On data, of measures of one block of the model: its index; undefined is all parameters. */
  readonly block: number | undefined;
  /** By slot: the run whose fit is shown. */
  readonly shown: number | undefined;
  /** Whether what is seldom changed of data is shown. */
  readonly dataOpen: boolean;
  readonly ranking: { readonly column: RankingColumn; readonly descending: boolean };
  /** Where the pointer or the crosshair rests in the plane. */
  readonly hovered: readonly [number, number] | undefined;
  /** By slot: the run under the pointer or the focus, emphasised everywhere. */
  readonly pointed: number | undefined;
  /** The slot of an own run that is on its way: its rule is going to be typed. */
  readonly awaited: number | undefined;
}

export const rankingColumns = [
  'label',
  'finalLoss',
  'bestLoss',
  'bestStep',
  'stepsToTarget',
  'pathLength',
  'distance',
] as const;

export type RankingColumn = (typeof rankingColumns)[number];

/** The player's speeds. */
export const speeds: readonly number[] = [0.25, 0.5, 1, 2, 4];

export const initialView: ViewState = {
  step: undefined,
  between: 0,
  playing: false,
  speed: 1,
  hidden: [],
  open: [],
  region: undefined,
  overlays: [],
  zooming: false,
  measure: loss.id,
  clock: undefined,
  parameter: undefined,
  block: undefined,
  shown: undefined,
  dataOpen: false,
  ranking: { column: 'finalLoss', descending: false },
  hovered: undefined,
  pointed: undefined,
  awaited: undefined,
};

/** What of the view is kept, in plain JSON. */
export function viewToKeep(view: ViewState): unknown {
  const { step, speed, hidden, open, region, overlays, measure, clock, parameter, block } = view;
  const { shown, dataOpen, ranking } = view;
  return {
    ...(step === undefined ? {} : { step }),
    speed,
    hidden,
    open,
    ...(region && { region }),
    overlays,
    measure,
    ...(clock === undefined ? {} : { clock }),
    ...(parameter === undefined ? {} : { parameter }),
    ...(block === undefined ? {} : { block }),
    ...(shown === undefined ? {} : { shown }),
    dataOpen,
    ranking,
  };
}

/** The view that was kept; anything that does not fit is as at first. */
export function restoreView(kept: unknown): ViewState {
  if (typeof kept !== 'object' || kept === null) return initialView;
  const values = kept as Record<string, unknown>;
  const { step, speed, hidden, open, region, overlays, measure, clock, parameter, block } = values;
  const { shown, dataOpen, ranking } = values;
  const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
  const counts = (list: unknown) => (Array.isArray(list) ? list.filter(isCount).slice(0, 100) : []);
  const { column, descending } = (typeof ranking === 'object' && ranking !== null ? ranking : {}) as Record<
    string,
    unknown
  >;
  const known = rankingColumns.find((each) => each === column);
  return {
    ...initialView,
    step: isCount(step) ? step : undefined,
    speed: speeds.find((each) => each === speed) ?? 1,
    hidden: counts(hidden),
    open: counts(open),
    overlays: allOverlays.filter((each) => Array.isArray(overlays) && overlays.includes(each)),
    region: isFiniteView(region) ? { x: region.x, y: region.y } : undefined,
    measure:
      typeof measure === 'string' &&
      (measures.has(measure) || dataMeasures.has(measure) || isLossKind(measure))
        ? measure
        : loss.id,
    clock: clocks.find((each) => each === clock),
    parameter: isCount(parameter) ? parameter : undefined,
    block: isCount(block) ? block : undefined,
    shown: isCount(shown) ? shown : undefined,
    dataOpen: dataOpen === true,
    ranking: known ? { column: known, descending: descending === true } : initialView.ranking,
  };
}

/** The hidden slots when only this run is drawn; if that is so already, none. */
export function soloed(hidden: readonly number[], slot: number, all: readonly number[]): readonly number[] {
  return isSolo(hidden, slot, all) ? [] : all.filter((each) => each !== slot);
}

/** Whether this run is the only one drawn, of several. */
export function isSolo(hidden: readonly number[], slot: number, all: readonly number[]): boolean {
  return all.length > 1 && all.every((each) => hidden.includes(each) === (each !== slot));
}

/** The list with the slot in it if it was not, and without it if it was. */
export function toggled(slots: readonly number[], slot: number): readonly number[] {
  return slots.includes(slot) ? slots.filter((each) => each !== slot) : [...slots, slot];
}
