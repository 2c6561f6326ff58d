import type { SentenceKind } from '../sentence';

export const maximizes: SentenceKind = {
  kind: 'maximizes',
  find: ({ run: { definition, values } }) =>
    definition !== undefined && values.maximize === true ? {} : undefined,
  english: () => '“maximize” is on: each step climbs the loss instead of descending it.',
};
