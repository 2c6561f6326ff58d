/** Hyperparameters of a schedule by their names in torch.optim.lr_scheduler. */
export type ScheduleValues = Readonly<Record<string, number | boolean | string | readonly number[]>>;

/**
 * A default that follows the run, for what the library leaves no default to: `times` the run's `lr`, its `steps`
 * (those after the warm-up) or another parameter of the schedule, whole numbers rounded down and at least 1.
 */
export interface Following<T> {
  readonly from: string;
  readonly times: T;
}

interface Parameter {
  readonly name: string;
  readonly meaning: string;
  /** Always written in code: the library demands it, or has another default. */
  readonly demanded?: boolean;
}

export interface NumericParameter extends Parameter {
  readonly kind: 'number';
  readonly default: number | Following<number>;
  /** Which values make sense, `[min, max]`; others are refused. Open ends are ±Infinity. */
  readonly range: readonly [number, number];
  /** Whether a bound of the range is itself refused. */
  readonly open?: 'min' | 'max' | 'both';
  /** A count. */
  readonly whole?: boolean;
}

export interface FlagParameter extends Parameter {
  readonly kind: 'flag';
  readonly default: boolean;
}

export interface ChoiceParameter extends Parameter {
  readonly kind: 'choice';
  readonly default: string;
  readonly options: readonly string[];
}

/** Several counts of steps. */
export interface StepsParameter extends Parameter {
  readonly kind: 'steps';
  readonly default: Following<readonly number[]>;
}

export type ScheduleParameter = NumericParameter | FlagParameter | ChoiceParameter | StepsParameter;

/**
 * The learning rate of a step, counted from 0; asked for one step after the other.
 * @param metric what the schedule reads of the step before: its loss. From step 1 on, where `readsLoss`.
 */
export type RateOfStep = (step: number, metric?: number) => number;

/** A catalogue entry: one file of this folder. */
export interface ScheduleDefinition {
  /** The class in torch.optim.lr_scheduler, or the usual name of what is composed of its classes. */
  readonly id: string;
  readonly name: string;
  /** Where it was published, and the library version it follows. */
  readonly citation: string;
  /** In the order of the library's own arguments. */
  readonly parameters: readonly ScheduleParameter[];
  /** Whether the rate depends on how the run goes. */
  readonly readsLoss?: boolean;
  /** Whether it begins at the run's own rate, so that a warm-up of its own may lead up to it. */
  readonly beginsAtLr: boolean;
  /**
   * What is wrong with values that are each in their range.
   * @param steps how many rates are asked for, where that is known
   */
  readonly refuses?: (
    values: ScheduleValues,
    steps: number | undefined,
  ) => { readonly parameter: string; readonly message: string } | undefined;
  /** @param lr the run's own learning rate */
  readonly begin: (lr: number, values: ScheduleValues) => RateOfStep;
}

/** States an entry whose functions know the types of their values, which are checked before they are called. */
export function defineSchedule<V extends ScheduleValues>(
  definition: Omit<ScheduleDefinition, 'begin' | 'refuses'> & {
    readonly refuses?: (
      values: V,
      steps: number | undefined,
    ) => ReturnType<NonNullable<ScheduleDefinition['refuses']>>;
    readonly begin: (lr: number, values: V) => RateOfStep;
  },
): ScheduleDefinition {
  return definition as unknown as ScheduleDefinition;
}
