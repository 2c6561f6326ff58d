import { libraryVersions } from '../optimizers/libraries';
import { resolveRun } from './resolve';
import type { Experiment, Library } from './types';

/**
 * An experiment as it is written to a file: with the version of every library whose defaults hold in it. What a file
 * says of a version already stays.
 */
export function withLibraryVersions(experiment: Experiment): Experiment {
  const used = new Set(
    experiment.runs.flatMap((spec) => {
      const resolved = resolveRun(experiment, spec);
      return resolved.ok && resolved.run.definition ? [resolved.run.library] : [];
    }),
  );
  const known = (Object.keys(libraryVersions) as Library[]).filter((library) => used.has(library));
  const versions = Object.fromEntries(known.map((library) => [library, libraryVersions[library]]));
  if (known.length === 0) return experiment;
  return { ...experiment, libraries: { ...versions, ...experiment.libraries } };
}
