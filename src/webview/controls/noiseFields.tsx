import type { Change, Experiment } from '../../core/index';
import type { FieldKey, Refusal } from '../fields';
import { FlagField } from './flagField';
import { NumberField } from './numberField';

/** The noise that is switched on, until the user says otherwise. */
const firstNoise = { sigma: 0.5, seed: 0 };

/** Normal noise on the gradient, which all runs meet alike. */
export function NoiseFields(props: {
  readonly noise: Experiment['noise'];
  readonly refusals: ReadonlyMap<FieldKey, Refusal>;
  readonly ask: (change: Change) => void;
}) {
  const { noise, refusals, ask } = props;
  const set = (next: NonNullable<Experiment['noise']>) => ask({ kind: 'noise', noise: next });
  return (
    <>
      <FlagField
        id="noise"
        label="Noise"
        value={noise !== undefined}
        refusal={undefined}
        describedBy="noise-meaning"
        ask={(on) => (on ? set(firstNoise) : ask({ kind: 'noise' }))}
      />
      <span id="noise-meaning" class="unseen">
        Normal noise on each number of the gradient.
      </span>
      {noise === undefined ? null : (
        <div class="noise-numbers" role="group" aria-label="Gradient noise">
          <NumberField
            id="noise-sigma"
            context="Noise"
            label="sigma"
            value={noise.sigma}
            refusal={refusals.get('noise.sigma')}
            ask={(sigma) => set({ ...noise, sigma })}
          />
          <NumberField
            id="noise-seed"
            context="Noise"
            label="seed"
            value={noise.seed}
            refusal={refusals.get('noise.seed')}
            ask={(seed) => set({ ...noise, seed })}
          />
          <span class="aside">on the gradient, the same for every run</span>
        </div>
      )}
    </>
  );
}
