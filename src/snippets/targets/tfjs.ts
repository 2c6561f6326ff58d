import { ProblemError, type ResolvedRun } from '../../core/index';
import { callTarget, type Training } from '../libraryCall';
import { numberLiteral } from '../numbers';

/** A call that builds TensorFlow.js's optimizer, whose arguments have positions only. */
export const tfjs = callTarget({
  id: 'tfjs',
  name: 'TensorFlow.js',
  library: 'tfjs',
  languages: ['javascript', 'typescript', 'javascriptreact', 'typescriptreact'],
  assignment: ['const optimizer = ', ';'],
  indent: '  ',
  imports: ["import * as tf from '@tensorflow/tfjs';"],
  write: { number: numberLiteral, flag: String, argument: () => '', tuple: ['[', ']'] },
  training: refuseTraining,
});

/** @throws ProblemError */
function refuseTraining({ schedule }: ResolvedRun): Training {
  const [path, what] = schedule
    ? ['schedule', `the schedule ${schedule.definition.id}`]
    : ['clip', 'gradient clipping'];
  throw new ProblemError([{ path, message: `TensorFlow.js has nothing for ${what}: insert a run without.` }]);
}
