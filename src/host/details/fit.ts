import type { DetailKind } from './kind';

/** Of a landscape there is none. */
export const fit: DetailKind<'fit'> = {
  dependsOn: ({ revision }) => revision,
  answer: () => Promise.resolve(undefined),
};
