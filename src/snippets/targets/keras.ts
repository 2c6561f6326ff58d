import { callTarget } from '../libraryCall';
import { floatLiteral } from '../numbers';
import { training } from './kerasTraining';

/** A call that builds the keras.optimizers class, as an argument of model.compile or by itself. */
export const keras = callTarget({
  id: 'keras',
  name: 'Keras',
  library: 'keras',
  languages: ['python'],
  assignment: ['optimizer = ', ''],
  indent: '    ',
  imports: ['import keras'],
  names: { lr: 'learning_rate', beta1: 'beta_1', beta2: 'beta_2', eps: 'epsilon' },
  write: {
    // Keras refuses a learning rate or momentum that is a whole number.
    number: floatLiteral,
    flag: (value) => (value ? 'True' : 'False'),
    argument: (name) => `${name}=`,
    tuple: ['(', ')'],
  },
  training,
});
