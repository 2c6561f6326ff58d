import { config } from 'chai';
import { markedReporter } from './reporter';

/** Set by test/build.mjs: runs only the tests whose full title matches. */
declare const GREP: string;

/** Likewise: how often a failed test is tried again. Each time is reported. */
declare const RETRIES: number;

// Enough to see a difference.
config.truncateThreshold = 1_000;

/** A skipped test or a forgotten `.only` counts as a failure: nothing is left out silently. */
export const options = {
  ui: 'tdd',
  reporter: markedReporter as never,
  timeout: 60_000, // ends what hangs; a busy machine is slow
  forbidPending: true,
  forbidOnly: true,
  retries: RETRIES,
  ...(GREP !== '' && { grep: GREP }),
} as const;
