// The public API of the core: numbers only, usable headless.
export type * from './experiment/types';
export type { Change } from './experiment/edit';
export type { Problem } from './problem';
export { ProblemError } from './problem';
export type * from './optimizers/definition';
export type { LandscapeDefinition } from './landscapes/definition';
