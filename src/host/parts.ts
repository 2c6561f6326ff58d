import type { Experiment } from '../core/index';

/** Parts for each worker where there are seeds enough: the last ones then leave little idle. */
const partsForEach = 3;

/** A part of an experiment that is carried out by itself: one run, with some of the seeds. */
export interface Part {
  readonly run: number;
  /** Whether it has the run's first seed, whose trajectory is the one that is drawn. */
  readonly isDrawn: boolean;
  readonly experiment: Experiment;
}

/**
 * Splits an experiment so that workers have something to do each. The trajectories of all parts, one after another, are
 * those of the whole.
 * @param workers how many there are
 */
export function partsOf(experiment: Experiment, workers: number): Part[] {
  const { runs, seeds } = experiment;
  const groups =
    seeds && seeds.length > 1 ? split(seeds, Math.ceil((partsForEach * workers) / runs.length)) : [seeds];
  return runs.flatMap((spec, run) =>
    groups.map((group, index) => ({
      run,
      isDrawn: index === 0,
      experiment: { ...experiment, runs: [spec], ...(group && { seeds: group }) },
    })),
  );
}

/** At most so many groups, as equal as can be. */
function split(seeds: readonly number[], groups: number): (readonly number[])[] {
  const count = Math.min(groups, seeds.length);
  return Array.from({ length: count }, (_, group) =>
    seeds.slice(Math.floor((group * seeds.length) / count), Math.floor(((group + 1) * seeds.length) / count)),
  );
}
