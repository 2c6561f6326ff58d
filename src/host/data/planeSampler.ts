import {
  fillKnown,
  gradientsOnPlane,
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
import type { JobOptions, Pool } from '../pool';

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

  /**
   * The gradients of the loss on all rows at points of a plane.
   * @param points x and y of each
   * @throws the signal's reason when it is aborted
   */
  async gradients(
    loss: RowLoss,
    plane: Plane,
    points: Float64Array,
    signal: AbortSignal,
  ): Promise<Float64Array> {
    const { pool } = this;
    if (!pool || points.length * loss.work <= maxWorkInHost)
      return inSlices(gradientsOnPlane(loss, plane, points), signal);
    const gradients = new Float64Array(points.length);
    const length = 2 * Math.max(1, Math.floor(workOfJob / (3 * loss.work)));
    await this.onWorkers(pool, points.length, length, async (from, to) => {
      const some = points.slice(from, to);
      const job = { kind: 'gradients' as const, objective: this.spec, plane, points: some };
      gradients.set(await pool.run<'gradients'>(job, this.options(signal)), from);
    });
    return gradients;
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
    await this.onWorkers(pool, size, height, async (from, to) => {
      const part = { size, from, to, isRefined: known !== undefined };
      const job = { kind: 'grid' as const, objective: this.spec, ...(rows && { rows }), plane, view, part };
      values.set(await pool.run<'grid'>(job, this.options(signal)), from * size);
    });
    if (known) fillKnown(values, size, known);
    return { size, values };
  }

  private options(signal: AbortSignal): JobOptions {
    return { signal, ...(this.data && { data: this.data }) };
  }

  /** Has parts of a length done, no more at once than there are workers: what comes between does not wait for all. */
  private async onWorkers(
    pool: Pool,
    count: number,
    length: number,
    part: (from: number, to: number) => Promise<void>,
  ): Promise<void> {
    let next = 0;
    const goOn = async (): Promise<void> => {
      while (next < count) {
        const from = next;
        next = Math.min(count, from + length);
        await part(from, next);
      }
    };
    await Promise.all(Array.from({ length: pool.size }, goOn));
  }
}

/** The loss of a batch. */
export function lossOfBatch({ model, training }: DataObjective, rows: Int32Array): SampledLoss {
  return { loss: new RowLoss(model, training, rows), rows };
}
