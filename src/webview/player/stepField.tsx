import { useLayoutEffect, useRef } from 'preact/hooks';
import { tickText, type PlayerTime } from './clock';
import { stepBy } from './steps';

/** “Step 17 of 30”: the number can be typed. What is not one of 0 to the last is not taken. */
export function StepField(props: {
  /** In ticks of the clock, as all that follows. */
  readonly step: number;
  readonly time: PlayerTime;
  readonly goTo: (step: number) => void;
}) {
  const { step, time, goTo } = props;
  const { last, stride, name, per } = time;
  const text = tickText(step, per);
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    // What is being typed is left alone.
    if (
      input.current !== document.activeElement ||
      readStep(input.current?.value ?? '', last, per) !== undefined
    )
      input.current!.value = text;
  }, [text, last, per]);
  return (
    <div class="step-field">
      <label for="player-step">{name}</label>
      <input
        ref={input}
        id="player-step"
        class="number"
        style={{ '--characters': String(charactersUpTo(last, per)) }}
        inputMode={per === 1 ? 'numeric' : 'decimal'}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => {
          const wanted = readStep(event.currentTarget.value, last, per);
          if (wanted !== undefined && wanted !== step) goTo(wanted);
        }}
        onBlur={(event) => (event.currentTarget.value = text)}
        onKeyDown={(event) => {
          const by = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
          if (by === 0) return;
          event.preventDefault();
          goTo(stepBy(step, by, stride, last));
        }}
      />
      <span>of {tickText(last, per)}</span>
    </div>
  );
}

/** How many characters a tick has at most. */
export function charactersUpTo(last: number, per: number): number {
  return Math.floor(last / per).toString().length + (per === 1 ? 0 : '.00'.length);
}

/**
 * The tick that was typed; undefined for what is none.
 * @param per ticks of what is counted; of more than one, parts can be typed
 */
export function readStep(text: string, last: number, per = 1): number | undefined {
  const trimmed = text.trim();
  if (!(per === 1 ? /^\d+$/ : /^(\d+\.?\d*|\.\d+)$/).test(trimmed)) return undefined;
  const step = Math.round(Number(trimmed) * per);
  return step <= last ? step : undefined;
}
