import type { Change } from '../../core/index';
import type { LandscapePicture } from '../../protocol/messages';
import type { FieldKey, Refusal } from '../fields';
import { NumberField } from './numberField';
import { Slider } from './slider';

/** The parameters of the landscape's formula, each with a slider. */
export function ParameterFields(props: {
  readonly parameters: LandscapePicture['parameters'];
  readonly refusals: ReadonlyMap<FieldKey, Refusal>;
  readonly ask: (change: Change) => void;
}) {
  const { parameters, refusals, ask } = props;
  if (parameters.length === 0) return null;
  return (
    <div class="parameters" role="group" aria-label="Parameters of the landscape">
      {parameters.map(({ value, ...parameter }) => {
        const { name, meaning } = parameter;
        const turn = (next: number) => ask({ kind: 'parameter', name, value: next });
        return (
          <div key={name} class="parameter" title={meaning === '' ? undefined : meaning}>
            <NumberField
              id={`parameter-${name}`}
              label={name}
              value={value}
              refusal={refusals.get(`parameter.${name}`)}
              ask={turn}
            />
            <Slider
              parameter={{ ...parameter, kind: 'number', range: [-Infinity, Infinity] }}
              name={name}
              value={value}
              ask={turn}
            />
          </div>
        );
      })}
    </div>
  );
}
