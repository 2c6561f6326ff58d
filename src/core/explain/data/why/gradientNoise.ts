import { exact, short, whole } from '../../words';
import type { DataSentenceKind } from '../facts';
import { counted } from '../words';

/**
 * The noise of batches where a run ends. Drawn without repetition, the variance of a batch of m of n rows goes with
 * 1/m − 1/n (Cochran 1977, Sampling Techniques, 3rd edition, theorem 2.2).
 */
export const gradientNoise: DataSentenceKind<{
  rows: number;
  batch: number;
  gradient: number;
  distance: number;
  /** The smallest batch whose noise is at most half as large. */
  half: number;
  /** Where an update is the gradient times a rate, and a smaller one may help, that rate; else 0. */
  lr: number;
}> = {
  kind: 'data-gradient-noise',
  find: ({ noise, rowCount: rows, batch, method, late }) => {
    if (!noise || !(noise.distance > 0)) return undefined;
    const half = Math.ceil(1 / ((1 / batch - 1 / rows) / 4 + 1 / rows) - 1e-9);
    // What falls steadily needs no smaller rate.
    const isSteady = late?.kind === 'falling' && noise.distance < noise.gradient;
    const { gradient, distance } = noise;
    const lr = method?.kind === 'gradient-descent' && !isSteady ? method.lr : 0;
    return { rows, batch, gradient, distance, half, lr };
  },
  english: ({ rows, batch, gradient, distance, half, lr }) => {
    const moved =
      lr === 0
        ? ''
        : ` At lr = ${exact(lr)} it moves an update by ${short(lr * distance)}; a smaller lr, such as one that decays, moves it less.`;
    return `Where it ends the gradient of all ${counted(rows, 'row')} is ${short(gradient)} long, and that of a batch of ${whole(batch)} lies ${short(distance)} away from it (root mean square over all such batches)${distance > gradient ? ': an update follows its batch more than the slope' : ''}. Batches of ${whole(half)} or more would at least halve that noise.${moved}`;
  },
};
