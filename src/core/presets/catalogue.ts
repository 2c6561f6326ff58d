import { bowlAdagrad } from './bowlAdagrad';
import { bowlAdam } from './bowlAdam';
import { bowlFive } from './bowlFive';
import { bowlMomentum } from './bowlMomentum';
import { bowlRmsprop } from './bowlRmsprop';
import { bowlSgd } from './bowlSgd';
import type { Preset } from './definition';
import { lineBatch } from './lineBatch';
import { lineMiniBatch } from './lineMiniBatch';
import { lineStochastic } from './lineStochastic';
import { localMinima } from './localMinima';
import { ravine } from './ravine';
import { saddlePoint } from './saddlePoint';
import { threeDescents } from './threeDescents';
import { tooLarge } from './tooLarge';
import { usualBatches } from './usualBatches';

/** Every preset, as a course would show them. */
export const presets: readonly Preset[] = [
  bowlSgd,
  bowlMomentum,
  bowlAdagrad,
  bowlRmsprop,
  bowlAdam,
  bowlFive,
  tooLarge,
  localMinima,
  saddlePoint,
  ravine,
  lineBatch,
  lineStochastic,
  lineMiniBatch,
  threeDescents,
  usualBatches,
];
