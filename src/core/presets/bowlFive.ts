import { textbookFive } from '../optimizers/textbook';
import { bowlAdagrad } from './bowlAdagrad';
import { bowlAdam } from './bowlAdam';
import { bowlMomentum } from './bowlMomentum';
import { bowlRmsprop } from './bowlRmsprop';
import { bowlSgd } from './bowlSgd';
import type { Preset } from './definition';

const alone = [bowlSgd, bowlMomentum, bowlAdagrad, bowlRmsprop, bowlAdam].flatMap(
  ({ experiment }) => experiment.runs,
);

export const bowlFive: Preset = {
  id: 'bowl_five',
  title: 'All five in the bowl',
  teaches:
    'From one start five rules take five paths; with these learning rates Adagrad ends lowest, with others another one.',
  experiment: {
    ...bowlSgd.experiment,
    title: 'All five in the bowl',
    runs: textbookFive.flatMap((id) => alone.filter(({ optimizer }) => optimizer === id)),
  },
};
