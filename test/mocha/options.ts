import { config } from 'chai';
import { markedReporter } from './reporter';

/** Set by test/build.mjs: runs only the tests whose full title matches. */
declare const GREP: string;

// Enough to see a difference.
config.truncateThreshold = 1_000;

/** A skipped test or a forgotten `.only` counts as a failure: nothing is left out silently. */
export const options = {
  ui: 'tdd',
  reporter: markedReporter as never,
  timeout: 60_000, // ends what hangs; a busy machine is slow
  forbidPending: true,
  forbidOnly: true,
  ...(GREP !== '' && { grep: GREP }),
} as const;
