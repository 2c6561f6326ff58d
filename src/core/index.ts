// The public API of the core: numbers only, usable headless. It imports nothing from outside its folder and reads no
// clock, so the same experiment gives the same numbers everywhere.
export type * from './experiment/types';
export { edit, tryEdit, type Change } from './experiment/edit';
export { gestureOf } from './experiment/gesture';
export {
  freeSlot,
  recordChange,
  redo,
  startHistory,
  undo,
  type History,
  type Version,
} from './experiment/history';
export { foundHyperparameters } from './experiment/foundHyperparameters';
export { runMetrics, type RunMetrics, type RunStatus } from './experiment/metrics';
export { kinOf, type Kin } from './experiment/kin';
export { shownRule } from './experiment/shownRule';
export { targetLoss } from './experiment/target';
export { ruleCost, type RuleCost } from './language/cost';
export { newLines } from './language/newLines';
export type { Assignment, Expression, Place } from './language/tree';
export { defaultExperiment } from './experiment/default';
export { compileObjective, type Objective } from './experiment/objective';
export { samplePlane } from './experiment/plane';
export { experimentView, startsOf } from './experiment/view';
export { inLibrary } from './experiment/inLibrary';
export { parseExperiment } from './experiment/parse';
export { parseOwnOptimizers } from './experiment/parseOwnOptimizers';
export { recommendedLearningRate } from './experiment/recommend';
export { resolveRun, runLabel, type ResolvedRun } from './experiment/resolve';
export { runExperiment, runInSlices } from './experiment/run';
export { compileLandscape, type Landscape } from './compile/landscapeFunctions';
export { differingLines } from './language/differingLines';
export { compileRule, type Rule } from './language/rule';
export { landscapes } from './landscapes/catalogue';
export type { LandscapeDefinition, LandscapeParameter } from './landscapes/definition';
export { optimizers } from './optimizers/catalogue';
export type * from './optimizers/definition';
export { librariesOf, libraryNames, ownLibrary } from './optimizers/libraries';
export { schedules } from './schedules/catalogue';
export type * from './schedules/definition';
export { learningRates } from './schedules/learningRates';
export type { ResolvedSchedule } from './schedules/resolve';
export { ProblemError, type Problem } from './problem';
