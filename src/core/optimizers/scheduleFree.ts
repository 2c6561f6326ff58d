import type { CallMapping, NumericHyperparameter } from './definition';

// What both Schedule-Free optimizers take. Their theta is the average x of the paper, which is what is evaluated;
// their gradients are taken at y, between x and the sequence z.

/** The paper both come from. */
export const scheduleFreePaper =
  'Defazio, Yang, Mehta, Mishchenko, Khaled and Cutkosky (2024), The Road Less Scheduled, NeurIPS, arXiv:2405.15682.';

/** In the library's order, after weight_decay. */
export const averaging: readonly NumericHyperparameter[] = [
  {
    kind: 'number',
    name: 'warmup_steps',
    default: 0,
    range: [0, Infinity],
    scale: 'linear',
    unit: 'steps',
    meaning: 'Steps over which the learning rate grows from 0 to lr.',
    off: 0,
  },
  {
    kind: 'number',
    name: 'r',
    default: 0,
    range: [0, Infinity],
    slider: [0, 4],
    scale: 'linear',
    meaning: 'Step t weighs t^r in the average.',
    off: 0,
  },
  {
    kind: 'number',
    name: 'weight_lr_power',
    default: 2,
    range: [0, Infinity],
    slider: [0, 4],
    scale: 'linear',
    meaning: 'A step weighs its learning rate to this power in the average.',
    off: 0,
  },
];

/** The state both have besides z. */
export const weights = { name: 's', meaning: 'Sum of the weights so far.' };

/** What optax's calls of both have to heed: a warm-up of 0 steps would leave its rate at 0. */
export const optaxAveraging: Omit<CallMapping, 'name'> = { none: ['warmup_steps'], unscheduled: true };

/** How optax differs in both. */
export const optaxNote =
  'optax 0.2.8 begins a warm-up with a step of rate 0, and weighs every step by the rate of the next.';
