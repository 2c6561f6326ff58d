import { landscapes } from '../landscapes/catalogue';
import { textbookFive } from '../optimizers/textbook';
import type { Experiment } from './types';

/** The five optimizers of the textbook, each with the learning rate recommended for the landscape, from (−7, 4). */
export const defaultExperiment: Experiment = {
  version: 1,
  objective: { kind: 'landscape', id: 'anisotropic' },
  steps: 30,
  runs: textbookFive.map((optimizer) => ({
    optimizer,
    hyperparameters: { lr: landscapes.get('anisotropic')!.learningRates[optimizer] },
  })),
};
