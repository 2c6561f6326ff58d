import { kerasRecorder } from './keras';
import { pytorchRecorder } from './pytorch';
import type { Recorder } from './recorder';

/** Every training recorder, in the order in which they are offered. */
export const recorders: readonly Recorder[] = [pytorchRecorder, kerasRecorder];
