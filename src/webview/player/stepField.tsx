import { useLayoutEffect, useRef } from 'preact/hooks';
import { stepBy } from './steps';

/** “Step 17 of 30”: the number can be typed. What is not a whole step from 0 to the last is not taken. */
export function StepField(props: {
  readonly step: number;
  readonly last: number;
  /** The distance of the recorded steps, by which the arrow keys go. */
  readonly stride: number;
  readonly goTo: (step: number) => void;
}) {
  const { step, last, stride, goTo } = props;
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    // What is being typed is left alone.
    if (input.current !== document.activeElement || readStep(input.current?.value ?? '', last) !== undefined)
      input.current!.value = String(step);
  }, [step, last]);
  return (
    <div class="step-field">
      <label for="player-step">Step</label>
      <input
        ref={input}
        id="player-step"
        class="number"
        inputMode="numeric"
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => {
          const wanted = readStep(event.currentTarget.value, last);
          if (wanted !== undefined && wanted !== step) goTo(wanted);
        }}
        onBlur={(event) => (event.currentTarget.value = String(step))}
        onKeyDown={(event) => {
          const by = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
          if (by === 0) return;
          event.preventDefault();
          goTo(stepBy(step, by, stride, last));
        }}
      />
      <span>of {last}</span>
    </div>
  );
}

/** The step that was typed; undefined for what is none. */
export function readStep(text: string, last: number): number | undefined {
  const trimmed = text.trim();
  if (!/^\d+$/.test(trimmed)) return undefined;
  const step = Number(trimmed);
  return step <= last ? step : undefined;
}
