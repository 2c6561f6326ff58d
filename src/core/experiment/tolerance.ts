/** How far above the lowest known minimum counts as converged, where the experiment does not say. */
export const defaultTolerance = 0.01;
