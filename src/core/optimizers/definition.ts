import type { Library, Values } from '../experiment/types';

/** A number that the user may turn, named as in torch.optim. */
export interface NumericHyperparameter {
  readonly kind: 'number';
  readonly name: string;
  /** torch.optim's default (for entries torch.optim has). */
  readonly default: number;
  /** Which values make sense, `[min, max]`; others are refused. Open ends are ±Infinity. */
  readonly range: readonly [number, number];
  /** Whether a bound of the range is itself refused (`lr > 0`, `beta1 < 1`). */
  readonly open?: 'min' | 'max' | 'both';
  /** What a slider spans; a typed value may lie outside. Absent: no slider. */
  readonly slider?: readonly [number, number];
  /** How a slider moves over it: evenly, by ratios, or by ratios of its distance to 1 (`beta`). */
  readonly scale: 'linear' | 'log' | 'one-minus-log';
  readonly meaning: string;
  /** What it counts. Absent: a plain number, or one in the units of theta. */
  readonly unit?: 'steps';
  /** The value that switches its term off. */
  readonly off?: number;
}

/** A switch of the rule. Flags are decided before a kernel is generated. */
export interface FlagHyperparameter {
  readonly kind: 'flag';
  readonly name: string;
  readonly default: boolean;
  readonly meaning: string;
}

export type Hyperparameter = NumericHyperparameter | FlagHyperparameter;

/** What an optimizer remembers from step to step. */
export interface State {
  readonly name: string;
  readonly meaning: string;
}

/** How a library builds an optimizer: the class or function, and where its arguments differ from the entry's. */
export interface CallMapping {
  /** Qualified: `torch.optim.Adam`. */
  readonly name: string;
  /** Hyperparameters that the library calls otherwise: Keras's `rho` is our `alpha`. */
  readonly arguments?: Readonly<Record<string, string>>;
  /** Arguments that take several hyperparameters at once: `betas` takes beta1 and beta2. */
  readonly tuples?: Readonly<Record<string, readonly string[]>>;
  /** Hyperparameters in the order of the arguments, where they have no names: `tf.train.adam(0.001, 0.9)`. */
  readonly positions?: readonly string[];
  /** Hyperparameters besides `lr` that the library has no default for. */
  readonly required?: readonly string[];
  /** Hyperparameters whose value of 0 the library knows as None only. */
  readonly none?: readonly string[];
  /** The library takes a number for the learning rate, and no schedule. */
  readonly unscheduled?: boolean;
  /** The library's own defaults, where the entry's are others. */
  readonly defaults?: Values;
  /** Why the library refuses some values that the rule has a meaning for, in words; undefined where it takes them. */
  readonly refuses?: (values: Values) => string | undefined;
}

/** How one library differs from the entry's own rule and defaults. */
export interface LibraryMapping {
  /** Only where no flag can express the difference. What it does not read, the library does not have. */
  readonly rule?: string;
  /** What the library's rule reads besides the entry's hyperparameters, or means otherwise. */
  readonly hyperparameters?: readonly Hyperparameter[];
  /** What the library's rule remembers besides the entry's states, or means otherwise. */
  readonly states?: readonly State[];
  /** Where they are not the entry's. */
  readonly defaults?: Values;
  readonly call?: CallMapping;
  /** The difference to the entry's own rule in one or two sentences, with the library's version. */
  readonly note?: string;
}

/** A catalogue entry: one file of this folder. */
export interface OptimizerDefinition {
  readonly id: string;
  readonly name: string;
  /** Where the update rule was published, and the library version the defaults were read from. */
  readonly citation: string;
  /** Ids of the entries whose rules it grew out of. */
  readonly derivesFrom?: readonly string[];
  /** One sentence, where two parameters do not show what the algorithm is for, or mislead about it. */
  readonly caution?: string;
  /** One sentence, where the rule on a model's many parameters is not quite what was published. */
  readonly cautionOnData?: string;
  /** In the order of the library's own arguments. */
  readonly hyperparameters: readonly Hyperparameter[];
  readonly states: readonly State[];
  /** The update rule, in the language of ../language. */
  readonly rule: string;
  readonly libraries: Readonly<Partial<Record<Library, LibraryMapping>>>;
}
