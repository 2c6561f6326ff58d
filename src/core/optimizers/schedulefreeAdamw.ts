import type { OptimizerDefinition } from './definition';
import { decayRate, eps, lr, weightDecay } from './hyperparameters';
import { averaging, scheduleFreePaper, weights } from './scheduleFree';

const rule = `
init z = theta
y_t = (1 - beta1) * z + beta1 * theta  # where the gradient is taken
d = grad(y_t)
v = beta2 * v + (1 - beta2) * d^2      # second moment
warm = lr * (warmup_steps > 0 ? min(1, t / warmup_steps) : 1)
rate = warm * sqrt(1 - beta2^t)
u = d / (sqrt(v) + eps) + weight_decay * y_t
z = z - rate * u                       # AdamW without a first moment
w_lr = rate^weight_lr_power            # what this step weighs
w = w_lr * t^r
s = s + w
theta = theta + w / s * (z - theta)    # weighted average of all z
plot y_t
`.trim();

export const schedulefreeAdamw: OptimizerDefinition = {
  id: 'schedulefree_adamw',
  name: 'Schedule-Free AdamW',
  citation: `${scheduleFreePaper} Rule and defaults as in the authors’ schedulefree.AdamWScheduleFree 1.2; theta is x.`,
  hyperparameters: [
    lr({ default: 2.5e-3 }),
    decayRate({
      name: 'beta1',
      default: 0.9,
      meaning: 'Where between z and the average the gradient is taken: at 0 at z, near 1 at the average.',
    }),
    decayRate({
      name: 'beta2',
      default: 0.999,
      meaning: 'Decay rate of the second moment, the mean square.',
    }),
    eps({ default: 1e-8 }),
    { ...weightDecay, meaning: 'Decoupled weight decay, taken where the gradient is.' },
    ...averaging,
  ],
  states: [
    { name: 'z', meaning: 'The iterate of AdamW, of which theta is the average.' },
    { name: 'v', meaning: 'Second moment: running mean of the squared gradient.' },
    weights,
  ],
  rule,
  libraries: { source: {} },
};
