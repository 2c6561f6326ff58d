import { resolveRun, shownRule, stepNumbersInSlices, type Assignment } from '../../core/index';
import type { NumbersDetail, NumbersWish } from '../../protocol/details';
import { farthestParameter } from '../data/farthestParameter';
import type { ShownData } from '../data/shownData';
import type { Computed } from '../session';
import { inSlices } from './inSlices';
import type { DetailKind } from './kind';

/** Every number of a step of a run; on data for one of its parameters. */
export const numbers: DetailKind<'numbers'> = {
  dependsOn(computed, wish) {
    const { present } = computed.history;
    const { runs, ...shared } = present.experiment;
    const { data } = computed;
    return [
      shared,
      runs[present.slots.indexOf(wish.slot)],
      ...(data ? [data.surface.retrainer.id, parameterOf(computed, data, wish)] : []),
    ];
  },
  async answer(computed, wish, signal) {
    const { experiment, slots } = computed.history.present;
    const run = slots.indexOf(wish.slot);
    if (run < 0) return undefined;
    const resolution = resolveRun(experiment, experiment.runs[run]);
    if (!resolution.ok) return undefined;
    const rule = shownRule(resolution.run).assignments;
    return computed.data
      ? onData(computed, computed.data, wish, run, rule, signal)
      : onLandscape(computed, wish, run, rule, signal);
  },
};

async function onLandscape(
  { history }: Computed,
  { slot, step }: NumbersWish,
  run: number,
  rule: readonly Assignment[],
  signal: AbortSignal,
): Promise<NumbersDetail | undefined> {
  const { experiment } = history.present;
  if (step > experiment.steps) return undefined;
  const { before, lines } = await inSlices(stepNumbersInSlices(experiment, run, step), signal);
  const quantities = [...Object.values(before), ...lines.map(({ value }) => value)];
  return {
    kind: 'numbers',
    slot,
    step,
    rule,
    names: Object.keys(before),
    calls: [],
    perParameter: quantities.map((quantity) => quantity.length > 1),
    values: Float64Array.from(quantities.flatMap((quantity) => [quantity[0], quantity.at(-1)!])),
  };
}

async function onData(
  computed: Computed,
  data: ShownData,
  wish: NumbersWish,
  run: number,
  rule: readonly Assignment[],
  signal: AbortSignal,
): Promise<NumbersDetail | undefined> {
  const { slot, step } = wish;
  const steps = computed.result.runs.find((each) => each.run === run)?.steps;
  if (steps === undefined || step > steps[steps.length - 1]) return undefined;
  const parameter = parameterOf(computed, data, wish);
  const { experiment } = computed.history.present;
  const { retrainer } = data.surface;
  const told = await retrainer.numbers(experiment, run, step, parameter, signal);
  if (told === undefined) return undefined;
  const { before, lines, calls } = told;
  const values = [...Object.values(before), ...Object.values(calls), ...lines.map(({ value }) => value)];
  return {
    kind: 'numbers',
    slot,
    step,
    rule,
    names: Object.keys(before),
    calls: Object.keys(calls),
    perParameter: values.map(() => false),
    values: Float64Array.from(values.flatMap((value) => [value, value])),
    parameter,
  };
}

/** The parameter that was wished for, if the model has it. */
function parameterOf({ result }: Computed, { surface }: ShownData, { parameter }: NumbersWish): number {
  const { dimension } = surface.objective;
  return parameter !== undefined && parameter < dimension ? parameter : farthestParameter(result, dimension);
}
