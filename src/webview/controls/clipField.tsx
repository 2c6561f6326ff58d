import type { RunPicture } from '../../protocol/messages';
import type { Refusal } from '../fields';
import { NumberField } from './numberField';
import { SelectField } from './selectField';

const ways = [
  { value: 'off', text: 'off' },
  { value: 'value', text: 'by value' },
  { value: 'norm', text: 'by norm' },
] as const;

/** Where clipping begins until the user says otherwise. */
const firstLimit = 1;

/** Whether a run's gradient is clipped, how, and where. */
export function ClipField(props: {
  readonly run: RunPicture;
  readonly refusal: Refusal | undefined;
  readonly ask: (clip: RunPicture['clip']) => void;
}) {
  const { run, refusal, ask } = props;
  const { clip } = run;
  const [way, limit] = Object.entries(clip ?? {})[0] ?? ['off', firstLimit];
  const clipAt = (how: string, at: number) =>
    ask(how === 'value' ? { value: at } : how === 'norm' ? { norm: at } : undefined);
  return (
    <div class="setting">
      <SelectField
        id={`run-${run.slot}-clip`}
        context={run.label}
        label="Clip gradient"
        value={way}
        options={ways}
        refusal={undefined}
        ask={(how) => clipAt(how, limit)}
      />
      {clip === undefined ? null : (
        <NumberField
          id={`run-${run.slot}-clip-limit`}
          context={`${run.label} clip`}
          label={way}
          value={limit}
          refusal={refusal}
          ask={(at) => clipAt(way, at)}
        />
      )}
    </div>
  );
}
