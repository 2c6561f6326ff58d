import type { Change } from '../../core/index';
import { NumberField } from '../controls/numberField';
import type { Refusal } from '../fields';

/** Which loss counts as reached. */
export function Tolerance(props: {
  readonly value: number;
  readonly refusal: Refusal | undefined;
  readonly ask: (change: Change) => void;
}) {
  const { value, refusal, ask } = props;
  return (
    <div class="tolerance">
      <NumberField
        id="tolerance"
        label="Tolerance"
        value={value}
        refusal={refusal}
        ask={(next) => ask({ kind: 'tolerance', value: next })}
      />
      <span class="aside">above the lowest known minimum counts as converged</span>
    </div>
  );
}
