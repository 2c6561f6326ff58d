// An own rule declares nothing: what its hyperparameters mean, and where they begin, is found from their names and
// from how the rule uses them.
import type { Rule } from '../language/rule';
import { operands, type Expression } from '../language/tree';
import { optimizers } from '../optimizers/catalogue';
import type { Hyperparameter } from '../optimizers/definition';
import { recommendedLearningRate } from './recommend';
import type { Experiment, Values } from './types';

/** Where a number of an unknown name begins. */
const unknownDefault = 0.1;

/** Where a decay rate of an unknown name begins: a memory of ten steps. */
const unknownDecayRate = 0.9;

/** How far a slider reaches around a number, up and down. */
const sliderFactor = 100;

/**
 * Declarations of a rule's hyperparameters, in reading order. One whose name the catalogue has takes its meaning,
 * scale and slider. Of the others, one that the rule takes from 1 (`1 - beta`) is a decay rate. Whatever the name, any
 * value is taken.
 * @param defaults what sliders that nobody declares are around; the starting value where one is missing
 */
export function foundHyperparameters(rule: Rule, defaults: Values): Hyperparameter[] {
  return rule.hyperparameters.map(({ name, kind }) => {
    const found = find(rule, name, kind);
    const given = defaults[name];
    if (found.kind === 'flag') return { ...found, default: given === true };
    const number = typeof given === 'number' ? given : found.default;
    return { ...sliding({ ...found, default: number }), range: [-Infinity, Infinity] };
  });
}

/**
 * Where the hyperparameters of a rule begin: a flag at false, `lr` at the rate recommended for SGD on the landscape,
 * another name of the catalogue at its default there, a decay rate at 0.9, any other number at 0.1.
 */
export function startingValues(experiment: Experiment, rule: Rule): Values {
  const values = rule.hyperparameters.map(({ name, kind }) => {
    const rate = name === 'lr' ? recommendedLearningRate(experiment, 'sgd') : undefined;
    return [name, kind === 'flag' ? false : (rate ?? find(rule, name, kind).default)] as const;
  });
  return Object.fromEntries(values);
}

function find(rule: Rule, name: string, kind: Hyperparameter['kind']): Hyperparameter {
  const known = declared.get(`${kind} ${name}`);
  if (known) return known;
  if (kind === 'flag') return { kind, name, default: false, meaning: '' };
  const plain = { kind, name, range: [-Infinity, Infinity], meaning: '' } as const;
  return isTakenFromOne(rule, name)
    ? { ...plain, default: unknownDecayRate, slider: [0, 0.9999], scale: 'one-minus-log' }
    : { ...plain, default: unknownDefault, scale: 'log' };
}

/**
 * By kind and name, the catalogue's declarations. Who writes a name wants its term, so one whose default does not
 * switch it off is preferred; among those Adam's, whose names most others took over, then the first.
 */
const declared: ReadonlyMap<string, Hyperparameter> = (() => {
  const entries = [optimizers.get('adam')!, ...optimizers.values()];
  const all = entries.flatMap(({ hyperparameters }) => hyperparameters);
  const isOff = (each: Hyperparameter) => each.kind === 'number' && each.off === each.default;
  const inOrder = [...all.filter((each) => !isOff(each)), ...all.filter(isOff)];
  // Of equal names a map keeps the last.
  return new Map(inOrder.toReversed().map((each) => [`${each.kind} ${each.name}`, each]));
})();

/** Whether `1 - name` stands anywhere in a rule. */
function isTakenFromOne({ inits, assignments }: Rule, name: string): boolean {
  const isTaken = (expression: Expression): boolean => {
    const parts = operands(expression);
    if (expression.kind !== 'binary' || expression.operator !== '-') return parts.some(isTaken);
    const [left, right] = parts;
    const isOne = left.kind === 'number' && left.value === 1;
    return (isOne && right.kind === 'name' && right.name === name) || parts.some(isTaken);
  };
  return [...inits, ...assignments].some(({ value }) => isTaken(value));
}

/** With a slider, around the default where none is declared. */
function sliding<P extends Extract<Hyperparameter, { kind: 'number' }>>(parameter: P): P {
  if (parameter.slider) return parameter;
  const { default: center } = parameter;
  return center > 0 && parameter.scale === 'log'
    ? { ...parameter, slider: [center / sliderFactor, center * sliderFactor] }
    : { ...parameter, slider: [Math.min(0, 2 * center), Math.max(1, 2 * center)], scale: 'linear' };
}
