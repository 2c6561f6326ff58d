import { ackley } from './ackley';
import { anisotropic } from './anisotropic';
import { banana } from './banana';
import { beale } from './beale';
import { booth } from './booth';
import { branin } from './branin';
import type { LandscapeDefinition } from './definition';
import { easom } from './easom';
import { flower } from './flower';
import { goldsteinPrice } from './goldsteinPrice';
import { griewank } from './griewank';
import { himmelblau } from './himmelblau';
import { levy13 } from './levy13';
import { matyas } from './matyas';
import { mccormick } from './mccormick';
import { monkeySaddle } from './monkeySaddle';
import { plateau } from './plateau';
import { rastrigin } from './rastrigin';
import { rosenbrock } from './rosenbrock';
import { rotatedQuadratic } from './rotatedQuadratic';
import { saddle } from './saddle';
import { sineSaddle } from './sineSaddle';
import { sixHumpCamel } from './sixHumpCamel';
import { styblinskiTang } from './styblinskiTang';
import { threeHumpCamel } from './threeHumpCamel';
import { twoWells } from './twoWells';

/** Every landscape by its id, in the order in which they are offered. */
export const landscapes: ReadonlyMap<string, LandscapeDefinition> = new Map(
  [
    // Bowls.
    anisotropic,
    rotatedQuadratic,
    booth,
    matyas,
    // Valleys.
    rosenbrock,
    banana,
    beale,
    goldsteinPrice,
    // A few minima.
    himmelblau,
    branin,
    threeHumpCamel,
    sixHumpCamel,
    styblinskiTang,
    mccormick,
    twoWells,
    // Many minima.
    rastrigin,
    ackley,
    griewank,
    levy13,
    // Saddle points.
    saddle,
    monkeySaddle,
    sineSaddle,
    // Flat ground.
    plateau,
    easom,
    flower,
  ].map((definition) => [definition.id, definition]),
);
