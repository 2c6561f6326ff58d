import { adabelief } from './adabelief';
import { adabound } from './adabound';
import { adadelta } from './adadelta';
import { adafactor } from './adafactor';
import { adagrad } from './adagrad';
import { adam } from './adam';
import { adamax } from './adamax';
import { adamod } from './adamod';
import { adamw } from './adamw';
import { adan } from './adan';
import { aggmo } from './aggmo';
import { amsgrad } from './amsgrad';
import { asgd } from './asgd';
import type { OptimizerDefinition } from './definition';
import { diffgrad } from './diffgrad';
import { lamb } from './lamb';
import { lars } from './lars';
import { lion } from './lion';
import { lookahead } from './lookahead';
import { madgrad } from './madgrad';
import { momentum } from './momentum';
import { muon } from './muon';
import { nadam } from './nadam';
import { nesterov } from './nesterov';
import { novograd } from './novograd';
import { prodigy } from './prodigy';
import { qhadam } from './qhadam';
import { qhm } from './qhm';
import { radam } from './radam';
import { rmsprop } from './rmsprop';
import { rprop } from './rprop';
import { sam } from './sam';
import { schedulefreeAdamw } from './schedulefreeAdamw';
import { schedulefreeSgd } from './schedulefreeSgd';
import { sgd } from './sgd';
import { signsgd } from './signsgd';
import { sophia } from './sophia';
import { yogi } from './yogi';

const textbook = [sgd, momentum, nesterov, adagrad, rmsprop, adam];
const adagradKin = [adadelta];
const adamKin = [amsgrad, adamw, adamax, nadam, radam];
const others = [rprop, asgd];
const beyondTorch = [
  lion,
  adabelief,
  adan,
  yogi,
  qhm,
  qhadam,
  aggmo,
  madgrad,
  novograd,
  lamb,
  lars,
  adabound,
  diffgrad,
  adamod,
  signsgd,
  adafactor,
  muon,
  sophia,
  sam,
  lookahead,
  schedulefreeSgd,
  schedulefreeAdamw,
  prodigy,
];

/** Every optimizer by its id, in the order in which they are offered. */
export const optimizers: ReadonlyMap<string, OptimizerDefinition> = new Map(
  [...textbook, ...adagradKin, ...adamKin, ...others, ...beyondTorch].map((definition) => [
    definition.id,
    definition,
  ]),
);
