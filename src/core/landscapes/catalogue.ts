import { anisotropic } from './anisotropic';
import { beale } from './beale';
import type { LandscapeDefinition } from './definition';
import { himmelblau } from './himmelblau';
import { rastrigin } from './rastrigin';
import { rosenbrock } from './rosenbrock';
import { saddle } from './saddle';

/** Every landscape by its id, in the order in which they are offered. */
export const landscapes: ReadonlyMap<string, LandscapeDefinition> = new Map(
  [
    // Bowls.
    anisotropic,
    // Valleys.
    rosenbrock,
    beale,
    // A few minima.
    himmelblau,
    // Many minima.
    rastrigin,
    // Saddle points.
    saddle,
  ].map((definition) => [definition.id, definition]),
);
