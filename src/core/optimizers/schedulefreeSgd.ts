import type { LibraryMapping, OptimizerDefinition } from './definition';
import { decayRate, lr, weightDecay } from './hyperparameters';
import { averaging, optaxAveraging, optaxNote, scheduleFreePaper, weights } from './scheduleFree';

const rule = `
init z = theta
y_t = (1 - momentum) * z + momentum * theta  # where the gradient is taken
d = grad(y_t) + weight_decay * y_t           # gradient with L2 penalty
rate = lr * (warmup_steps > 0 ? min(1, t / warmup_steps) : 1)
z = z - rate * d                             # SGD
w_lr = rate^weight_lr_power                  # what this step weighs
w = w_lr * t^r
s = s + w
theta = theta + w / s * (z - theta)          # weighted average of all z
plot y_t
`.trim();

const momentum = decayRate({
  name: 'momentum',
  default: 0.9,
  meaning: 'Where between z and the average the gradient is taken: at 0 at z, near 1 at the average.',
});

const optax: LibraryMapping = {
  rule: `
init z = theta
y_t = (1 - momentum) * z + momentum * theta  # where the gradient is taken
d = grad(y_t) + weight_decay * y_t           # gradient with L2 penalty
rate = lr * (warmup_steps > 0 ? min(1, (t - 1) / warmup_steps) : 1)
z = z - rate * d                             # SGD
w_lr = lr * (warmup_steps > 0 ? min(1, t / warmup_steps) : 1)
w = w_lr^weight_lr_power                     # what this step weighs
s = s + w
theta = theta + w / s * (z - theta)          # weighted average of all z
`.trim(),
  hyperparameters: [{ ...momentum, open: 'both' }],
  call: { name: 'optax.contrib.schedule_free_sgd', ...optaxAveraging, arguments: { momentum: 'b1' } },
  note: optaxNote,
};

export const schedulefreeSgd: OptimizerDefinition = {
  id: 'schedulefree_sgd',
  name: 'Schedule-Free SGD',
  citation: `${scheduleFreePaper} Rule and defaults as in the authors’ schedulefree.SGDScheduleFree 1.2; theta is x.`,
  derivesFrom: ['sgd'],
  hyperparameters: [lr({ default: 1 }), momentum, weightDecay, ...averaging],
  states: [{ name: 'z', meaning: 'The iterate of SGD, of which theta is the average.' }, weights],
  rule,
  libraries: { source: {}, optax },
};
