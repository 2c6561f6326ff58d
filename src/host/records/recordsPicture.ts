import { principalPlaneInSlices, project, type Plane } from '../../core/index';
import { viewAround } from '../../core/planes/viewAround';
import type { RecordPicture, RecordsPicture, RecordSummary, StepColumn } from '../../protocol/records';
import { thinCurve } from '../../protocol/thinCurve';
import { areComparable, parameterCount, type RecordHeader } from '../../records/format';
import type { TrainingRecord } from '../../records/recordReader';

/** Columns of pixels that a chart has at most. */
const chartColumns = 1500;
/** Rows of a trajectory that are drawn, and from which its plane is made. */
const wayRows = 1500;

/** A file as far as it was read. */
export interface ReadFile extends Pick<
  RecordPicture,
  'slot' | 'uri' | 'label' | 'path' | 'state' | 'problems' | 'problemCount' | 'notes'
> {
  readonly message?: string | undefined;
  readonly record?: TrainingRecord | undefined;
}

/** A trajectory before it is projected. */
interface Way {
  readonly slot: number;
  readonly steps: Int32Array;
  /** Rows × numbers. */
  readonly theta: Float64Array;
}

/**
 * Makes of files what the panel draws: thinned curves, and the trajectories in their common principal plane. The plane
 * is that of the first record which has parameters, and of those with the same ones.
 * @yields now and then
 */
export function* recordsPicture(
  files: readonly ReadFile[],
  revision: number,
  significantDigits: number,
): Generator<void, RecordsPicture, void> {
  const withTheta = files.flatMap(({ slot, record }) => {
    const { header, theta } = record ?? {};
    return header && theta && header.numbers > 1 ? [{ slot, header, record: record! }] : [];
  });
  const reference = withTheta.at(0)?.header;
  const ways = withTheta
    .filter(({ header }) => areComparable(header, reference!))
    .map(({ slot, record }) => wayOf(slot, record))
    .filter(({ steps }) => steps.length > 0);
  const plane = ways.length > 0 ? yield* planeOf(ways, reference!) : undefined;
  const projected = new Map(
    ways.map(({ slot, steps, theta }) => [slot, { steps, values: project(theta, plane!) }]),
  );
  return {
    revision,
    significantDigits,
    records: files.map((file) => recordPicture(file, projected.get(file.slot), reference)),
    ...(plane && {
      plane: {
        view: viewAround(
          [...projected.values()].map(({ values }) => values),
          true,
        ),
        explained: plane.explained!,
      },
    }),
  };
}

function planeOf(ways: readonly Way[], { numbers }: RecordHeader): Generator<void, Plane, void> {
  return principalPlaneInSlices(
    ways.map(({ theta }) => theta),
    numbers,
  );
}

/** Rows at even distances whose parameters are finite, the last one among them. */
function wayOf(slot: number, { steps, theta, header }: TrainingRecord): Way {
  const { numbers } = header!;
  const finite: number[] = [];
  for (let row = 0; row < steps.length; row++) {
    let sum = 0;
    for (let i = row * numbers; i < (row + 1) * numbers; i++) sum += theta![i] * 0;
    if (sum === 0) finite.push(row);
  }
  const every = Math.ceil(finite.length / wayRows);
  const rows = finite.filter((_, i) => i % every === 0 || i === finite.length - 1);
  const chosen = new Float64Array(rows.length * numbers);
  rows.forEach((row, i) => chosen.set(theta!.subarray(row * numbers, (row + 1) * numbers), i * numbers));
  return { slot, steps: Int32Array.from(rows, (row) => steps[row]), theta: chosen };
}

function recordPicture(
  file: ReadFile,
  way: StepColumn | undefined,
  reference: RecordHeader | undefined,
): RecordPicture {
  const { slot, uri, label, path, state, message, problems, problemCount, notes, record } = file;
  const header = record?.header;
  const nothing: StepColumn = { steps: new Int32Array(), values: new Float64Array() };
  return {
    slot,
    uri,
    label,
    path,
    state,
    ...(message !== undefined && { message }),
    problems,
    problemCount,
    notes,
    ...(record && record.steps.length > 0 && { summary: summaryOf(record) }),
    loss: record ? thinned(record.steps, record.loss) : nothing,
    ...(record?.lr && { lr: thinned(record.steps, record.lr) }),
    ...(way && { way }),
    ...(header && {
      parameters: {
        count: parameterCount(header),
        ...(header.projected && { projected: header.projected.to }),
        isElsewhere: reference !== undefined && !areComparable(header, reference),
      },
    }),
  };
}

function summaryOf({ steps, loss, lr }: TrainingRecord): RecordSummary {
  const last = steps.length - 1;
  let best = -1;
  let finite = -1;
  let told = -1;
  for (let row = 0; row <= last; row++) {
    if (Number.isFinite(loss[row])) {
      finite = row;
      if (best < 0 || loss[row] < loss[best]) best = row;
    }
    if (lr && !Number.isNaN(lr[row])) told = row;
  }
  return {
    rows: steps.length,
    lastStep: steps[last],
    ...(Number.isFinite(loss[last])
      ? { lastLoss: loss[last] }
      : { notFinite: Number.isNaN(loss[last]) ? 'NaN' : loss[last] > 0 ? '∞' : '−∞' }),
    ...(best >= 0 && { best: { loss: loss[best], step: steps[best] } }),
    ...(finite >= 0 && { lastFiniteStep: steps[finite] }),
    ...(told >= 0 && { lastLr: lr![told] }),
  };
}

/** As much of a column as a chart can show; what is not finite is left out, and the last row is there in any case. */
function thinned(steps: Int32Array, values: Float64Array): StepColumn {
  const rows = thinCurve(steps, values, steps.length, chartColumns);
  return {
    steps: Int32Array.from(rows, (row) => steps[row]),
    values: Float64Array.from(rows, (row) => values[row]),
  };
}
