import {
  optimizers,
  recommendedLearningRate,
  resolveRun,
  type Hyperparameter,
  type Library,
  type Values,
} from '../../../src/core/index';
import { places, retraceTests } from './retrace';
import type { Case } from './trajectories';

/** A value that a hyperparameter has an effect with. */
function turned(parameter: Hyperparameter): number | boolean {
  if (parameter.kind === 'flag') return !parameter.default;
  const values: Record<string, number> = {
    momentum: 0.9,
    dampening: 0.3,
    weight_decay: 0.02,
    lr_decay: 0.1,
    initial_accumulator_value: 0.5,
    eps: 1e-3,
    beta1: 0.8,
    beta2: 0.95,
    alpha: 0.9,
    rho: 0.8,
    momentum_decay: 0.5,
    etaminus: 0.4,
    etaplus: 1.5,
    step_min: 0.05,
    step_max: 0.2,
    lambd: 0.1,
    t0: 5,
    beta3: 0.9,
    nu: 0.5,
    nu1: 0.5,
    nu2: 0.5,
    initial_accumulator: 0.5,
    clamp_value: 2,
    trust_coefficient: 2e-3,
    final_lr: 0.01,
    gamma: 5e-4,
    wd_lh: 0.3,
    beta2_decay: -0.5,
    eps1: 0.1,
    eps2: 0.5,
    d: 1.5,
    k: 3,
    la_steps: 3,
    la_alpha: 0.3,
    warmup_steps: 20,
    r: 1,
    weight_lr_power: 1,
    d0: 1e-3,
    d_coef: 2,
    eps_root: 1e-3,
    initial_scale: 0.5,
    threshold: 6,
    decay_rate: 0.6,
    clip_threshold: 0.5,
  };
  if (!(parameter.name in values)) throw new Error(`no value for ${parameter.name}`);
  return values[parameter.name];
}

/** The defaults, each hyperparameter turned alone, each besides a momentum, and all but the direction. */
function variants(parameters: readonly Hyperparameter[]): Values[] {
  const others = parameters.filter(({ name }) => name !== 'lr');
  const alone = others.map((parameter): Values => ({ [parameter.name]: turned(parameter) }));
  const hasMomentum = parameters.some(({ name }) => name === 'momentum');
  const besideMomentum = hasMomentum ? alone.map((values): Values => ({ momentum: 0.9, ...values })) : [];
  const all = Object.fromEntries(
    others.filter(({ name }) => name !== 'maximize').map((parameter) => [parameter.name, turned(parameter)]),
  );
  const distinct = new Map(
    [{}, ...alone, ...besideMomentum, all].map((values) => [JSON.stringify(values), values]),
  );
  return [...distinct.values()];
}

/** As far as Rosenbrock's valley keeps a last bit from growing past the tolerance. */
const steps = 24;

/** Every entry as each of its libraries has it. */
const conventions = [...optimizers].flatMap(([id, { libraries }]) =>
  (Object.keys(libraries) as Library[]).map((library) => [id, library] as const),
);

function hyperparametersOf(optimizer: string, library: Library): readonly Hyperparameter[] {
  const resolved = resolveRun({}, { optimizer, library });
  if (!resolved.ok) throw new Error(resolved.errors[0].message);
  return resolved.run.definition!.hyperparameters;
}

suite('Snippets of the catalogue retrace what is plotted', () => {
  const cases = conventions.flatMap(([id, library]) =>
    variants(hyperparametersOf(id, library)).flatMap((values) =>
      places.map((place): Case => {
        const objective = { kind: 'landscape', id: place.landscape } as const;
        // Small enough for every optimizer that no rate was measured for
        const lr = recommendedLearningRate({ objective, steps }, id) ?? 5e-4;
        return {
          ...place,
          title: `${id} as in ${library} ${JSON.stringify(values)} on ${place.landscape}`,
          run: { optimizer: id, library, hyperparameters: { lr, ...values } },
          steps,
        };
      }),
    ),
  );
  retraceTests(cases, 1e-12);
});
