import type { Plane } from '../experiment/types';
import { holdsWeights } from '../models/blocks';
import type { Block } from '../models/definition';
import { fillNormal } from '../random/normal';
import { Xoshiro128 } from '../random/xoshiro128';

/** As the authors' code has it, against a filter that is 0. */
const smallest = 1e-10;

/**
 * The plane of two random directions that are normalised by filters: Li, Xu, Taylor, Studer and Goldstein (2018),
 * Visualizing the Loss Landscape of Neural Nets, NeurIPS, section 4. Each row of a weight matrix, which makes one
 * output, has in a direction the length that it has at the centre; biases stay as they are, as in the authors'
 * commands (`xignore=biasbn`). The directions are not orthogonal, though nearly so among many parameters.
 * @param center the point that is looked at, which has the coordinates 0, 0
 * @param blocks of the parameters: weights, `rows` × `columns`, are called W…
 */
export function randomPlane(center: ArrayLike<number>, blocks: readonly Block[], seed: number): Plane {
  return {
    origin: Array.from(center),
    u: Array.from(direction(center, blocks, Xoshiro128.seeded(seed, 0))),
    v: Array.from(direction(center, blocks, Xoshiro128.seeded(seed, 1))),
  };
}

function direction(center: ArrayLike<number>, blocks: readonly Block[], random: Xoshiro128): Float64Array {
  const numbers = new Float64Array(center.length + (center.length % 2));
  fillNormal(numbers, 1, random);
  const result = new Float64Array(center.length);
  for (const { offset, rows, columns } of blocks.filter(holdsWeights)) {
    for (let from = offset; from < offset + rows * columns; from += columns) {
      let [drawn, filter] = [0, 0];
      for (let i = from; i < from + columns; i++) {
        drawn += numbers[i] * numbers[i];
        filter += center[i] * center[i];
      }
      const factor = Math.sqrt(filter) / (Math.sqrt(drawn) + smallest);
      for (let i = from; i < from + columns; i++) result[i] = factor * numbers[i];
    }
  }
  return result;
}
