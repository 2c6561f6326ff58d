import { textWithStops, type Piece } from '../textWithStops';
import type { Snippet, Target } from '../target';
import { recordFileMethods } from './recordFile';

/** A training recorder for a framework: one file of this folder. */
export interface Recorder extends Pick<Target, 'name' | 'languages' | 'kind' | 'indent'> {
  readonly id: string;
  /** The class, and at the cursor one recorder with how the training calls it. */
  readonly snippet: Snippet;
}

/** The file that a recorder writes unless another name is typed. */
export const defaultPath: Piece = { stop: 'path', text: 'training.jsonl' };

/**
 * A recorder of Python.
 * @param own the head of the class and its methods, without those that keep the file
 */
export function recorder(
  id: string,
  name: string,
  imports: readonly string[],
  own: string,
  call: readonly Piece[],
): Recorder {
  const lines = `${own.trimEnd()}\n${recordFileMethods.trimEnd()}`.split('\n');
  const definition = { name: 'TrainingRecorder', lines };
  const snippet = { imports, definition, ...textWithStops(call) };
  return { id, name, languages: ['python'], kind: 'rule', indent: '    ', snippet };
}
