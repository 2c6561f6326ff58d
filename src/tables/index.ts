// Tables from CSV files, and the data that models are trained on made of them. Pure: no vscode, no clock.
export {
  chooseColumns,
  refuseFeature,
  refuseTarget,
  suggestModel,
  targetKindOf,
  type Choice,
  type Chosen,
  type TargetKind,
  type UsableColumn,
} from './columns';
export { suggestExperiment, suggestObjective } from './experiment';
export { lineRanges } from './lineRanges';
export { prepareTable, type PreparedTable } from './prepare';
export { readTable, refuseSize, type TableReading } from './readTable';
export type { CategoryColumn, Column, NumberColumn, Table, TableProblem, TextColumn } from './table';
