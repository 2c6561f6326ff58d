import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Change } from '../../core/index';
import type { FromWebview } from '../../protocol/messages';
import type { PanelState } from '../state';
import type { Palette } from '../theme/palette';
import type { ViewState } from '../view';
import { AddOptimizer } from './addOptimizer';
import { RunActions } from './runActions';
import { RunList } from './runList';

/** The runs under their heading, or how to get some. */
export function RunsSection(props: {
  readonly state: PanelState;
  readonly view: ViewState;
  readonly palette: Palette;
  readonly ask: (change: Change) => void;
  readonly send: (message: FromWebview) => void;
  readonly look: (change: Partial<ViewState>) => void;
}) {
  const { state, ask, send } = props;
  const { picture, catalogue } = state;
  const empty = useRef<HTMLDivElement>(null);
  const isEmpty = picture?.runs.length === 0;
  // The focus was on the last run's button, and is nowhere.
  useLayoutEffect(() => {
    if (isEmpty && document.activeElement === document.body) empty.current?.querySelector('button')?.focus();
  }, [isEmpty]);
  if (picture === undefined) return null;
  const { runs } = picture;
  const steps = picture.experiment.steps.toLocaleString('en');
  return (
    <section class="list">
      <div class="heading">
        <h2>Runs</h2>
        {runs.length === 0 ? null : (
          <span class="aside runs-aside">
            {runs.length} {runs.length === 1 ? 'optimizer' : 'optimizers'},{' '}
            <span class="secondary-word">same start, </span>same {steps} steps
          </span>
        )}
        <RunActions class="narrow" state={state} ask={ask} send={send} />
      </div>
      {runs.length === 0 ? (
        <div class="empty" ref={empty}>
          <h3>No optimizers yet</h3>
          <p class="aside">All begin at the same point and take the same {steps} steps.</p>
          <AddOptimizer optimizers={catalogue?.optimizers ?? []} filled ask={ask} />
        </div>
      ) : (
        <RunList {...props} />
      )}
    </section>
  );
}
