import { callTarget } from '../libraryCall';
import { numberLiteral } from '../numbers';
import { training } from './optaxTraining';

/** A call that builds the gradient transformation. */
export const optax = callTarget({
  id: 'optax',
  name: 'Optax',
  library: 'optax',
  languages: ['python'],
  assignment: ['optimizer = ', ''],
  indent: '    ',
  imports: ['import optax'],
  names: { lr: 'learning_rate', beta1: 'b1', beta2: 'b2', beta3: 'b3' },
  write: {
    number: numberLiteral,
    flag: (value) => (value ? 'True' : 'False'),
    argument: (name) => `${name}=`,
    tuple: ['(', ')'],
    none: 'None',
  },
  training,
});
