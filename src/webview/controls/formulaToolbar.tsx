import type { Change } from '../../core/index';
import type { LandscapePicture, Picture } from '../../protocol/messages';
import type { PanelState } from '../state';
import { FormulaField } from './formulaField';
import { NumberField } from './numberField';
import { ObjectiveFields } from './objectiveFields';

/** The formula, the start and the number of steps. */
export function FormulaToolbar(props: {
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
