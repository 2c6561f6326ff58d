import { useMemo } from 'preact/hooks';
import type { Change } from '../core/index';
import type { FromWebview } from '../protocol/messages';
import { DocumentNotice } from './controls/documentNotice';
import { ProblemText } from './controls/problemText';
import { RunsSection } from './controls/runsSection';
import { Toolbar } from './controls/toolbar';
import { BatchTable } from './data/batchTable';
import { announcement } from './describe';
import { useFocusMemory } from './focusMemory';
import { Plots } from './plot/plots';
import { Ranking } from './ranking/ranking';
import type { PanelState } from './state';
import type { Palette } from './theme/palette';
import type { ViewState } from './view';

/** The panel: a picture of the state, which asks for changes and makes none itself. */
export function App(props: {
  readonly state: PanelState;
  readonly view: ViewState;
  readonly palette: Palette;
  /** How often the user cancelled: what was typed for a cancelled change is given up with it. */
  readonly cancelled: number;
  readonly ask: (change: Change) => void;
  readonly cancel: () => void;
  /** Sends what is no change: undo, redo, insert. */
  readonly send: (message: FromWebview) => void;
  /** Changes the view. */
  readonly look: (change: Partial<ViewState>) => void;
}) {
  const { palette, cancelled, ask, cancel } = props;
  const { picture, resting, following, landscape, refusals, progress, partial } = props.state;
  const { catalogue, settings, forms, details, document } = props.state;
  // While something is dragged, only the pictures follow: numbers that change with every frame cannot be read.
  const read: PanelState = useMemo(
    () => ({
      ...props.state,
      ...(resting === undefined ? {} : { picture: resting }),
    }),
    // Of what is trained only how much there will be is read.
    [resting, landscape, refusals, catalogue, settings, forms, details, document, partial?.revision],
  );
  const lists = useMemo(
    () => (
      <>
        <div class="lists">
          <RunsSection
            key={`runs-${cancelled}`}
            state={read}
            view={props.view}
            palette={palette}
            ask={ask}
            send={props.send}
            look={props.look}
          />
          <Ranking
            key={`ranking-${cancelled}`}
            state={read}
            view={props.view}
            palette={palette}
            ask={ask}
            look={props.look}
          />
        </div>
        <BatchTable state={read} view={props.view} palette={palette} />
      </>
    ),
    [read, props.view, palette, cancelled, ask, props.send, props.look],
  );
  const refused = refusals.get('panel');
  useFocusMemory();
  if (picture === undefined || landscape === undefined) {
    return (
      <main class="panel waiting">
        {document.problems.length > 0 ? (
          <DocumentNotice document={document} isShown={false} send={props.send} />
        ) : (
          <p class="aside">Waiting for the first picture…</p>
        )}
        {progress === undefined ? null : <progress aria-label="Computing" max={1} value={progress.done} />}
      </main>
    );
  }
  return (
    <main class="panel" aria-busy={picture !== resting}>
      <Toolbar
        key={`toolbar-${cancelled}`}
        state={props.state}
        picture={following?.fields ?? picture}
        landscape={landscape}
        dataOpen={props.view.dataOpen}
        look={props.look}
        ask={ask}
        send={props.send}
      />
      <DocumentNotice document={document} isShown send={props.send} />
      {refused === undefined ? null : <ProblemText id="panel-problem" problems={refused.problems} />}
      <div class="body">
        <Plots
          state={props.state}
          picture={picture}
          landscape={landscape}
          view={props.view}
          palette={palette}
          ask={ask}
          cancel={cancel}
          look={props.look}
        />
        {lists}
      </div>
      <div class="unseen" aria-live="polite">
        {progress === undefined ? announcement(resting ?? picture) : ''}
      </div>
    </main>
  );
}
