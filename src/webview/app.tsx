import type { Change } from '../core/index';
import type { FromWebview } from '../protocol/messages';
import { InfoIcon } from './controls/icons';
import { ProblemText } from './controls/problemText';
import { RunList } from './controls/runList';
import { Toolbar } from './controls/toolbar';
import { announcement } from './describe';
import { LossPlot } from './loss/lossPlot';
import { PlanePlot } from './plot/planePlot';
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
  const { catalogue, picture, landscape, refusals, progress } = props.state;
  const refused = refusals.get('panel');
  if (picture === undefined || landscape === undefined) {
    return (
      <main class="panel waiting">
        <p class="aside">Waiting for the first picture…</p>
      </main>
    );
  }
  const { runs, experiment } = picture;
  return (
    <main class="panel">
      <Toolbar
        key={`toolbar-${cancelled}`}
        catalogue={catalogue}
        picture={picture}
        landscape={landscape}
        refusals={refusals}
        ask={ask}
      />
      {refused === undefined ? null : <ProblemText id="panel-problem" problems={refused.problems} />}
      <div class="body">
        <div class="plots">
          <section>
            <div class="heading">
              <h2>Landscape</h2>
              <span class="aside">{landscape.name}</span>
              {progress === undefined ? null : (
                <span class="progress">
                  <progress aria-label="Computing" max={1} value={progress.done} />
                  <button type="button" onClick={cancel}>
                    Cancel
                  </button>
                </span>
              )}
            </div>
            <PlanePlot picture={picture} landscape={landscape} palette={palette} />
          </section>
          <section>
            <div class="heading">
              <h2>Loss</h2>
              <span class="aside">at each step, logarithmic</span>
            </div>
            <LossPlot picture={picture} landscape={landscape} palette={palette} />
          </section>
        </div>
        <section class="list">
          <div class="heading">
            <h2>Runs</h2>
            <span class="aside">
              {runs.length} {runs.length === 1 ? 'optimizer' : 'optimizers'}, same start, same{' '}
              {experiment.steps.toLocaleString('en')} steps
            </span>
          </div>
          <RunList
            key={`runs-${cancelled}`}
            picture={picture}
            palette={palette}
            refusals={refusals}
            askLearningRate={(run, value) => ask({ kind: 'hyperparameter', run, name: 'lr', value })}
          />
          <p class="note">
            <InfoIcon />
            <span>Settings as typed, not tuned alike: this compares these settings, not the optimizers.</span>
          </p>
        </section>
      </div>
      <div class="unseen" aria-live="polite">
        {progress === undefined ? announcement(picture) : ''}
      </div>
    </main>
  );
}
