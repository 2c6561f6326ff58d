import { dataMeasures, landscapes, measureRun, measures, type RunResult } from '../../core/index';
import { leastSquaresOf } from '../data/leastSquares';
import type { DataSurface } from '../data/shownData';
import type { Computed } from '../session';
import { inSlices } from './inSlices';
import type { DetailKind } from './kind';

/** A measure along a run's trajectory. */
export const measure: DetailKind<'measure'> = {
  dependsOn({ history: { present }, data }, { slot }) {
    const { runs, ...shared } = present.experiment;
    // A file's rows may change while the experiment stays.
    return [shared, runs[present.slots.indexOf(slot)], data?.surface.id];
  },
  async answer(computed, { slot, measure: id, block }, signal) {
    const { history, result, data } = computed;
    const run = history.present.slots.indexOf(slot);
    const trajectory = result.runs.find((each) => each.run === run);
    if (trajectory === undefined) return undefined;
    const curves = data
      ? await onData(data.surface, trajectory, id, block, signal)
      : await onLandscape(computed, trajectory, id, signal);
    return (
      curves && {
        kind: 'measure',
        slot,
        measure: id,
        ...(block !== undefined && { block }),
        steps: trajectory.steps,
        curves,
      }
    );
  },
};

async function onLandscape(
  { history }: Computed,
  trajectory: RunResult,
  id: string,
  signal: AbortSignal,
): Promise<readonly Float64Array[] | undefined> {
  const { experiment } = history.present;
  const definition = measures.get(id);
  if (definition === undefined) return undefined;
  const { objective } = experiment;
  const minima = objective.kind === 'landscape' ? landscapes.get(objective.id)?.minima : undefined;
  if (definition.needsMinimum && !minima?.length) return undefined;
  return inSlices(measureRun(experiment, trajectory, definition), signal);
}

async function onData(
  { objective }: DataSurface,
  result: RunResult,
  id: string,
  block: number | undefined,
  signal: AbortSignal,
): Promise<readonly Float64Array[] | undefined> {
  const definition = dataMeasures.get(id);
  const hasBlock = block === undefined || (definition?.ofBlocks && block in objective.model.blocks);
  if (definition === undefined || !hasBlock) return undefined;
  const leastSquares = definition.needsMinimum ? await leastSquaresOf(objective, signal) : undefined;
  return [await inSlices(definition.column({ result, objective, leastSquares, block }), signal)];
}
