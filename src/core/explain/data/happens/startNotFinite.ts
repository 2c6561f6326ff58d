import type { DataSentenceKind } from '../facts';

export const startNotFinite: DataSentenceKind = {
  kind: 'data-start-not-finite',
  find: ({ result: { stop }, last }) => (stop === 'diverged' && last < 0 ? {} : undefined),
  english: () => 'The loss is not a finite number at the start.',
};
