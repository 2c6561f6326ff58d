import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Change } from '../../core/index';
import { textbookFive } from '../../core/optimizers/textbook';
import type { FromWebview, Picture } from '../../protocol/messages';
import type { PartialPicture } from '../../protocol/partialPicture';
import { newRun } from '../newRun';
import type { PanelState } from '../state';
import type { Palette } from '../theme/palette';
import type { ViewState } from '../view';
import { AddOptimizer, offers } from './addOptimizer';
import { useFocusHeir } from './focusHeir';
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
  const { picture, landscape, catalogue, settings } = state;
  const content = useRef<HTMLDivElement>(null);
  const isEmpty = picture?.runs.length === 0;
  const wasEmpty = useRef(isEmpty);
  // The focus was on the last run's button, or on one of those that gave the first run, and is nowhere.
  useLayoutEffect(() => {
    if (wasEmpty.current !== isEmpty && document.activeElement === document.body)
      content.current?.querySelector('button')?.focus();
    wasEmpty.current = isEmpty;
  }, [isEmpty]);
  if (picture === undefined) return null;
  const { runs } = picture;
  const textbook = (catalogue?.optimizers ?? [])
    .filter(({ id }) => textbookFive.includes(id))
    .map((optimizer) => newRun(optimizer, settings.library));
  const steps = picture.experiment.steps.toLocaleString('en');
  const words = sharedWords(picture, state.partial, landscape?.data !== undefined);
  return (
    <section class="list">
      <div class="heading">
        <h2>Runs</h2>
        {runs.length === 0 ? null : (
          <span class="aside runs-aside">
            <span class="count-word">{countOf(runs)}, </span>
            <span class="secondary-word">{words[0]}, </span>
            {words[1]}
          </span>
        )}
        <HiddenRuns state={state} view={props.view} look={props.look} />
        <RunActions class="narrow" state={state} ask={ask} send={send} />
      </div>
      <div ref={content}>
        {runs.length === 0 ? (
          <div class="empty">
            <h3>No optimizers yet</h3>
            <p class="aside">
              Add one, or start with a set. They all begin at the same point and take the same {steps} steps.
            </p>
            <div class="ways">
              <AddOptimizer optimizers={offers(state)} filled ask={ask} />
              <button type="button" onClick={() => ask({ kind: 'add-runs', runs: textbook })}>
                Add the textbook five
              </button>
            </div>
          </div>
        ) : (
          <RunList {...props} />
        )}
      </div>
    </section>
  );
}

/** Of runs of one optimizer it would be wrong to say that they are several. */
function countOf(runs: Picture['runs']): string {
  const count = runs.length;
  const areAll = new Set(runs.map(({ optimizer }) => optimizer)).size === count;
  return `${count} ${areAll ? 'optimizer' : 'run'}${count === 1 ? '' : 's'}`;
}

/**
 * What all runs have in common: where they begin, and how long they go on.
 * @param partial what is trained now, which may be of another length than what is shown
 */
export function sharedWords(
  { experiment, runs }: Pick<Picture, 'experiment' | 'runs'>,
  partial: Pick<PartialPicture, 'steps' | 'runs'> | undefined,
  onData: boolean,
): readonly [string, string] {
  const steps = (partial ?? experiment).steps.toLocaleString('en');
  if (!onData) return ['same start', `same ${steps} steps`];
  const epochs = new Set((partial?.runs ?? runs).map(({ training }) => training?.epochs));
  const [all] = epochs;
  const length =
    epochs.size > 1
      ? 'not equally long'
      : all === undefined
        ? `same ${steps} updates`
        : `same ${all.toLocaleString('en')} ${all === 1 ? 'epoch' : 'epochs'}`;
  return ['same first parameters', length];
}

/** How many runs are not drawn, and the way back; it is gone then, and the first run takes the focus. */
function HiddenRuns(props: {
  readonly state: PanelState;
  readonly view: ViewState;
  readonly look: (change: Partial<ViewState>) => void;
}) {
  const { state, view, look } = props;
  const hidden = (state.picture?.runs ?? []).filter(({ slot }) => view.hidden.includes(slot));
  if (hidden.length === 0) return null;
  return <DrawAll count={hidden.length} ask={() => look({ hidden: [] })} />;
}

function DrawAll({ count, ask }: { readonly count: number; readonly ask: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useFocusHeir(button, (going) =>
    going.closest('section')?.querySelector<HTMLElement>('.runs button.disclosure'),
  );
  return (
    <span class="aside hidden-runs">
      {count} hidden{' '}
      <button ref={button} type="button" class="link" onClick={ask}>
        Draw all
      </button>
    </span>
  );
}
