// What belongs to the screen of records alone: the player, what is hidden and pointed at, and which curve is drawn.
import { isRecord } from '../../protocol/shapes';
import { restoreView, viewToKeep, type ViewState } from '../view';
import { recordCurves, type RecordCurve } from './curves';

export interface RecordsView extends ViewState {
  /** What the chart shows. */
  readonly curve: RecordCurve;
  /** The step under the pointer, at which everything is shown while it is there. */
  readonly hoveredStep: number | undefined;
}

/** What of the view is kept, in plain JSON. */
export function recordsViewToKeep(view: RecordsView): unknown {
  return { player: viewToKeep(view), curve: view.curve };
}

/** The view that was kept; anything that does not fit is as at first. */
export function restoreRecordsView(kept: unknown): RecordsView {
  const view = isRecord(kept) && isRecord(kept.view) ? kept.view : {};
  return {
    ...restoreView(view.player),
    curve: recordCurves.find((each) => each === view.curve) ?? 'loss',
    hoveredStep: undefined,
  };
}
