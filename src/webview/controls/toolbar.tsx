import type { Change } from '../../core/index';
import type { FromWebview, LandscapePicture, Picture } from '../../protocol/messages';
import { DataLine } from '../data/dataLine';
import { DataToolbar } from '../data/dataToolbar';
import { canStep, type PanelState } from '../state';
import type { ViewState } from '../view';
import { FormulaField } from './formulaField';
import { useHistoryKeys } from './historyKeys';
import { LandscapePicker } from './landscapePicker';
import { NoiseFields } from './noiseFields';
import { NumberField } from './numberField';
import { ObjectiveFields } from './objectiveFields';
import { ParameterFields } from './parameterFields';
import { RunActions } from './runActions';

/** What all runs have in common: the landscape, its formula, the start and the number of steps; and the way back. */
export function Toolbar(props: {
  readonly state: PanelState;
  readonly picture: Picture;
  readonly landscape: LandscapePicture;
  /** Whether what is seldom changed of data is shown. */
  readonly dataOpen: boolean;
  readonly look: (change: Partial<ViewState>) => void;
  readonly ask: (change: Change) => void;
  readonly send: (message: FromWebview) => void;
}) {
  const { state, picture, landscape, dataOpen, look, ask, send } = props;
  const { catalogue, refusals } = state;
  const { objective, noise } = picture.experiment;
  useHistoryKeys((kind) => {
    if (canStep(state, kind)) send({ type: kind });
  }, state.document.kind === 'file');
  return (
    <div class="toolbar" role="group" aria-label="Experiment">
      <LandscapePicker
        landscapes={catalogue?.landscapes ?? []}
        dataSets={catalogue?.dataSets ?? []}
        objective={objective}
        fileName={landscape.data?.rows.name}
        refusal={refusals.get('landscape')}
        ask={(next) => ask({ kind: 'objective', objective: next })}
        chooseFile={() => send({ type: 'command', command: 'openData' })}
      />
      {objective.kind === 'data' && landscape.data !== undefined ? (
        <DataToolbar
          experiment={picture.experiment}
          objective={objective}
          data={landscape.data}
          models={catalogue?.models ?? []}
          refusals={refusals}
          ask={ask}
        />
      ) : (
        <FormulaToolbar {...props} />
      )}
      <NoiseFields noise={noise} refusals={refusals} ask={ask} />
      {objective.kind === 'data' && landscape.data !== undefined ? (
        <DataLine
          experiment={picture.experiment}
          objective={objective}
          data={landscape.data}
          models={catalogue?.models ?? []}
          refusals={refusals}
          open={dataOpen}
          toggle={() => look({ dataOpen: !dataOpen })}
          ask={ask}
        />
      ) : null}
      <ParameterFields parameters={landscape.parameters} refusals={refusals} ask={ask} />
      <RunActions class="wide" state={state} ask={ask} send={send} />
    </div>
  );
}

/** The formula, the start and the number of steps. */
function FormulaToolbar(props: {
  readonly state: PanelState;
  readonly picture: Picture;
  readonly landscape: LandscapePicture;
  readonly ask: (change: Change) => void;
}) {
  const { state, picture, landscape, ask } = props;
  const { refusals } = state;
  const { objective, steps } = picture.experiment;
  const [x, y] = picture.start;
  return (
    <ObjectiveFields>
      <FormulaField
        source={objective.kind === 'expression' ? objective.source : landscape.formula}
        refusal={refusals.get('formula')}
        ask={(source) =>
          // The window stays: the user edits what is seen through it.
          ask({ kind: 'objective', objective: { kind: 'expression', source, view: landscape.view } })
        }
      />
      <div class="numbers">
        <NumberField
          id="start-x"
          label="Start x"
          value={x}
          refusal={refusals.get('start.x')}
          ask={(value) => ask({ kind: 'start', start: [value, y] })}
        />
        <NumberField
          id="start-y"
          context="Start"
          label="y"
          value={y}
          refusal={refusals.get('start.y')}
          ask={(value) => ask({ kind: 'start', start: [x, value] })}
        />
        <NumberField
          id="steps"
          label="Steps"
          value={steps}
          refusal={refusals.get('steps')}
          ask={(value) => ask({ kind: 'steps', steps: value })}
        />
      </div>
    </ObjectiveFields>
  );
}
