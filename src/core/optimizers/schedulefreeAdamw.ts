import type { LibraryMapping, OptimizerDefinition } from './definition';
import { decayRate, eps, lr, weightDecay, weightShrinkage } from './hyperparameters';
import { averaging, optaxAveraging, optaxNote, scheduleFreePaper, weights } from './scheduleFree';

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

const keras: LibraryMapping = {
  rule: `
init z = theta
v = beta2 * v + (1 - beta2) * g^2             # second moment
v_hat = v / (1 - beta2^t)
rate = warmup_steps > 0 ? lr * min(t / warmup_steps, 1) : lr
decayed = theta - theta * weight_decay * lr   # weight decay where the gradient is taken
before = (decayed - (1 - beta1) * z) / beta1  # average of all z so far
z = z - rate * g / (sqrt(v_hat) + eps)        # AdamW without a first moment
average = (1 - 1 / t) * before + 1 / t * z
theta = (1 - beta1) * z + beta1 * average
plot average
`.trim(),
  hyperparameters: [
    {
      ...decayRate({
        name: 'beta1',
        default: 0.9,
        meaning: 'Where between z and its average theta stands: near 0 at z, near 1 at the average.',
      }),
      open: 'both',
    },
    weightShrinkage,
  ],
  states: [{ name: 'z', meaning: 'The iterate of AdamW; theta stands between it and its average.' }],
  call: { name: 'keras.optimizers.ScheduleFreeAdamW' },
  note: 'Keras 3.15 averages all z alike, whatever their learning rates, and its theta is not the average but where the gradient is taken.',
};

const beta1 = decayRate({
  name: 'beta1',
  default: 0.9,
  meaning: 'Where between z and the average the gradient is taken: at 0 at z, near 1 at the average.',
});

const optax: LibraryMapping = {
  rule: `
init z = theta
y_t = (1 - beta1) * z + beta1 * theta  # where the gradient is taken
d = grad(y_t)
v = beta2 * v + (1 - beta2) * d^2      # second moment
v_hat = v / (1 - beta2^t)
u = d / (sqrt(v_hat) + eps) + weight_decay * y_t
rate = lr * (warmup_steps > 0 ? min(1, (t - 1) / warmup_steps) : 1)
z = z - rate * u                       # AdamW without a first moment
w_lr = lr * (warmup_steps > 0 ? min(1, t / warmup_steps) : 1)
w = w_lr^weight_lr_power               # what this step weighs
s = s + w
theta = theta + w / s * (z - theta)    # weighted average of all z
`.trim(),
  hyperparameters: [{ ...beta1, open: 'both' }],
  call: { name: 'optax.contrib.schedule_free_adamw', ...optaxAveraging },
  note: `${optaxNote} It corrects the bias of the second moment itself, not the learning rate.`,
};

export const schedulefreeAdamw: OptimizerDefinition = {
  id: 'schedulefree_adamw',
  name: 'Schedule-Free AdamW',
  citation: `${scheduleFreePaper} Rule and defaults as in the authors’ schedulefree.AdamWScheduleFree 1.2; theta is x.`,
  derivesFrom: ['adamw', 'schedulefree_sgd'],
  hyperparameters: [
    lr({ default: 2.5e-3 }),
    beta1,
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
  libraries: { source: {}, keras, optax },
};
