import { callTarget } from '../libraryCall';
import { numberLiteral } from '../numbers';
import { training } from './pytorchTraining';

/** A call that builds the torch.optim class. */
export const pytorch = callTarget({
  id: 'pytorch',
  name: 'PyTorch',
  library: 'pytorch',
  languages: ['python'],
  assignment: ['optimizer = ', ''],
  indent: '    ',
  imports: ['import torch'],
  parameters: 'model.parameters()',
  write: {
    number: numberLiteral,
    flag: (value) => (value ? 'True' : 'False'),
    argument: (name) => `${name}=`,
    tuple: ['(', ')'],
  },
  training: (run, options) => ({ statements: training(run, options) }),
});
