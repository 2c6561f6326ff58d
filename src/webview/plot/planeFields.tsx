import type { Change, PlaneChoice } from '../../core/index';
import type { DataPicture } from '../../protocol/data';
import { NumberField } from '../controls/numberField';
import { ProblemText } from '../controls/problemText';
import { SelectField } from '../controls/selectField';
import type { Refusal } from '../fields';

/** Which plane through a model's parameters is drawn. Of two parameters there is only one. */
export function PlaneFields(props: {
  readonly data: DataPicture;
  readonly refusal: Refusal | undefined;
  readonly ask: (change: Change) => void;
}) {
  const { data, refusal, ask } = props;
  const { model, plane } = data;
  if (plane.isWhole) return null;
  const { choice } = plane;
  const set = (next: PlaneChoice) => ask({ kind: 'plane', plane: next });
  return (
    <div class="plane-fields" role="group" aria-label="Plane">
      <SelectField
        id="plane-kind"
        label="Plane"
        value={choice.kind}
        options={[
          { value: 'pca', text: 'principal components' },
          { value: 'random', text: 'random directions' },
          { value: 'parameters', text: 'two parameters' },
        ]}
        refusal={undefined}
        ask={(kind) =>
          set(
            kind === 'pca'
              ? { kind }
              : kind === 'random'
                ? { kind, seed: 0 }
                : { kind: 'parameters', indices: [0, 1] },
          )
        }
      />
      {choice.kind === 'random' ? (
        <NumberField
          id="plane-seed"
          context="Plane"
          label="seed"
          value={choice.seed}
          refusal={refusal}
          ask={(seed) => set({ kind: 'random', seed })}
        />
      ) : null}
      {choice.kind === 'parameters'
        ? ([0, 1] as const).map((axis) => (
            <ParameterField
              key={axis}
              axis={axis}
              names={model.names}
              count={model.parameters}
              indices={choice.indices}
              set={(indices) => set({ kind: 'parameters', indices })}
            />
          ))
        : null}
      {refusal === undefined || choice.kind === 'random' ? null : (
        <ProblemText id="plane-problem" problems={refusal.problems} />
      )}
    </div>
  );
}

/** The parameter along one axis: by its name, or by its number where there are too many to list. */
function ParameterField(props: {
  readonly axis: 0 | 1;
  readonly names: readonly string[];
  readonly count: number;
  readonly indices: readonly [number, number];
  readonly set: (indices: readonly [number, number]) => void;
}) {
  const { axis, names, count, indices, set } = props;
  const { [axis]: index } = indices;
  const other = indices[1 - axis];
  // The one that the other axis has changes places with it.
  const choose = (next: number) => {
    const rest = next === other ? index : other;
    set(axis === 0 ? [next, rest] : [rest, next]);
  };
  const shared = { context: 'Plane', label: axis === 0 ? 'across' : 'up' };
  const id = axis === 0 ? 'plane-across' : 'plane-up';
  if (names.length < count)
    return <NumberField id={id} {...shared} value={index} refusal={undefined} ask={choose} />;
  return (
    <SelectField
      id={id}
      {...shared}
      value={String(index)}
      options={names.map((name, i) => ({ value: String(i), text: name }))}
      refusal={undefined}
      ask={(value) => choose(Number(value))}
    />
  );
}
