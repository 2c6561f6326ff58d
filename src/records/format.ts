// What a record of a training is: lines of JSON, the first of which says what the others hold.
//
//   {"record": "optimizer-lab", "version": 1, "parameters": {"0.weight": [32, 1], "0.bias": [32]}, "every": 1}
//   {"step": 0, "loss": 1.25, "lr": 0.05, "theta": [0.1, …]}
//
// `theta` are the parameters before the step, `loss` is the loss there. Many parameters are `projected`: then
// `theta` has `to` numbers, each the sum of some parameters with random signs. `every` counts the steps between two
// lines; a recorder whose file has grown too large doubles it.

/** The value of `record` in a header. */
export const recordMark = 'optimizer-lab';
/** Raised when a line changes its meaning. */
export const recordVersion = 1;

/** What may be in a file. Everything is checked before it takes memory. */
export const recordLimits = {
  bytes: 64 * 2 ** 20,
  /** Bytes of one line. */
  line: 2 ** 20,
  rows: 1_000_000,
  /** Numbers of one `theta`. */
  theta: 4096,
  /** Numbers of all of them. */
  numbers: 8_000_000,
  /** Bad lines that are told one by one. */
  problems: 100,
} as const;

/** The first line of a record. */
export interface RecordHeader {
  /** The shape of each tensor of parameters, by its name. */
  readonly parameters: Readonly<Record<string, readonly number[]>>;
  /** How many numbers each `theta` has. */
  readonly numbers: number;
  /** Absent: `theta` are the parameters themselves. */
  readonly projected?: { readonly to: number; readonly seed: number };
}

/** How many parameters a training has. */
export function parameterCount({ parameters }: Pick<RecordHeader, 'parameters'>): number {
  return Object.values(parameters).reduce((sum, shape) => sum + shape.reduce((a, b) => a * b, 1), 0);
}

/** Whether the numbers of two records mean the same, so that one plane can hold both. */
export function areComparable(one: RecordHeader, other: RecordHeader): boolean {
  const meaning = ({ parameters, projected }: RecordHeader) =>
    JSON.stringify([Object.entries(parameters), projected?.to, projected?.seed]);
  return meaning(one) === meaning(other);
}

/**
 * The columns, or keys of JSON lines, in which logs of other tools have the step, the loss and the learning rate, the
 * surest first. Case and what stands between words do not matter.
 */
export const columnNames = {
  step: ['step', 'global_step', 'iteration', 'iter', 'steps', 'iterations', 'update', 'batch', 'epoch'],
  loss: ['loss', 'train_loss', 'training_loss', 'loss_train', 'batch_loss', 'value'],
  lr: ['lr', 'learning_rate', 'train_lr', 'train_learning_rate'],
} as const;

/** The first of the wanted names that is among some, as it stands there. */
export function findName(wanted: readonly string[], among: readonly string[]): string | undefined {
  const plain = among.map((name) =>
    name
      .trim()
      .toLowerCase()
      .replace(/[\s/.-]+/g, '_'),
  );
  for (const name of wanted) {
    const at = plain.indexOf(name);
    if (at >= 0) return among[at];
  }
  return undefined;
}
