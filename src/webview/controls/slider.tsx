import { useEffect, useRef, useState } from 'preact/hooks';
import type { NumericHyperparameter } from '../../core/index';
import { formatExact } from '../format';
import { sliderScale } from './sliderScale';

/**
 * The slider of a number, where one is declared. Asks while it is dragged; its thumb follows the hand and not the
 * answers, which come a little later.
 */
export function Slider(props: {
  readonly parameter: NumericHyperparameter;
  readonly name: string;
  readonly value: number;
  readonly ask: (value: number) => void;
}) {
  const { parameter, name, value, ask } = props;
  const [held, setHeld] = useState<number | undefined>(undefined);
  const dragging = useRef(false);
  useEffect(() => {
    if (!dragging.current) setHeld(undefined);
  }, [value]);
  const scale = sliderScale(parameter);
  if (scale === undefined) return null;
  const position = held ?? scale.toPosition(value);
  const shown = held === undefined ? value : scale.toValue(held);
  return (
    <input
      type="range"
      class="slider"
      aria-label={`${name} slider`}
      min={0}
      max={scale.positions}
      step={1}
      value={position}
      aria-valuetext={formatExact(shown)}
      style={{ '--filled': `${(100 * position) / scale.positions}%` }}
      onInput={(event) => {
        const next = event.currentTarget.valueAsNumber;
        dragging.current = true;
        setHeld(next);
        ask(scale.toValue(next));
      }}
      onChange={(event) => {
        dragging.current = false;
        if (scale.toValue(event.currentTarget.valueAsNumber) === value) setHeld(undefined);
      }}
    />
  );
}
