import type { Change } from '../../core/index';
import type { FromWebview } from '../../protocol/messages';
import { canStep, type PanelState } from '../state';
import { AddOptimizer, offers } from './addOptimizer';
import { ExperimentMenu } from './experimentMenu';
import { drawings, LineIcon } from './icons';

/** Add, undo, redo and the menu: at the end of the toolbar, or at the head of the runs where the panel is narrow. */
export function RunActions(props: {
  readonly class: string;
  readonly state: PanelState;
  readonly ask: (change: Change) => void;
  readonly send: (message: FromWebview) => void;
}) {
  const { state, ask, send } = props;
  return (
    <div class={`run-actions ${props.class}`}>
      <AddOptimizer optimizers={offers(state)} ask={ask} />
      <HistoryButton kind="undo" enabled={canStep(state, 'undo')} send={send} />
      <HistoryButton kind="redo" enabled={canStep(state, 'redo')} send={send} />
      <ExperimentMenu document={state.document} send={send} />
    </div>
  );
}

/** Stays focusable while there is nothing to do, so that the focus is not lost with the last step back. */
function HistoryButton(props: {
  readonly kind: 'undo' | 'redo';
  readonly enabled: boolean;
  readonly send: (message: FromWebview) => void;
}) {
  const { kind, enabled, send } = props;
  const name = kind === 'undo' ? 'Undo' : 'Redo';
  return (
    <button
      type="button"
      class="bare history"
      aria-label={name}
      title={name}
      aria-disabled={!enabled}
      onClick={() => {
        if (enabled) send({ type: kind });
      }}
    >
      <LineIcon path={drawings[kind]} />
    </button>
  );
}
