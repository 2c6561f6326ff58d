import { bowlAdagrad } from './bowlAdagrad';
import { bowlAdam } from './bowlAdam';
import { bowlFive } from './bowlFive';
import { bowlMomentum } from './bowlMomentum';
import { bowlRmsprop } from './bowlRmsprop';
import { bowlSgd } from './bowlSgd';
import type { Preset } from './definition';
import { localMinima } from './localMinima';
import { ravine } from './ravine';
import { saddlePoint } from './saddlePoint';
import { tooLarge } from './tooLarge';

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
];
