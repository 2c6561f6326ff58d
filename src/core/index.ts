// The public API of the core: numbers only, usable headless. It imports nothing from outside its folder and reads no
// clock, so the same experiment gives the same numbers everywhere.
export type * from './experiment/types';
export { edit, tryEdit, type Change } from './experiment/edit';
export { gestureOf } from './experiment/gesture';
export { recordChange, redo, startHistory, undo, type History, type Version } from './experiment/history';
export { explain, type Explanation } from './explain/explain';
export { findDataFix, type Trial } from './explain/data/dataFix';
export { explainDataInSlices, factsOf as dataFactsOf } from './explain/data/explainData';
export { sentenceText } from './explain/sentenceText';
export { fixText, type Fix } from './explain/fix';
export type { Sentence, SentenceValue } from './explain/sentence';
export { foundHyperparameters } from './experiment/foundHyperparameters';
export { runMetrics, type RunMetrics, type RunStatus } from './experiment/metrics';
export { kinOf, type Kin } from './experiment/kin';
export { shownRule } from './experiment/shownRule';
export { matchSlots } from './experiment/slots';
export { targetLoss } from './experiment/target';
export { ruleCost, type RuleCost } from './language/cost';
export { newLines } from './language/newLines';
export type { Assignment, Expression, Place } from './language/tree';
export { presets } from './presets/catalogue';
export type { Preset } from './presets/definition';
export { defaultExperiment } from './experiment/default';
export { compileObjective, type Objective } from './experiment/objective';
export {
  compileDataObjective,
  type DataObjective,
  type DataObjectiveSpec,
} from './experiment/data/dataObjective';
export {
  descentNumbers,
  samplingOf,
  trainingRows,
  type DescentNumbers,
  type DescentsChange,
} from './experiment/data/descents';
export { gradientNoise, gradientNoiseInSlices, type GradientNoise } from './experiment/data/gradientNoise';
export { areLeastSquares, leastSquaresInSlices, type LeastSquares } from './experiment/data/leastSquares';
export { dataSets } from './data/catalogue';
export type { DataSetDefinition } from './data/definition';
export { loadDataSet } from './data/load';
export { splitRows, type HeldOut } from './data/heldOut';
export { datasetOf, scalingOf } from './data/rows';
export { standardize, type Scaling } from './data/standardize';
export { losses } from './losses/catalogue';
export type { LossDefinition, LossId } from './losses/definition';
export { holdsWeights } from './models/blocks';
export { models } from './models/catalogue';
export { classesOf, lossOf } from './models/compile';
export type { Block, CompiledModel, ModelDefinition } from './models/definition';
export {
  chosenPlane,
  drawnPlane,
  drawnTrajectories,
  givenPlane,
  placedPlane,
  thinTrajectories,
  type DrawnPlane,
} from './planes/drawnPlane';
export { principalPlane, principalPlaneInSlices } from './planes/principalPlane';
export { pointOn, project, projectInSlices } from './planes/project';
export { gradientOnPlane, gradientsOnPlane, RowLoss } from './planes/rowLoss';
export {
  fillKnown,
  gridSizes,
  refinePlane,
  sampleGridPart,
  samplePlane,
  workAtOnce,
  type Grid,
  type GridPart,
} from './planes/samplePlane';
export { batchAtInSlices } from './experiment/data/batchAt';
export { quartilesInSlices, type Quartiles } from './experiment/bands';
export { stationaryPoints, type StationaryKind, type StationaryPoint } from './experiment/stationaryPoints';
export { experimentView, startsOf } from './experiment/view';
export { withLibraryVersions } from './experiment/written';
export { inLibrary } from './experiment/inLibrary';
export { parseExperiment } from './experiment/parse';
export { wrongName } from './experiment/ownRules';
export { parseOwnOptimizers } from './experiment/parseOwnOptimizers';
export { recommendedLearningRate } from './experiment/recommend';
export { resolveRun, runLabel, runLabels, type ResolvedRun } from './experiment/resolve';
export { updatesOf } from './experiment/data/updates';
export { runExperiment, runInSlices } from './experiment/run';
export { DataReplay } from './experiment/data/dataReplay';
export { dataStepNumbersInSlices, type DataStepNumbers } from './experiment/data/dataStepNumbers';
export { stepNumbers, stepNumbersInSlices, type StepNumbers } from './experiment/stepNumbers';
export { stripRates, sweepLearningRates } from './experiment/sweep';
export { compileLandscape, type Landscape } from './compile/landscapeFunctions';
export { differingLines } from './language/differingLines';
export { compileRule, type Rule } from './language/rule';
export { landscapes } from './landscapes/catalogue';
export type { LandscapeDefinition, LandscapeParameter } from './landscapes/definition';
export { optimizers } from './optimizers/catalogue';
export type * from './optimizers/definition';
export { librariesOf, libraryNames, libraryVersions, ownLibrary } from './optimizers/libraries';
export { schedules } from './schedules/catalogue';
export type * from './schedules/definition';
export { learningRates } from './schedules/learningRates';
export type { ResolvedSchedule } from './schedules/resolve';
export { measures } from './measures/catalogue';
export { dataMeasures } from './measures/data/catalogue';
export type { DataMeasureDefinition } from './measures/data/definition';
export type { MeasureDefinition, MeasureText } from './measures/definition';
export { measureRun } from './measures/measureRun';
export { ProblemError, type Problem } from './problem';
