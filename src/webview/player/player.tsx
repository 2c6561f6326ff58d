import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { speeds, type ViewState } from '../view';
import { PlayerIcon, type PlayerSign } from './icons';
import { keepsKey, wishOfKey } from './keys';
import { standing, started } from './pace';
import { usePlaying } from './playing';
import { StepField } from './stepField';
import { tickText, type PlayerTime } from './clock';
import { stepBy, type Moment } from './steps';

/** Buttons, speed, step and scrubber of the one time that both charts show. */
export function Player(props: {
  readonly view: ViewState;
  readonly moment: Moment;
  readonly time: PlayerTime;
  readonly smooth: boolean;
  /** Whether there is nothing to play. */
  readonly disabled: boolean;
  readonly look: (change: Partial<ViewState>) => void;
  /** What stands beside its buttons. */
  readonly children: ComponentChildren;
}) {
  const { view, moment, time, smooth, disabled, look, children } = props;
  const { last, stride, name, per } = time;
  const { step } = moment;
  const goTo = (wanted: number): void => look(standing(wanted, last));
  const toggle = (): void => look(view.playing ? standing(step, last) : started(view, last));
  usePlaying(view, last, smooth, look);
  useKeys((event) => {
    const wish = wishOfKey(event.key, step, last, stride);
    if (disabled || wish === undefined || keepsKey(event.target, event.key)) return;
    event.preventDefault();
    if (wish === 'toggle') toggle();
    else goTo(wish);
  });
  const button = (sign: PlayerSign, label: string, act: () => void) => (
    <button type="button" aria-label={label} title={label} onClick={act}>
      <PlayerIcon sign={sign} />
    </button>
  );
  return (
    <fieldset class="player" aria-label="Player" disabled={disabled}>
      <div class="player-line">
        <div class="player-buttons">
          {button('first', 'First step', () => goTo(0))}
          {button('back', 'Step back', () => goTo(stepBy(step, -1, stride, last)))}
          {button(view.playing ? 'pause' : 'play', view.playing ? 'Pause' : 'Play', toggle)}
          {button('forward', 'Step forward', () => goTo(stepBy(step, 1, stride, last)))}
          {button('last', 'Last step', () => goTo(last))}
        </div>
        <select
          class="speed"
          aria-label="Speed"
          value={String(view.speed)}
          onChange={(event) => look({ speed: Number(event.currentTarget.value) })}
        >
          {speeds.map((speed) => (
            <option key={speed} value={String(speed)}>
              {speed}×
            </option>
          ))}
        </select>
        {children}
        <StepField step={step} time={time} goTo={goTo} />
      </div>
      <input
        type="range"
        class="scrubber"
        data-player
        aria-label="Position"
        aria-valuetext={`${name} ${tickText(step, per)} of ${tickText(last, per)}`}
        min={0}
        max={last}
        // Between two steps while it plays; wherever the pointer lets go it stands at a whole one.
        step="any"
        value={step + moment.between}
        style={{ '--share': String((step + moment.between) / last) }}
        onInput={(event) => {
          goTo(event.currentTarget.valueAsNumber);
          // The view may be at that step already, and nothing would put the thumb there.
          event.currentTarget.value = String(Math.round(event.currentTarget.valueAsNumber));
        }}
      />
    </fieldset>
  );
}

/** Listens to the whole panel while it is there. */
function useKeys(pressed: (event: KeyboardEvent) => void): void {
  const newest = useRef(pressed);
  newest.current = pressed;
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => {
      const modified = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
      if (!modified && !event.defaultPrevented && !event.isComposing) newest.current(event);
    };
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}
