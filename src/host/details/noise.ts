import type { DetailKind } from './kind';

/** Of a landscape there is none. */
export const noise: DetailKind<'noise'> = {
  dependsOn: ({ revision }) => revision,
  answer: () => Promise.resolve(undefined),
};
