import type { FlagParameter, Following, NumericParameter } from './definition';

// Parameters that several schedules share. Defaults are torch.optim.lr_scheduler's where there are any.

/** What a rate is multiplied by. */
export const gamma = (own: Pick<NumericParameter, 'default' | 'meaning' | 'demanded'>): NumericParameter => ({
  kind: 'number',
  name: 'gamma',
  range: [0, Infinity],
  ...own,
});

/** How many steps something takes. */
export const count = (
  own: Pick<NumericParameter, 'name' | 'default' | 'meaning' | 'demanded'> & { readonly least?: number },
): NumericParameter => {
  const { least = 1, ...rest } = own;
  return { kind: 'number', range: [least, Infinity], whole: true, ...rest };
};

/** A learning rate, or a bound of one. */
export const rate = (
  own: Pick<NumericParameter, 'name' | 'default' | 'meaning' | 'demanded'>,
): NumericParameter => ({ kind: 'number', range: [0, Infinity], ...own });

/** The rate at the lowest point. */
export const etaMin = rate({ name: 'eta_min', default: 0, meaning: 'The lowest learning rate.' });

/** The steps of the run, all or a part of them. */
export const ofSteps = (times: number): Following<number> => ({ from: 'steps', times });

/** The run's learning rate, or a part of it. */
export const ofLr = (times: number): Following<number> => ({ from: 'lr', times });

/** Off here: only the learning rate is scheduled. The classes turn momentum as well unless they are told not to. */
export const cycleMomentum: FlagParameter = {
  kind: 'flag',
  name: 'cycle_momentum',
  default: false,
  demanded: true,
  meaning: 'Whether momentum moves against the learning rate; only the learning rate is scheduled here.',
};

/** The refusal that belongs to {@link cycleMomentum}. */
export function refuseCycledMomentum(values: { readonly cycle_momentum: boolean }) {
  return values.cycle_momentum
    ? { parameter: 'cycle_momentum', message: 'Cycling the momentum is not supported by this version.' }
    : undefined;
}
