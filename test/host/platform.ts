import type { Platform } from '../../src/host/platform';

let known: Platform | undefined;

/** Says in which host this is; see test/build.mjs. */
export function setPlatform(platform: Platform): void {
  known = platform;
}

/** What the extension itself starts workers with in this host. */
export function platform(): Platform {
  if (!known) throw new Error('No platform was set.');
  return known;
}
