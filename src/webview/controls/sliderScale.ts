import type { NumericHyperparameter } from '../../core/index';

/** Positions of a slider within one power of ten: a step is a factor of 1.1. */
const perDecade = 24;

/** A slider's whole-number positions, from 0, and the values they stand for. */
export interface SliderScale {
  readonly positions: number;
  /** The position nearest to a value; values outside are at an end. */
  toPosition(value: number): number;
  /** The value at a position, to two significant digits of what the scale divides. */
  toValue(position: number): number;
}

/** How a hyperparameter's slider moves; undefined where none is declared. */
export function sliderScale({ slider, scale }: NumericHyperparameter): SliderScale | undefined {
  if (slider === undefined) return undefined;
  const [min, max] = slider;
  if (scale === 'log') return ratios(min, max);
  if (scale === 'linear') return evenly(min, max);
  const distance = ratios(1 - max, 1 - min);
  return {
    positions: distance.positions,
    toPosition: (value) => distance.positions - distance.toPosition(1 - value),
    toValue: (position) => exact(1 - distance.toValue(distance.positions - position)),
  };
}

function ratios(min: number, max: number): SliderScale {
  const positions = Math.round(perDecade * Math.log10(max / min));
  return {
    positions,
    toPosition: (value) =>
      value > min ? Math.min(positions, Math.round(perDecade * Math.log10(value / min))) : 0,
    toValue: (position) => Number((min * 10 ** (position / perDecade)).toPrecision(2)),
  };
}

function evenly(min: number, max: number): SliderScale {
  const positions = 100;
  return {
    positions,
    toPosition: (value) => Math.round(positions * Math.min(1, Math.max(0, (value - min) / (max - min)))),
    toValue: (position) => exact(min + ((max - min) * position) / positions),
  };
}

/** Without the last bits, which a difference leaves behind. */
function exact(value: number): number {
  return Number(value.toPrecision(12));
}
