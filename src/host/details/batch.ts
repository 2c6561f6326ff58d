import type { DetailKind } from './kind';

/** Of a landscape there is none. */
export const batch: DetailKind<'batch'> = {
  dependsOn: ({ revision }) => revision,
  answer: () => Promise.resolve(undefined),
};
