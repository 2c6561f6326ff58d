import {
  fillKnown,
  gridSizes,
  refinePlane,
  RowLoss,
  type DataObjective,
  type DataObjectiveSpec,
  type Dataset,
  type Grid,
  type Plane,
  type View,
} from '../../core/index';
import type { Ground } from '../../protocol/messages';
import { inSlices } from '../details/inSlices';
import { groundOfGrid } from '../ground';
import type { Pool } from '../pool';

/** Work of a grid, in rows × parameters, that the extension host does itself, between messages: some 50 ms. */
const maxWorkInHost = 2e7;
/** Work of one job: others wait no longer than some 100 ms for a worker. */
const workOfJob = 4e7;

/** What is sampled: the loss on some of the rows that are trained on, or on all. */
export interface SampledLoss {
  readonly loss: RowLoss;
  /** Absent: all. */
  readonly rows?: Int32Array;
}

/** Samples a model's losses on planes, coarse at first and then finer, on the workers where that takes long. */
export class PlaneSampler {
  /** @param data of the file that the rows come from, if they do */
  constructor(
    private readonly pool: Pool | undefined,
    private readonly spec: DataObjectiveSpec,
    private readonly data: Dataset | undefined,
  ) {}

  /**
   * @param tell takes each of the grounds, and whether a finer one follows
   * @throws the signal's reason when it is aborted
   */
  async sample(
    sampled: SampledLoss,
    plane: Plane,
    view: View,
    signal: AbortSignal,
    tell: (ground: Ground, isCoarse: boolean) => void,
  ): Promise<void> {
    const { loss } = sampled;
    const sizes = gridSizes(loss);
    const { pool } = this;
    const inHost = pool ? sizes.filter((size) => size * size * loss.work <= maxWorkInHost) : sizes;
    let known: Grid | undefined;
    const found = (grid: Grid): void => {
      known = grid;
      tell(groundOfGrid(view, grid), grid.size !== sizes.at(-1));
    };
    await inSlices(refinePlane(loss, plane, view, inHost), signal, (grid) => grid && found(grid));
    if (!pool) return;
    for (const size of sizes.slice(inHost.length))
      found(await this.sampleOn(pool, sampled, plane, view, size, known, signal));
  }

  private async sampleOn(
    pool: Pool,
    { loss, rows }: SampledLoss,
    plane: Plane,
    view: View,
    size: number,
    known: Grid | undefined,
    signal: AbortSignal,
  ): Promise<Grid> {
    const values = new Float64Array(size * size);
    const height = Math.max(1, Math.floor(workOfJob / (size * loss.work)));
    let next = 0;
    // No more jobs than there are workers: what comes between them does not wait for all.
    const goOn = async (): Promise<void> => {
      while (next < size) {
        const [from, to] = [next, Math.min(size, next + height)];
        next = to;
        const part = { size, from, to, isRefined: known !== undefined };
        const job = { kind: 'grid' as const, objective: this.spec, ...(rows && { rows }), plane, view, part };
        const options = { signal, ...(this.data && { data: this.data }) };
        values.set(await pool.run<'grid'>(job, options), from * size);
      }
    };
    await Promise.all(Array.from({ length: pool.size }, goOn));
    if (known) fillKnown(values, size, known);
    return { size, values };
  }
}

/**
 * A loss, and its gradient along the two directions of a plane: that of what is drawn there.
 * @yields after a few milliseconds of work each, and at the end
 */
export function* gradientOnPlane(
  loss: RowLoss,
  { u, v }: Plane,
  theta: Float64Array,
): Generator<void, { readonly loss: number; readonly gradient: readonly [number, number] }, void> {
  const gradient = new Float64Array(loss.dimension);
  const value = yield* loss.valueInSlices(theta, gradient);
  yield;
  const along = (direction: readonly number[]) =>
    direction.reduce((sum, each, i) => sum + each * gradient[i], 0);
  return { loss: value, gradient: [along(u), along(v)] };
}

/** The loss of a batch. */
export function lossOfBatch({ model, training }: DataObjective, rows: Int32Array): SampledLoss {
  return { loss: new RowLoss(model, training, rows), rows };
}
