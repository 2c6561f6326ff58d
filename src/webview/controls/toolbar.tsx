import type { Change } from '../../core/index';
import type { Catalogue, LandscapePicture, Picture } from '../../protocol/messages';
import type { FieldKey, Refusal } from '../fields';
import { FormulaField } from './formulaField';
import { LandscapePicker } from './landscapePicker';
import { NumberField } from './numberField';

/** What all runs have in common: the landscape, its formula, the start and the number of steps. */
export function Toolbar(props: {
  readonly catalogue: Catalogue | undefined;
  readonly picture: Picture;
  readonly landscape: LandscapePicture;
  readonly refusals: ReadonlyMap<FieldKey, Refusal>;
  readonly ask: (change: Change) => void;
}) {
  const { catalogue, picture, landscape, refusals, ask } = props;
  const { objective, steps } = picture.experiment;
  const [x, y] = picture.start;
  return (
    <div class="toolbar" role="group" aria-label="Experiment">
      <LandscapePicker
        landscapes={catalogue?.landscapes ?? []}
        objective={objective}
        refusal={refusals.get('landscape')}
        ask={(id) => ask({ kind: 'objective', objective: { kind: 'landscape', id } })}
      />
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
    </div>
  );
}
