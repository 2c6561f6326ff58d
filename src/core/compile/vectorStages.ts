import type { Graph, Value } from '../language/graph';
import type { Evaluation, Origin } from './vectorLowering';
import type { Store } from './vectorStep';

/** What a piece of a step computes. */
export interface VectorTask {
  readonly graph: Graph;
  readonly origins: ReadonlyMap<Value, Origin>;
  readonly isVector: (value: Value) => boolean;
  readonly stores: readonly Store[];
  /** Numbers that are wanted at the end, and their places among the scalars. */
  readonly numbers: readonly { readonly place: number; readonly value: Value }[];
  /** Looks at the batch that are made in any case; only their loss, where nothing else needs the gradient. */
  readonly evaluated: readonly Evaluation[];
  /** How many arrays there are already. */
  readonly arrays: number;
}

type Orthogonal = Extract<Origin, { kind: 'orthogonal' }>;

/** Where a value is used, and by which value, where that is an operation. */
export interface Use {
  readonly stage: number;
  readonly by?: Value;
}

/**
 * Divides a task into stages, each of which is at most one loop over the parameters: what needs a sum over all of
 * them, a gradient elsewhere or an orthogonal matrix belongs to a later stage than what that is made of. A value is
 * computed as late as its earliest use allows, so that few have to be kept from loop to loop; arrays are written in
 * the first loop after which nobody reads what stood there before.
 */
export class Stages {
  /** All values that are needed, operands first. */
  readonly values: readonly Value[];
  /** How many stages there are. */
  readonly count: number;
  /** The arrays there are, the temporary ones included. */
  readonly arrays: number;
  /** Of each evaluation that is needed, the stage before which it is made. */
  readonly evaluations = new Map<Evaluation, number>();
  readonly orthogonals = new Map<Orthogonal, number>();
  readonly uses = new Map<Value, Use[]>();
  private readonly ready = new Map<Value, number>();
  private readonly place = new Map<Value, number>();
  private readonly writes = new Map<number, number>();
  private readonly homes = new Map<Value, number>();
  /** What is written into temporary arrays, by the value and the stage. */
  private readonly kept: (Store & { readonly stage: number })[] = [];

  constructor(private readonly task: VectorTask) {
    this.values = this.needed();
    for (const value of this.values) {
      const stage = this.readyStage(value);
      this.ready.set(value, stage);
      const origin = task.origins.get(value);
      if (origin?.kind === 'orthogonal') this.orthogonals.set(origin, stage);
      if (origin?.kind === 'gradient' || origin?.kind === 'loss') this.evaluations.set(origin.of, stage);
    }
    for (const { array, value } of task.stores) this.writes.set(array, this.ready.get(value)!);
    do this.settle();
    while (this.postpone());
    this.arrays = this.findHomes();
    this.count = 1 + Math.max(0, ...this.ready.values(), ...this.writes.values());
  }

  /** The stage in which a value is computed. */
  stageOf(value: Value): number {
    return this.place.get(value)!;
  }

  /** The array from which later stages, evaluations and orthogonalizations read a vector. */
  homeOf(value: Value): number {
    return this.homes.get(value)!;
  }

  /** What is written in a stage. */
  storesIn(stage: number): Store[] {
    return [
      ...this.kept.filter((store) => store.stage === stage),
      ...this.task.stores.filter(
        ({ array, value }) => this.writes.get(array) === stage && !this.isItself(array, value),
      ),
    ];
  }

  /** The sums that a stage adds up, and of what. */
  sumsIn(stage: number): { readonly sum: Value; readonly of: Value }[] {
    return this.values.flatMap((sum) => {
      const origin = this.task.origins.get(sum);
      return origin?.kind === 'sum' && this.ready.get(sum) === stage + 1 ? [{ sum, of: origin.of }] : [];
    });
  }

  private isItself(array: number, value: Value): boolean {
    const origin = this.task.origins.get(value);
    return origin?.kind === 'array' && origin.array === array;
  }

  private needed(): Value[] {
    const found = new Set<Value>();
    const { numbers, stores, evaluated } = this.task;
    const open = [...numbers, ...stores].map(({ value }) => value);
    open.push(...evaluated.map(({ loss }) => loss));
    for (let value = open.pop(); value !== undefined; value = open.pop()) {
      if (found.has(value)) continue;
      found.add(value);
      open.push(...this.operands(value));
    }
    return [...found].sort((a, b) => a - b);
  }

  /** What a value is computed from, be it by arithmetic or otherwise. */
  private operands(value: Value): readonly Value[] {
    const origin = this.task.origins.get(value);
    switch (origin?.kind) {
      case undefined:
        return this.task.graph.node(value).args;
      case 'array':
        return [];
      case 'sum':
      case 'orthogonal':
        return [origin.of];
      case 'loss':
      case 'gradient':
        return [origin.of.point];
    }
  }

  /** The first stage in which a value can be computed. */
  private readyStage(value: Value): number {
    const origin = this.task.origins.get(value);
    switch (origin?.kind) {
      case undefined:
        return Math.max(0, ...this.operands(value).map((operand) => this.ready.get(operand)!));
      case 'array':
        return 0;
      case 'sum':
        return this.ready.get(origin.of)! + 1;
      case 'orthogonal':
        return this.wholeStage(origin.of);
      case 'loss':
      case 'gradient':
        return this.wholeStage(origin.of.point);
    }
  }

  /** The first stage before which a vector stands in an array. */
  private wholeStage(value: Value): number {
    return this.task.origins.get(value)?.kind === 'array' ? 0 : this.ready.get(value)! + 1;
  }

  /** The vectors that have to stand in an array, and before which stage. */
  private wholes(): { readonly value: Value; readonly stage: number }[] {
    return [
      ...[...this.evaluations].map(([{ point }, stage]) => ({ value: point, stage })),
      ...[...this.orthogonals].map(([{ of }, stage]) => ({ value: of, stage })),
    ];
  }

  /** Gives every value its stage, as late as what reads it allows. */
  private settle(): void {
    const { task, uses } = this;
    uses.clear();
    const use = (value: Value, ...more: Use[]) => uses.set(value, [...(uses.get(value) ?? []), ...more]);
    for (const { value, stage } of this.wholes()) use(value, { stage: this.ready.get(value)! }, { stage });
    for (const { array, value } of task.stores) use(value, { stage: this.writes.get(array)! });
    for (const { value } of task.numbers) use(value, { stage: Infinity });
    for (const value of this.values.toReversed()) {
      const origin = task.origins.get(value);
      const ready = this.ready.get(value)!;
      const isLate = origin === undefined && task.isVector(value);
      const stage = isLate ? Math.min(...uses.get(value)!.map((each) => each.stage)) : ready;
      this.place.set(value, stage);
      if (origin === undefined) for (const arg of this.operands(value)) use(arg, { stage, by: value });
      if (origin?.kind === 'sum') use(origin.of, { stage: ready - 1 });
    }
  }

  private lastUse(value: Value): number {
    return Math.max(0, ...(this.uses.get(value) ?? []).map(({ stage }) => stage));
  }

  /** Moves what is written too early to where nobody reads any more what stood there before. */
  private postpone(): boolean {
    let moved = false;
    for (const value of this.values) {
      const origin = this.task.origins.get(value);
      if (origin?.kind !== 'array') continue;
      const write = this.writes.get(origin.array);
      const last = this.lastUse(value);
      if (write === undefined || write >= last) continue;
      this.writes.set(origin.array, last);
      moved = true;
    }
    return moved;
  }

  /** Gives every vector that outlives its loop an array. */
  private findHomes(): number {
    let arrays = this.task.arrays;
    const whole = new Set(this.wholes().map(({ value }) => value));
    for (const value of this.values) {
      const origin = this.task.origins.get(value);
      if (origin !== undefined && 'array' in origin) {
        this.homes.set(value, origin.array);
        continue;
      }
      const stage = this.stageOf(value);
      const outlives = this.task.isVector(value) && this.lastUse(value) > stage;
      if (!outlives && !whole.has(value)) continue;
      const store = this.task.stores.find(
        ({ array, value: stored }) => stored === value && this.writes.get(array) === stage,
      );
      const home = store?.array ?? arrays++;
      this.homes.set(value, home);
      if (store === undefined) this.kept.push({ array: home, value, stage });
    }
    return arrays;
  }
}
