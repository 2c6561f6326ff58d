import type { ScheduleDefinition } from './definition';

/** Whether a schedule has a warm-up of its own, so that none can be put before it. */
export function warmsUpItself({ parameters }: Pick<ScheduleDefinition, 'parameters'>): boolean {
  return parameters.some(({ name }) => name === 'warmup_iters');
}

/**
 * The part of the full rate at a step of a linear warm-up, as Ma and Yarats (2021), On the Adequacy of Untuned Warmup
 * for Adaptive Optimization, AAAI, have it: the first of n steps takes a part of 1/n, the last the whole.
 * torch.optim.lr_scheduler.LinearLR does the same with start_factor=1/n and total_iters=n−1.
 * @param step from 0
 */
export function warmedUp(step: number, steps: number): number {
  return step < steps ? (step + 1) / steps : 1;
}
