import type { ResolvedRun } from '../../experiment/resolve';
import type { Sentence, SentenceKind } from '../sentence';

export const maximizes: SentenceKind<Sentence['values'], { readonly run: ResolvedRun }> = {
  kind: 'maximizes',
  find: ({ run: { definition, values } }) =>
    definition !== undefined && values.maximize === true ? {} : undefined,
  english: () => '“maximize” is on: each step climbs the loss instead of descending it.',
};
