import { anisotropic } from './anisotropic';
import { banana } from './banana';
import { beale } from './beale';
import { booth } from './booth';
import type { LandscapeDefinition } from './definition';
import { goldsteinPrice } from './goldsteinPrice';
import { himmelblau } from './himmelblau';
import { matyas } from './matyas';
import { rastrigin } from './rastrigin';
import { rosenbrock } from './rosenbrock';
import { rotatedQuadratic } from './rotatedQuadratic';
import { saddle } from './saddle';

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
    // Many minima.
    rastrigin,
    // Saddle points.
    saddle,
  ].map((definition) => [definition.id, definition]),
);
