import type { ComponentChildren } from 'preact';
import type { Change } from '../../core/index';
import type { FromWebview, LandscapePicture, Picture } from '../../protocol/messages';
import { canStep, type PanelState } from '../state';
import { useHistoryKeys } from './historyKeys';
import { LandscapePicker } from './landscapePicker';
import { NoiseFields } from './noiseFields';
import { ParameterFields } from './parameterFields';
import { RunActions } from './runActions';

/** What is in every toolbar: the objective, noise, the landscape's parameters, and the way back. */
export function ToolbarFrame(props: {
  readonly state: PanelState;
  readonly picture: Picture;
  readonly landscape: LandscapePicture;
  readonly ask: (change: Change) => void;
  readonly send: (message: FromWebview) => void;
  /** The fields of its kind of objective. */
  readonly children: ComponentChildren;
  /** What has a line of its own. */
  readonly line?: ComponentChildren;
}) {
  const { state, picture, landscape, ask, send, children, line } = props;
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
      {children}
      <NoiseFields noise={noise} refusals={refusals} ask={ask} />
      {line}
      <ParameterFields parameters={landscape.parameters} refusals={refusals} ask={ask} />
      <RunActions class="wide" state={state} ask={ask} send={send} />
    </div>
  );
}
