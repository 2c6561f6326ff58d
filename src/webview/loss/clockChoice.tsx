import { clocks, type Clock } from '../player/clock';

const words: Readonly<Record<Clock, string>> = { update: 'update', epoch: 'epoch', row: 'row seen' };

/** Chooses what the player and the curves count. */
export function ClockChoice(props: { readonly clock: Clock; readonly choose: (clock: Clock) => void }) {
  return (
    <div class="clock-choice">
      <label for="clock">
        <span class="unseen">Curves and player </span>per
      </label>
      <select
        id="clock"
        value={props.clock}
        onChange={(event) => props.choose(event.currentTarget.value as Clock)}
      >
        {clocks.map((clock) => (
          <option key={clock} value={clock}>
            {words[clock]}
          </option>
        ))}
      </select>
    </div>
  );
}
