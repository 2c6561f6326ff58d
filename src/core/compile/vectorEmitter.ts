import type { Value } from '../language/graph';
import { operations } from '../language/operations';
import { literal, maxInline, repeating } from './emitter';
import { Stages, type VectorTask } from './vectorStages';

/** A look at the batch: where, and where its loss and gradient are to be put. */
export interface Request {
  /** The array of the point. */
  readonly point: number;
  /** The array for the gradient; absent where only the loss is needed. */
  readonly gradient?: number;
  /** The place of the loss among the scalars. */
  readonly loss: number;
}

/** Matrices that are to be orthogonalized: from one array into another. */
export interface Orthogonalization {
  readonly from: number;
  readonly to: number;
}

/** A piece of a task that needs nothing but what is asked for before it. */
export interface SegmentSource {
  readonly requests: readonly Request[];
  readonly orthogonalizations: readonly Orthogonalization[];
  /** Statements over the arrays `a`, the scalars `s` and what the inputs are read from. */
  readonly source: string;
}

type Read = (value: Value) => string;

/**
 * Writes a task as JavaScript: what is one number, and loops over the parameters. It is cut where the batch has to be
 * looked at, or matrices orthogonalized, which both may take long; numbers that are needed beyond a cut are put among
 * the scalars.
 */
export class VectorEmitter {
  readonly segments: readonly SegmentSource[];
  /** How many arrays and scalars there are in all. */
  readonly arrays: number;
  readonly scalars: number;
  private readonly stages: Stages;
  /** The first stage of each segment. */
  private readonly cuts: readonly number[];
  /** What stands inside the one expression that uses it. */
  private readonly inlined = new Set<Value>();
  /** The places of numbers that are computed in one segment and read in another. */
  private readonly saved = new Map<Value, number>();

  /**
   * @param inputs where the numbers that are given are read from, by their variables
   * @param scalars how many scalars are taken already
   */
  constructor(
    private readonly task: VectorTask,
    private readonly inputs: ReadonlyMap<string, string>,
    scalars: number,
  ) {
    this.stages = new Stages(task);
    this.arrays = this.stages.arrays;
    const { evaluations, orthogonals, values, count } = this.stages;
    const starts = [0, ...evaluations.values(), ...orthogonals.values()];
    this.cuts = [...new Set(starts)].sort((a, b) => a - b);
    for (const { loss } of evaluations.keys()) this.saved.set(loss, scalars++);
    this.findInlined();
    for (const value of this.readAcross()) this.saved.set(value, scalars++);
    this.scalars = scalars;
    const needed = new Set(values);
    this.segments = this.cuts.map((first, index) => ({
      requests: [...evaluations]
        .filter(([, stage]) => stage === first)
        .map(([{ point, loss, gradient, array }]) => ({
          point: this.stages.homeOf(point),
          ...(needed.has(gradient) && { gradient: array }),
          loss: this.saved.get(loss)!,
        })),
      orthogonalizations: [...orthogonals]
        .filter(([, stage]) => stage === first)
        .map(([{ of, array }]) => ({ from: this.stages.homeOf(of), to: array })),
      source: this.segment(index, first, this.cuts[index + 1] ?? count),
    }));
  }

  private segment(index: number, first: number, end: number): string {
    const body = new SegmentBody(index);
    for (let stage = first; stage < end; stage++) this.writeStage(body, stage);
    for (const [value, place] of this.saved)
      if (this.segmentOf(value) === index) body.lines.push(`s[${place}] = ${this.nameOf(value)};`);
    if (index === this.cuts.length - 1) {
      const read = this.reader(body, end - 1);
      const writes = this.task.numbers.map(({ place, value }) => `s[${place}] = ${read(value)};`);
      body.lines.push(...writes);
    }
    return [...body.preamble.values(), ...body.lines].join('\n');
  }

  /** What is one number comes first, then one loop with all that there is one of for each parameter. */
  private writeStage(body: SegmentBody, stage: number): void {
    const { task, stages } = this;
    const computed = stages.values.filter(
      (value) => stages.stageOf(value) === stage && !this.isGiven(value) && !this.inlined.has(value),
    );
    const define = (isVector: boolean, read: Read) =>
      computed
        .filter((value) => task.isVector(value) === isVector)
        .map((value) => `const ${this.nameOf(value)} = ${this.operation(value, read)};`);
    const sums = stages.sumsIn(stage);
    body.lines.push(...define(false, this.reader(body, stage)));
    body.lines.push(...sums.map(({ sum }) => `let ${this.nameOf(sum)} = 0;`));

    const loads = new Map<Value, string>();
    const read = this.reader(body, stage, loads);
    const statements = [
      ...define(true, read),
      ...sums.map(({ sum, of }) => `${this.nameOf(sum)} += ${read(of)};`),
      ...stages.storesIn(stage).map(({ array, value }) => `${body.array(array)}[i] = ${read(value)};`),
    ];
    if (statements.length > 0)
      body.lines.push('for (let i = 0; i < n; i++) {', ...loads.values(), ...statements, '}');
  }

  /**
   * How a stage reads values.
   * @param loads gets the lines that read what stands in arrays
   */
  private reader(body: SegmentBody, stage: number, loads?: Map<Value, string>): Read {
    const read = (value: Value): string => {
      const { constant, variable } = this.task.graph.node(value);
      if (constant !== undefined) return literal(constant);
      if (this.inlined.has(value)) return this.operation(value, read);
      const name = this.nameOf(value);
      if (this.task.isVector(value)) {
        const isHere = variable === undefined && this.stages.stageOf(value) === stage;
        if (!isHere) loads?.set(value, `const ${name} = ${body.array(this.stages.homeOf(value))}[i];`);
        return name;
      }
      const place = this.saved.get(value);
      const given = variable === undefined ? undefined : this.inputs.get(variable);
      if (given !== undefined) body.preamble.set(name, `const ${name} = ${given};`);
      else if (place !== undefined && this.segmentOf(value) !== body.index)
        body.preamble.set(name, `const ${name} = s[${place}];`);
      return name;
    };
    return read;
  }

  private operation(value: Value, read: Read): string {
    const { operation, args } = this.task.graph.node(value);
    return operations.get(operation)!.javascript(...args.map(read));
  }

  private nameOf(value: Value): string {
    return this.task.graph.node(value).variable ?? `v${value}`;
  }

  /** Whether a value is not computed by an operation of the table. */
  private isGiven(value: Value): boolean {
    const { constant, variable } = this.task.graph.node(value);
    return constant !== undefined || variable !== undefined;
  }

  /** The segment that computes a number; undefined of a loss, which is put among the scalars from outside. */
  private segmentOf(value: Value): number | undefined {
    const kind = this.task.origins.get(value)?.kind;
    if (kind === 'loss') return undefined;
    return this.segmentAt(this.stages.stageOf(value) - (kind === 'sum' ? 1 : 0));
  }

  private segmentAt(stage: number): number {
    return this.cuts.findLastIndex((first) => first <= stage);
  }

  private findInlined(): void {
    const { graph, isVector } = this.task;
    const depths = new Map<Value, number>();
    for (const value of this.stages.values) {
      const [use, ...others] = this.stages.uses.get(value) ?? [];
      if (this.isGiven(value) || use?.by === undefined || others.length > 0) continue;
      const depth = 1 + Math.max(...graph.node(value).args.map((arg) => depths.get(arg) ?? 0));
      const isAlike = use.stage === this.stages.stageOf(value) && isVector(use.by) === isVector(value);
      if (!isAlike || depth >= maxInline || repeating.has(graph.node(use.by).operation)) continue;
      this.inlined.add(value);
      depths.set(value, depth);
    }
  }

  private readAcross(): Value[] {
    return this.stages.values.filter((value) => {
      const isNumber = !this.task.isVector(value);
      const isSum = this.task.origins.get(value)?.kind === 'sum';
      if (!isNumber || (this.isGiven(value) && !isSum)) return false;
      const own = this.segmentOf(value);
      return (this.stages.uses.get(value) ?? []).some(({ stage }) => this.segmentAt(stage) !== own);
    });
  }
}

/** The code of a segment while it is written. */
class SegmentBody {
  /** What is read at its beginning, by the names it gets. */
  readonly preamble = new Map([['n', 'const n = a[0].length;']]);
  readonly lines: string[] = [];

  constructor(readonly index: number) {}

  array(array: number): string {
    const name = `a${array}`;
    this.preamble.set(name, `const ${name} = a[${array}];`);
    return name;
  }
}
